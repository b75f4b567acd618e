import { type FakeRow, type FakeTable, openTable } from '#mcp-servers/growth/fakes/fake-table.ts';
import type { FactRow } from '#storage/metric/fact.ts';
import type { DemoFacts } from './demo-provider-facts.ts';
import type { Random } from './random.ts';

/** Measures of a visit, as GA4's tables name them. */
export const VISIT_MEASURES = [
  'sessions',
  'users',
  'newUsers',
  'bounces',
  'pageviews',
  'timeOnSite',
  'itemViews',
  'addToCarts',
  'checkouts',
  'transactions',
  'revenue',
] as const;
export type VisitMeasures = Readonly<Record<(typeof VISIT_MEASURES)[number], number>>;

const VISIT_DIMENSIONS = ['channel', 'source', 'medium', 'campaign', 'device', 'country'];

/** Parts of the visits that stayed without an order, and went as far as each step. Phones lose people in the checkout. */
const STEPS: Readonly<
  Record<string, { readonly checkout: number; readonly cart: number; readonly view: number }>
> = {
  desktop: { checkout: 0.025, cart: 0.06, view: 0.45 },
  mobile: { checkout: 0.06, cart: 0.06, view: 0.45 },
  tablet: { checkout: 0.04, cart: 0.06, view: 0.45 },
};

const MEDIUMS: Readonly<Record<string, string>> = {
  'Organic Search': 'organic',
  'Paid Search': 'cpc',
  Direct: '(none)',
  Referral: 'referral',
  Social: 'social',
  Email: 'email',
};

/** The demo's session facts, with the steps between visit and order that they do not tell. */
export function demoVisits(facts: DemoFacts): FakeTable {
  return openTable({ dimensions: VISIT_DIMENSIONS, measures: VISIT_MEASURES }, (day) => {
    const random = facts.randomOf(day, 'steps');
    return facts.rowsOf('sessions', day).map((row) => toVisit(row, random));
  });
}

function toVisit({ day, dims, measures }: FactRow, random: Random): FakeRow {
  const { new_users: newUsers = 0, time_on_site: timeOnSite = 0, ...same } = measures;
  return {
    day,
    dims: { ...dims, medium: MEDIUMS[dims.channel ?? ''] ?? '(not set)' },
    measures: { ...same, newUsers, timeOnSite, ...stepsOf(measures, dims.device ?? '', random) },
  };
}

/** Each step holds those that went further. */
function stepsOf(
  { sessions = 0, bounces = 0, transactions = 0 }: FactRow['measures'],
  device: string,
  random: Random,
) {
  const steps = STEPS[device] ?? { checkout: 0, cart: 0, view: 0 };
  const stayed = sessions - bounces;
  const checkouts = transactions + random.binomial(stayed - transactions, steps.checkout);
  const addToCarts = checkouts + random.binomial(stayed - checkouts, steps.cart);
  return { checkouts, addToCarts, itemViews: addToCarts + random.binomial(stayed - addToCarts, steps.view) };
}
