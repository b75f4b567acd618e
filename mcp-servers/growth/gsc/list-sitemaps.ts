import { z } from 'zod';
import { maybeNumber, maybeText, maybeYes } from '../../maybe.ts';
import { defineSourceTool } from '../../mcp-server.ts';
import { dimension, measure, TIMELESS } from '../../plain-page.ts';
import { askGsc, chooseSite, GSC_VERSION, gscUrl, siteInput } from './gsc-client.ts';

const sitemap = z.object({
  path: z.string(),
  type: maybeText,
  lastSubmitted: maybeText,
  lastDownloaded: maybeText,
  isPending: maybeYes,
  isSitemapsIndex: maybeYes,
  warnings: maybeNumber,
  errors: maybeNumber,
  contents: z.array(z.object({ type: z.string().default('unknown'), submitted: maybeNumber })).default([]),
});
const sitemaps = z.object({ sitemap: z.array(sitemap).default([]) });

export const listSitemaps = defineSourceTool({
  name: 'list_sitemaps',
  title: 'Sitemaps of the shop',
  description:
    'The sitemaps that were submitted for a property, or one of them, with errors, warnings and when they were read.',
  input: z.object({
    ...siteInput,
    sitemap_url: z.url().optional().describe('Only this one.'),
  }),

  async run(input, _at, context) {
    const { access, account } = await chooseSite(input, context);
    const path = ['sites', account.externalId, 'sitemaps'];
    const found =
      input.sitemap_url === undefined
        ? await askGsc({ method: 'GET', url: gscUrl(path, context) }, { access, schema: sitemaps }, context)
        : {
            sitemap: [
              await askGsc(
                { method: 'GET', url: gscUrl([...path, input.sitemap_url], context) },
                { access, schema: sitemap },
                context,
              ),
            ],
          };
    return {
      ...TIMELESS,
      rows: found.sitemap.map(rowOf),
      columns: [
        ...['url', 'type', 'is_pending', 'is_index', 'submitted_at', 'read_at', 'contents'].map(dimension),
        ...['urls', 'errors', 'warnings'].map((name) => measure(name, 'count')),
      ],
      account: account.externalId,
      apiVersion: GSC_VERSION,
    };
  },
});

function rowOf({ path, type, contents, errors, warnings, ...each }: z.output<typeof sitemap>) {
  const counts = contents.flatMap(({ submitted }) => submitted ?? []);
  return {
    url: path,
    type,
    is_pending: each.isPending,
    is_index: each.isSitemapsIndex,
    submitted_at: each.lastSubmitted,
    read_at: each.lastDownloaded,
    contents: contents.map((content) => content.type).join(' '),
    urls: counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0),
    errors,
    warnings,
  };
}
