import { z } from 'zod';
import type { ChosenAccount } from '../../choose-account.ts';
import { maybeText, maybeYes } from '../../maybe.ts';
import type { SourcePage } from '../../mcp-server.ts';
import { defineSourceTool, type SourceContext } from '../../mcp-server.ts';
import { dimension, TIMELESS } from '../../plain-page.ts';
import { adminUrl, askGa4, barePropertyId, chooseProperty, GA4_ADMIN_VERSION } from './ga4-client.ts';
import { accountInput } from './ga4-report-input.ts';

const property = z.object({
  displayName: z.string().default(''),
  timeZone: maybeText,
  currencyCode: maybeText,
  industryCategory: maybeText,
  serviceLevel: maybeText,
  propertyType: maybeText,
  createTime: maybeText,
});

const links = z.object({
  googleAdsLinks: z
    .array(
      z.object({
        customerId: maybeText,
        adsPersonalizationEnabled: maybeYes,
        canManageClients: maybeYes,
        createTime: maybeText,
      }),
    )
    .default([]),
  nextPageToken: maybeText,
});

export const getPropertyDetails = defineSourceTool({
  name: 'get_property_details',
  title: 'A Google Analytics property',
  description:
    'Name, time zone, currency, industry and service level of a GA4 property, or the Google Ads accounts that are linked to it.',
  input: z.object({
    ...accountInput,
    part: z.enum(['property', 'google_ads_links']).default('property'),
  }),

  async run(input, at, context) {
    const chosen = await chooseProperty(input, context);
    return input.part === 'property' ? details(chosen, context) : adsLinks(chosen, at, context);
  },
});

async function details({ access, account }: ChosenAccount, context: SourceContext): Promise<SourcePage> {
  const url = adminUrl(`properties/${barePropertyId(account.externalId)}`, context);
  const found = await askGa4({ method: 'GET', url }, { access, schema: property }, context);
  const row = {
    property: account.externalId,
    name: found.displayName,
    timezone: found.timeZone,
    currency: found.currencyCode,
    industry: found.industryCategory,
    service_level: found.serviceLevel,
    type: found.propertyType,
    created_at: found.createTime,
  };
  return page(account.externalId, [row], {
    columns: Object.keys(row),
    timezone: row.timezone,
    currency: row.currency,
  });
}

async function adsLinks(
  { access, account }: ChosenAccount,
  at: string | null,
  context: SourceContext,
): Promise<SourcePage> {
  const url = adminUrl(`properties/${barePropertyId(account.externalId)}/googleAdsLinks`, context);
  if (at !== null) url.searchParams.set('pageToken', at);
  const found = await askGa4({ method: 'GET', url }, { access, schema: links }, context);
  const rows = found.googleAdsLinks.map((link) => ({
    customer_id: link.customerId,
    personalised_ads: link.adsPersonalizationEnabled,
    manager: link.canManageClients,
    linked_at: link.createTime,
  }));
  const columns = ['customer_id', 'personalised_ads', 'manager', 'linked_at'];
  const { timezone, currency } = account;
  const all = page(account.externalId, rows, { columns, timezone, currency });
  return { ...all, next: found.nextPageToken };
}

interface Frame {
  readonly columns: readonly string[];
  readonly timezone: string | null;
  readonly currency: string | null;
}

function page(account: string, rows: SourcePage['rows'], { columns, timezone, currency }: Frame): SourcePage {
  return {
    ...TIMELESS,
    rows,
    columns: columns.map(dimension),
    coverage: { ...TIMELESS.coverage, timezone, currency },
    account,
    apiVersion: GA4_ADMIN_VERSION,
  };
}
