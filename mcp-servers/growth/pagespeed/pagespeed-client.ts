import type { z } from 'zod';
import { askProvider, type ProviderManner, type ProviderRequest, readAs } from '../../ask-provider.ts';
import type { SourceContext } from '../../mcp-server.ts';
import { explainPagespeed } from './pagespeed-errors.ts';

export const PAGESPEED_VERSION = 'v5';
export const CRUX_VERSION = 'v1';

/** Public, so there is no consent; a key of the installation only raises the limits. It stands in a header, never in an address. */
const manner: ProviderManner = {
  name: 'PageSpeed Insights',
  authorise: (request, key) =>
    key === '' ? request : { ...request, headers: { ...request.headers, 'x-goog-api-key': key } },
  explain: explainPagespeed,
};

/** One question to PageSpeed Insights or CrUX, answered as the schema promises. */
export async function askPagespeed<T>(
  request: ProviderRequest,
  schema: z.ZodType<T>,
  context: SourceContext,
): Promise<T> {
  const key = context.settings.pagespeedKey ?? '';
  const access = { token: async () => key, renew: async () => key };
  const answer = await askProvider(request, { manner, access }, context);
  return readAs(schema, answer, manner.name);
}
