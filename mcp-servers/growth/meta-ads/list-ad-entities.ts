import { z } from 'zod';
import { META_VERSION } from '#tools/source/provider-versions.ts';
import { SourceError } from '#tools/source/source-error.ts';
import { maybeNumber } from '../../maybe.ts';
import { defineSourceTool, type SourcePage } from '../../mcp-server.ts';
import { dimension, measure, TIMELESS } from '../../plain-page.ts';
import { accountInput, accountPath, askMeta, chooseAdAccount, pageOf } from './meta-client.ts';
import { type EntityColumn, type EntityLevel, META_LEVELS } from './meta-entities.ts';
import { metaMoney } from './meta-money.ts';

const PAGE_ROWS = '100';
const LEVELS: Readonly<Record<string, EntityLevel>> = META_LEVELS;
const numericId = z.string().regex(/^\d{1,24}$/);

const input = z.object({
  ...accountInput,
  level: z.enum(['campaign', 'adset', 'ad', 'creative', 'audience']).default('campaign'),
  id: z
    .string()
    .regex(/^\w{1,40}$/)
    .optional()
    .describe('Only the one with this id.'),
  campaign_id: numericId.optional().describe('Only of this campaign: ad sets and ads.'),
  adset_id: numericId.optional().describe('Only of this ad set: ads.'),
  name_contains: z.string().min(1).max(100).optional(),
  active_only: z.boolean().default(false),
});
type Wish = z.output<typeof input>;

const entity = z.looseObject({});
type Entity = z.output<typeof entity>;

export const listAdEntities = defineSourceTool({
  name: 'list_entities',
  title: 'How Meta ads are set up',
  description:
    'Campaigns, ad sets, ads, creatives or custom audiences of an ad account with budgets, bidding, targeting and texts. Settings only; get_insights has results. Budgets are in the currency of the account.',
  input,

  async run(wish, at, context) {
    refuseUnfit(wish);
    const { access, account } = await chooseAdAccount(wish, context);
    const { edge, columns } = LEVELS[wish.level] ?? META_LEVELS.campaign;
    const filters = filtersOf(wish);
    const parameters = {
      fields: [...new Set(Object.values(columns).map(({ field }) => field))].join(','),
      limit: PAGE_ROWS,
      ...(filters.length === 0 ? {} : { filtering: JSON.stringify(filters) }),
      ...(at === null ? {} : { after: at }),
    };
    const { answer, quota } = await askMeta(
      { method: 'GET', path: `${accountPath(account.externalId)}/${edge}`, parameters },
      { access, schema: pageOf(entity) },
      context,
    );
    return {
      ...TIMELESS,
      // Not every edge filters by everything, so what came is looked through again.
      rows: answer.data
        .filter((each) => isWanted(each, wish))
        .map((each) => rowOf(each, columns, account.currency)),
      columns: Object.entries(columns).map(([name, { as }]) => columnOf(name, as)),
      coverage: { ...TIMELESS.coverage, timezone: account.timezone, currency: account.currency },
      quota,
      account: account.externalId,
      apiVersion: META_VERSION,
      next: answer.after,
    };
  },
});

function refuseUnfit({ level, campaign_id: campaign, adset_id: adset }: Wish): void {
  const isBelowCampaign = level === 'adset' || level === 'ad';
  if ((campaign === undefined || isBelowCampaign) && (adset === undefined || level === 'ad')) return;
  throw new SourceError('Things of this level do not belong to what they should be of.', {
    kind: 'bad_request',
    userAction: 'Use campaign_id with ad sets and ads, adset_id with ads.',
  });
}

function filtersOf({
  level,
  id,
  campaign_id: campaign,
  adset_id: adset,
  name_contains: name,
  active_only,
}: Wish) {
  const own = LEVELS[level]?.filter;
  if (own === null || own === undefined) return [];
  const only = (field: string, value: string | undefined): object[] =>
    value === undefined ? [] : [{ field, operator: 'IN', value: [value] }];
  return [
    ...only(`${own}.id`, id),
    ...only('campaign.id', campaign),
    ...only('adset.id', adset),
    ...(name === undefined ? [] : [{ field: `${own}.name`, operator: 'CONTAIN', value: name }]),
    ...(active_only ? [{ field: `${own}.effective_status`, operator: 'IN', value: ['ACTIVE'] }] : []),
  ];
}

function isWanted(each: Entity, wish: Wish): boolean {
  const { id, name_contains: name = '', campaign_id, adset_id, active_only: activeOnly } = wish;
  const isSame = (field: string, value: string | undefined): boolean =>
    value === undefined || each[field] === value;
  return (
    isSame('id', id) &&
    isSame('campaign_id', campaign_id) &&
    isSame('adset_id', adset_id) &&
    String(each.name ?? '')
      .toLowerCase()
      .includes(name.toLowerCase()) &&
    (!activeOnly || (each.effective_status ?? each.status) === 'ACTIVE')
  );
}

function rowOf(
  each: Entity,
  columns: EntityLevel['columns'],
  currency: string | null,
): SourcePage['rows'][number] {
  const entries = Object.entries(columns).map(([name, column]) => [name, cellOf(each, column, currency)]);
  return Object.fromEntries(entries);
}

function cellOf(each: Entity, { field, as }: EntityColumn, currency: string | null): string | number | null {
  const value = each[field];
  // Meta writes zero for a budget that is not set.
  if (as === 'money') return metaMoney(value, currency) || null;
  if (as === 'count') return maybeNumber.catch(null).parse(value);
  if (value === undefined || value === null) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function columnOf(name: string, as: EntityColumn['as']) {
  if (as === 'text') return dimension(name);
  return measure(name, as === 'money' ? 'currency' : 'count');
}
