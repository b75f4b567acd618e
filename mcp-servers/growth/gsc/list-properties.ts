import { z } from 'zod';
import { defineSourceTool } from '../../mcp-server.ts';
import { dimension, TIMELESS } from '../../plain-page.ts';
import { askGsc, bareSite, chooseSite, GSC_VERSION, gscUrl, siteInput } from './gsc-client.ts';

const site = z.object({ siteUrl: z.string(), permissionLevel: z.string().optional() });
const sites = z.object({ siteEntry: z.array(site).default([]) });

export const listProperties = defineSourceTool({
  name: 'list_properties',
  title: 'Search Console properties of the shop',
  description:
    'The properties that the shop chose, or one of them, with the permission of this connection. No others, whatever the consent covers.',
  input: z.object(siteInput),

  async run(input, _at, context) {
    const access = await context.accesses.open(context.tenant.id, 'gsc');
    const wanted =
      input.account === undefined ? access.accounts : [(await chooseSite(input, context)).account];
    const url = gscUrl(['sites'], context);
    const found = await askGsc({ method: 'GET', url }, { access, schema: sites }, context);
    const rows = wanted.map(({ externalId }) => {
      const entry = found.siteEntry.find(({ siteUrl }) => bareSite(siteUrl) === bareSite(externalId));
      return {
        site_url: externalId,
        type: externalId.startsWith('sc-domain:') ? 'domain' : 'address',
        permission: entry?.permissionLevel ?? null,
        verified: isVerified(entry?.permissionLevel),
      };
    });
    return {
      ...TIMELESS,
      rows,
      columns: ['site_url', 'type', 'permission', 'verified'].map(dimension),
      account: null,
      apiVersion: GSC_VERSION,
    };
  },
});

/** Null when this connection does not see the property at all. */
function isVerified(permission: string | undefined): string | null {
  if (permission === undefined) return null;
  return permission === 'siteUnverifiedUser' ? 'no' : 'yes';
}
