import { describe, expect, it } from 'vitest';
import { all } from './registry.gen.ts';
import { requestHash } from './request-hash.ts';
import { connectClient, testServed } from './testing.ts';

/** What clients have pinned: a change here makes every client ask its people again. Then raise the version of the server too. */
const GOLDEN: Readonly<Record<string, { version: string; tools: readonly string[]; hash: string }>> = {
  ga4: {
    version: '1.0.0',
    tools: [
      'run_report',
      'run_reports',
      'run_realtime_report',
      'get_metadata',
      'get_property_details',
      'get_account_summaries',
    ],
    hash: '52673a6dd7f8',
  },
  google_ads: {
    version: '1.0.0',
    tools: ['get_performance', 'list_entities', 'list_accounts'],
    hash: 'a6dc3f43ff12',
  },
  gsc: {
    version: '1.0.0',
    tools: ['get_search_analytics', 'get_url_inspection', 'list_sitemaps', 'list_properties'],
    hash: '2fc25dcdabf7',
  },
  meta_ads: {
    version: '1.0.0',
    tools: ['get_insights', 'list_entities', 'get_account_info', 'search_targeting'],
    hash: '667b10266aff',
  },
  pagespeed: { version: '1.0.0', tools: ['analyze_page', 'get_speed_history'], hash: '680817859eb6' },
};

const list = async (index: number) => {
  const definition = all[index];
  if (definition === undefined) throw new Error('There is no such server.');
  const { client } = await connectClient(testServed(definition, { url: 'http://127.0.0.1:9' }));
  return (await client.listTools()).tools;
};

describe.each(all.map(({ name, version }, index) => ({ name, version, index })))(
  '$name',
  ({ name, version, index }) => {
    it('shows the tools that it showed before', async () => {
      const tools = await list(index);

      const shown = { version, tools: tools.map((tool) => tool.name), hash: requestHash(tools).slice(0, 12) };
      expect(shown).toEqual(GOLDEN[name]);
    });

    it('shows them in the same way each time', async () => {
      expect(JSON.stringify(await list(index))).toBe(JSON.stringify(await list(index)));
    });

    it('says of each that it only reads, and asks for the shop', async () => {
      for (const tool of await list(index)) {
        expect(tool.annotations).toMatchObject({
          readOnlyHint: true,
          destructiveHint: false,
          idempotentHint: true,
          openWorldHint: true,
        });
        expect(tool.inputSchema.required).toContain('shop_id');
        expect(tool.inputSchema).toMatchObject({ additionalProperties: false });
        expect(tool.inputSchema.properties).toHaveProperty('cursor');
        expect(tool.outputSchema?.required).toEqual(
          expect.arrayContaining(['rows', 'columns', 'coverage', 'quality']),
        );
        expect(tool.description?.length).toBeGreaterThan(40);
      }
    });
  },
);
