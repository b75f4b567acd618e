import { z } from 'zod';
import { maybeText } from '../../maybe.ts';
import { defineSourceTool } from '../../mcp-server.ts';
import { dimension, TIMELESS } from '../../plain-page.ts';
import { adminUrl, askGa4, barePropertyId, GA4_ADMIN_VERSION } from './ga4-client.ts';

const PAGE_SIZE = '200';

const summaries = z.object({
  accountSummaries: z
    .array(
      z.object({
        account: maybeText,
        displayName: z.string().default(''),
        propertySummaries: z
          .array(
            z.object({
              property: z.string(),
              displayName: z.string().default(''),
              propertyType: maybeText,
            }),
          )
          .default([]),
      }),
    )
    .default([]),
  nextPageToken: maybeText,
});

export const getAccountSummaries = defineSourceTool({
  name: 'get_account_summaries',
  title: 'Google Analytics accounts of the shop',
  description:
    'The GA4 properties that the shop chose, with the accounts that they belong to. No others, whatever the consent covers.',
  input: z.object({}),

  async run(_input, at, context) {
    const access = await context.accesses.open(context.tenant.id, 'ga4');
    const url = adminUrl('accountSummaries', context);
    url.searchParams.set('pageSize', PAGE_SIZE);
    if (at !== null) url.searchParams.set('pageToken', at);
    const found = await askGa4({ method: 'GET', url }, { access, schema: summaries }, context);
    const chosen = access.accounts.map(({ externalId }) => barePropertyId(externalId));
    const rows = found.accountSummaries.flatMap((account) =>
      account.propertySummaries
        .filter(({ property }) => chosen.includes(barePropertyId(property)))
        .map(({ property, displayName, propertyType }) => ({
          account: account.account,
          account_name: account.displayName,
          property: barePropertyId(property),
          property_name: displayName,
          type: propertyType,
        })),
    );
    return {
      ...TIMELESS,
      rows,
      columns: ['account', 'account_name', 'property', 'property_name', 'type'].map(dimension),
      account: null,
      apiVersion: GA4_ADMIN_VERSION,
      next: found.nextPageToken,
    };
  },
});
