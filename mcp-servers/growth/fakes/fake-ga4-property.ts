import { DIMENSIONS, METRICS } from './fake-ga4-fields.ts';
import type { FakeGrant } from './fake-grants.ts';
import type { FakeShop } from './fake-shop.ts';

/** `GET /v1beta/accountSummaries` of the Admin API: what the grant sees. */
export function writeAccountSummaries(shops: readonly FakeShop[], { accounts }: FakeGrant) {
  const visible = shops.filter((shop) => accounts.includes(shop.accounts.ga4));
  return {
    accountSummaries: visible.map((shop) => ({
      name: `accountSummaries/${accountOf(shop)}`,
      account: `accounts/${accountOf(shop)}`,
      displayName: shop.name,
      propertySummaries: [
        {
          property: `properties/${shop.accounts.ga4}`,
          displayName: shop.name,
          propertyType: 'PROPERTY_TYPE_ORDINARY',
          parent: `accounts/${accountOf(shop)}`,
        },
      ],
    })),
  };
}

/** `GET /v1beta/properties/{id}` of the Admin API. */
export function writeProperty(shop: FakeShop) {
  return {
    name: `properties/${shop.accounts.ga4}`,
    parent: `accounts/${accountOf(shop)}`,
    account: `accounts/${accountOf(shop)}`,
    displayName: shop.name,
    timeZone: shop.timezone,
    currencyCode: shop.currency,
    industryCategory: 'SHOPPING',
    serviceLevel: 'GOOGLE_ANALYTICS_STANDARD',
    propertyType: 'PROPERTY_TYPE_ORDINARY',
    createTime: '2023-01-10T09:00:00Z',
    updateTime: '2026-01-10T09:00:00Z',
  };
}

/** `GET /v1beta/properties/{id}/googleAdsLinks` of the Admin API. */
export function writeGoogleAdsLinks({ accounts }: FakeShop) {
  return {
    googleAdsLinks: [
      {
        name: `properties/${accounts.ga4}/googleAdsLinks/l1`,
        customerId: accounts.googleAds,
        canManageClients: false,
        adsPersonalizationEnabled: true,
        createTime: '2023-02-01T09:00:00Z',
        updateTime: '2023-02-01T09:00:00Z',
      },
    ],
  };
}

/** `GET /v1beta/properties/{id}/customDimensions` of the Admin API. */
export function writeCustomDimensions({ accounts }: FakeShop) {
  return {
    customDimensions: [
      {
        name: `properties/${accounts.ga4}/customDimensions/1`,
        parameterName: 'payment_type',
        displayName: 'Payment type',
        description: 'Chosen in the payment step',
        scope: 'EVENT',
      },
    ],
  };
}

/** `GET /v1beta/properties/{id}/metadata` of the Data API. */
export function writeMetadataOf({ accounts }: FakeShop) {
  return {
    name: `properties/${accounts.ga4}/metadata`,
    dimensions: Object.entries(DIMENSIONS).map(([apiName, { title }]) => ({
      apiName,
      uiName: title,
      description: title,
      category: 'Session',
    })),
    metrics: Object.entries(METRICS).map(([apiName, { title, type }]) => ({
      apiName,
      uiName: title,
      description: title,
      type,
      category: 'Session',
    })),
  };
}

/** The account above a property has a number of its own. */
function accountOf({ accounts }: FakeShop): string {
  return `9${accounts.ga4}`;
}
