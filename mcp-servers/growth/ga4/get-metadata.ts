import { z } from 'zod';
import { maybeText } from '../../maybe.ts';
import { defineSourceTool } from '../../mcp-server.ts';
import { dimension, TIMELESS } from '../../plain-page.ts';
import { askGa4, chooseProperty, dataUrl, GA4_DATA_VERSION } from './ga4-client.ts';
import { accountInput } from './ga4-report-input.ts';

const field = z.object({
  apiName: z.string(),
  uiName: z.string().default(''),
  description: z.string().default(''),
  category: z.string().default(''),
  type: maybeText,
  customDefinition: z.boolean().default(false),
});

const metadata = z.object({
  dimensions: z.array(field).default([]),
  metrics: z.array(field).default([]),
});

export const getMetadata = defineSourceTool({
  name: 'get_metadata',
  title: 'Fields of a Google Analytics property',
  description:
    'Dimensions and metrics that reports of the property may use, with what they mean; also those that the shop defined itself.',
  input: z.object({
    ...accountInput,
    kind: z.enum(['dimension', 'metric', 'any']).default('any'),
    custom_only: z.boolean().default(false).describe('Only what the shop defined itself.'),
    contains: z.string().max(60).optional().describe('Only fields with this in their name.'),
  }),

  async run({ kind, custom_only: customOnly, contains, ...input }, _at, context) {
    const { access, account } = await chooseProperty(input, context);
    const url = dataUrl(account.externalId, '/metadata', context);
    const known = await askGa4({ method: 'GET', url }, { access, schema: metadata }, context);
    const fields = [
      ...known.dimensions.map((each) => ({ kind: 'dimension', ...each })),
      ...known.metrics.map((each) => ({ kind: 'metric', ...each })),
    ];
    const sought = contains?.toLowerCase() ?? '';
    const rows = fields
      .filter((each) => kind === 'any' || each.kind === kind)
      .filter((each) => !customOnly || each.customDefinition)
      .filter(({ apiName, uiName }) => `${apiName} ${uiName}`.toLowerCase().includes(sought))
      .map((each) => ({
        kind: each.kind,
        name: each.apiName,
        title: each.uiName,
        description: each.description,
        category: each.category,
        scope: scopeOf(each.apiName),
        type: each.type,
        custom: each.customDefinition ? 'yes' : 'no',
      }));
    const columns = ['kind', 'name', 'title', 'description', 'category', 'scope', 'type', 'custom'].map(
      dimension,
    );
    return { ...TIMELESS, rows, columns, account: account.externalId, apiVersion: GA4_DATA_VERSION };
  },
});

/** The names of what a shop defined say of what it is: `customEvent:size`, `customUser:tier`. */
function scopeOf(name: string): string | null {
  const scope = /^custom(Event|User|Item)(?::|$)/.exec(name)?.[1];
  return scope?.toLowerCase() ?? null;
}
