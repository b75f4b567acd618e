import { z } from 'zod';
import { GOOGLE_ADS_VERSION } from '#tools/source/provider-versions.ts';
import { defineSourceTool } from '../../mcp-server.ts';
import { dimension, TIMELESS } from '../../plain-page.ts';

export const listAccounts = defineSourceTool({
  name: 'list_accounts',
  title: 'Google Ads accounts of the shop',
  description:
    'The accounts that the shop chose, with currency and time zone. No others, whatever the consent covers.',
  input: z.object({}),

  async run(_input, _at, context) {
    const access = await context.accesses.open(context.tenant.id, 'google_ads');
    return {
      ...TIMELESS,
      rows: access.accounts.map(({ externalId, name, currency, timezone, loginCustomerId }) => ({
        account: externalId,
        name,
        currency,
        timezone,
        manager: loginCustomerId,
      })),
      columns: ['account', 'name', 'currency', 'timezone', 'manager'].map(dimension),
      account: null,
      apiVersion: GOOGLE_ADS_VERSION,
    };
  },
});
