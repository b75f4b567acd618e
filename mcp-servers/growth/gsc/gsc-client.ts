import { z } from 'zod';
import {
  askProvider,
  type ProviderManner,
  type ProviderRequest,
  readAs,
  withBearer,
} from '../../ask-provider.ts';
import { type ChosenAccount, chooseAccount } from '../../choose-account.ts';
import type { SourceContext } from '../../mcp-server.ts';
import { explainGsc } from './gsc-errors.ts';

export const GSC_VERSION = 'v3';
export const INSPECTION_VERSION = 'v1';

const manner: ProviderManner = { name: 'Search Console', authorise: withBearer, explain: explainGsc };

export const siteInput = {
  account: z
    .string()
    .optional()
    .describe('The property, for example sc-domain:shop.example, when the shop has several.'),
};

/** The property of a call; addresses may end with a slash or not. */
export function chooseSite(
  { account }: { readonly account?: string | undefined },
  context: SourceContext,
): Promise<ChosenAccount> {
  return chooseAccount({ source: 'gsc', account, bare: bareSite }, context);
}

/** Properties of an address are written with a slash at the end; people leave it out. */
export function bareSite(site: string): string {
  return site.replace(/\/$/, '');
}

/** One question to Search Console, answered as the schema promises. */
export async function askGsc<T>(
  request: ProviderRequest,
  { access, schema }: Pick<ChosenAccount, 'access'> & { readonly schema: z.ZodType<T> },
  context: SourceContext,
): Promise<T> {
  const answer = await askProvider(request, { manner, access }, context);
  return readAs(schema, answer, manner.name);
}

/** An address below `/webmasters/v3`; each part is encoded. */
export function gscUrl(parts: readonly string[], { settings }: SourceContext): URL {
  const path = parts.map(encodeURIComponent).join('/');
  return new URL(`${settings.addresses.search_console}/webmasters/${GSC_VERSION}/${path}`);
}
