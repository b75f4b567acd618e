import type { z } from 'zod';
import {
  askProvider,
  type ProviderManner,
  type ProviderRequest,
  readAs,
  withBearer,
} from '../../ask-provider.ts';
import { type ChosenAccount, chooseAccount } from '../../choose-account.ts';
import type { SourceContext } from '../../mcp-server.ts';
import { explainGa4 } from './ga4-errors.ts';

export const GA4_DATA_VERSION = 'v1beta';
export const GA4_ADMIN_VERSION = 'v1beta';

const manner: ProviderManner = { name: 'Google Analytics', authorise: withBearer, explain: explainGa4 };

/** The property of a call: its number with or without `properties/` before it. */
export function chooseProperty(
  { account }: { readonly account?: string | undefined },
  context: SourceContext,
): Promise<ChosenAccount> {
  return chooseAccount({ source: 'ga4', account, bare: barePropertyId }, context);
}

/** Properties are written `123` and `properties/123`. */
export function barePropertyId(id: string): string {
  return id.replace(/^properties\//, '');
}

/** One question to GA4, answered as the schema promises. */
export async function askGa4<T>(
  request: ProviderRequest,
  { access, schema }: Pick<ChosenAccount, 'access'> & { readonly schema: z.ZodType<T> },
  context: SourceContext,
): Promise<T> {
  const answer = await askProvider(request, { manner, access }, context);
  return readAs(schema, answer, manner.name);
}

/** The address of a method of the Data interface on a property: `:runReport` or `/metadata`. */
export function dataUrl(property: string, method: string, { settings }: SourceContext): URL {
  const id = encodeURIComponent(barePropertyId(property));
  return new URL(`${settings.addresses.ga4_data}/${GA4_DATA_VERSION}/properties/${id}${method}`);
}

/** An address of the Admin interface. */
export function adminUrl(path: string, { settings }: SourceContext): URL {
  return new URL(`${settings.addresses.ga4_admin}/${GA4_ADMIN_VERSION}/${path}`);
}
