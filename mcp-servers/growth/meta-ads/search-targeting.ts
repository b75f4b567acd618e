import { z } from 'zod';
import { META_VERSION } from '#tools/source/provider-versions.ts';
import { SourceError } from '#tools/source/source-error.ts';
import { maybeNumber } from '../../maybe.ts';
import { defineSourceTool, type SourcePage } from '../../mcp-server.ts';
import { dimension, measure, TIMELESS } from '../../plain-page.ts';
import { askMeta, pageOf } from './meta-client.ts';

const KINDS = [
  'interest',
  'interest_suggestion',
  'interest_validation',
  'geo_location',
  'behavior',
  'demographic',
] as const;
const CLASSES = [
  'demographics',
  'life_events',
  'industries',
  'income',
  'family_statuses',
  'user_device',
  'user_os',
] as const;
const PLACES = ['country', 'region', 'city', 'zip', 'geo_market'] as const;

const input = z.object({
  kind: z.enum(KINDS).default('interest'),
  query: z.string().min(1).max(100).optional().describe('For interests and places.'),
  interests: z.array(z.string().min(1)).min(1).max(50).optional().describe('For suggestions and validation.'),
  class: z.enum(CLASSES).default('demographics').describe('For demographics.'),
  location_types: z.array(z.enum(PLACES)).min(1).optional(),
  limit: z.number().int().min(1).max(500).default(50),
});
type Wish = z.output<typeof input>;

const option = z.looseObject({});
type Option = z.output<typeof option>;

export const searchTargeting = defineSourceTool({
  name: 'search_targeting',
  title: 'Whom ads on Meta can be shown to',
  description:
    'Interests, places, behaviours and demographics that ads can be aimed at, with the size of their audiences; suggestions beside given interests, and whether given interests still exist.',
  input,

  async run(wish, _at, context) {
    const access = await context.accesses.open(context.tenant.id, 'meta_ads');
    const parameters = { ...QUESTIONS[wish.kind](wish), limit: String(wish.limit) };
    const { answer, quota } = await askMeta(
      { method: 'GET', path: 'search', parameters },
      { access, schema: pageOf(option) },
      context,
    );
    return {
      ...TIMELESS,
      rows: answer.data.map(rowOf),
      columns: [
        ...['id', 'name', 'type', 'path', 'country', 'valid'].map(dimension),
        ...['audience_from', 'audience_to'].map((name) => measure(name, 'count')),
      ],
      quota,
      account: null,
      apiVersion: META_VERSION,
      // A search is for its best matches: as many as were asked for are all.
      next: null,
    };
  },
});

/** What Meta is asked for each kind. */
const QUESTIONS: Readonly<Record<Wish['kind'], (wish: Wish) => Record<string, string>>> = {
  interest: ({ query }) => ({ type: 'adinterest', q: query ?? missing('query') }),
  interest_suggestion: ({ interests }) => ({
    type: 'adinterestsuggestion',
    interest_list: listed(interests),
  }),
  interest_validation: ({ interests }) => ({ type: 'adinterestvalid', interest_list: listed(interests) }),
  geo_location: ({ query, location_types: places }) => ({
    type: 'adgeolocation',
    q: query ?? missing('query'),
    ...(places === undefined ? {} : { location_types: JSON.stringify(places) }),
  }),
  behavior: () => ({ type: 'adTargetingCategory', class: 'behaviors' }),
  demographic: (wish) => ({ type: 'adTargetingCategory', class: wish.class }),
};

function listed(interests: readonly string[] | undefined): string {
  return JSON.stringify(interests ?? missing('interests'));
}

function missing(name: string): never {
  throw new SourceError(`This kind of search needs "${name}".`, {
    kind: 'bad_request',
    userAction: `Say "${name}".`,
  });
}

function rowOf(each: Option): SourcePage['rows'][number] {
  const number = (value: unknown): number | null => maybeNumber.catch(null).parse(value);
  return {
    id: textOf(each.id ?? each.key),
    name: textOf(each.name),
    type: textOf(each.type ?? each.topic),
    path: Array.isArray(each.path) ? each.path.join(' > ') : null,
    country: textOf(each.country_code),
    valid: textOf(each.valid),
    audience_from: number(each.audience_size_lower_bound),
    audience_to: number(each.audience_size_upper_bound),
  };
}

function textOf(value: unknown): string | null {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
