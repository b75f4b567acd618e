import { type FakeRow, type FakeTable, openTable } from '#mcp-servers/growth/fakes/fake-table.ts';
import type { DemoFacts } from './demo-provider-facts.ts';
import { LANDING_PATHS } from './demo-provider-pages.ts';
import { LOSING_PATH, SLOW_PATH } from './demo-provider-truth.ts';
import { VISIT_MEASURES, type VisitMeasures } from './demo-provider-visits.ts';
import type { Random } from './random.ts';
import { apportion, handOut } from './split-counts.ts';

/** How likely each page is to be the first, in the order of the paths, by how people come. */
const BY_CHANNEL: Readonly<Record<string, readonly number[]>> = {
  'Organic Search': [14, 12, 8, 7, 6, 6, 9, 7, 6, 4, 0.4, 9, 8, 0.6, 0.6],
  'Paid Search': [4, 14, 10, 9, 8, 8, 12, 10, 9, 7, 5, 0, 0, 0, 0],
  Direct: [50, 8, 6, 5, 5, 5, 4, 4, 3, 3, 2, 1, 1, 0.3, 0.3],
};
const USUAL = [20, 12, 10, 9, 9, 8, 7, 6, 6, 5, 4, 3, 3, 0.2, 0.2];
/** Campaigns abroad lead to the pages in the language of the country. */
const BY_CAMPAIGN: Readonly<Record<string, readonly number[]>> = {
  search_generic_de: [5, 20, 4, 0, 0, 0, 12, 0, 6, 0, 0, 0, 0, 53, 0],
  search_generic_cz: [5, 18, 4, 0, 0, 0, 10, 0, 5, 0, 0, 0, 0, 0, 58],
};

interface Page {
  readonly bounce: number;
  readonly conversion: number;
}

const ORDINARY: Page = { bounce: 1, conversion: 1 };
/** How a page differs from the others that the same people land on. */
const PAGES: Readonly<Record<string, Page>> = {
  [LOSING_PATH]: { bounce: 3.2, conversion: 0.04 },
  [SLOW_PATH]: { bounce: 1.7, conversion: 0.5 },
  '/guides/pruning-roses/': { bounce: 1.4, conversion: 0.2 },
  '/guides/choose-a-garden-hose/': { bounce: 1.3, conversion: 0.4 },
};
/** Who was there before buys more easily. */
const RETURNING_CONVERSION = 1.8;

/** The visits, split by landing page and by whether the visitor is new; each split adds up to its visit row. */
export function demoLandings(facts: DemoFacts, visits: FakeTable): FakeTable {
  const dimensions = [...visits.dimensions, 'landingPage', 'visitor'];
  return openTable({ dimensions, measures: VISIT_MEASURES }, (day) => {
    const random = facts.randomOf(day, 'landings');
    return visits.rows(day, day).flatMap((row) => splitRow(row, random));
  });
}

const COLUMNS = ['new', 'returning'].flatMap((visitor) =>
  LANDING_PATHS.map((landingPage) => ({ visitor, landingPage, page: PAGES[landingPage] ?? ORDINARY })),
);

function splitRow(row: FakeRow, random: Random): readonly FakeRow[] {
  const weights = BY_CAMPAIGN[row.dims.campaign ?? ''] ?? BY_CHANNEL[row.dims.channel ?? ''] ?? USUAL;
  // The table of visits has these measures, and no others.
  const parts = splitMeasures(row.measures as VisitMeasures, weights, random);
  return COLUMNS.flatMap(({ visitor, landingPage }, index) => {
    const measures = parts[index];
    if (measures === undefined || measures.sessions === 0) return [];
    return [{ day: row.day, dims: { ...row.dims, landingPage, visitor }, measures }];
  });
}

function splitMeasures(
  total: VisitMeasures,
  pages: readonly number[],
  random: Random,
): readonly VisitMeasures[] {
  const newOnes = handOut(total.newUsers, { weights: pages }, random);
  const returning = handOut(total.sessions - total.newUsers, { weights: pages }, random);
  const sessions = [...newOnes, ...returning];
  // A new visitor has one session; all further sessions are of visitors who return.
  const returningUsers = handOut(
    total.users - total.newUsers,
    { weights: returning, caps: returning },
    random,
  );
  const users = [...newOnes, ...returningUsers];
  const transactions = handOut(
    total.transactions,
    { weights: convertingWeights(sessions), caps: sessions },
    random,
  );
  const idle = minus(sessions, transactions);
  const bounces = handOut(
    total.bounces,
    {
      weights: times(
        idle,
        COLUMNS.map(({ page }) => page.bounce),
      ),
      caps: idle,
    },
    random,
  );
  const stayed = minus(sessions, bounces);
  const steps = splitSteps(total, { transactions, stayed }, random);
  const least = sessions.map((count, index) => 2 * count - (bounces[index] ?? 0));
  const further = apportion(total.pageviews - sum(least), stayed);
  const time = apportion(total.timeOnSite, stayed);
  const revenue = apportion(
    Math.round(total.revenue * 100),
    transactions.map((count) => count * random.lognormal(0.3)),
  );
  const columns = {
    sessions,
    users,
    bounces,
    transactions,
    ...steps,
    newUsers: newOnes,
    pageviews: plus(least, further),
    timeOnSite: time,
    revenue: revenue.map((hundredths) => hundredths / 100),
  };
  return COLUMNS.map((_, index) => rowOf(columns, index));
}

type Columns = Readonly<Record<keyof VisitMeasures, readonly number[]>>;

function rowOf(columns: Columns, index: number): VisitMeasures {
  const entries = VISIT_MEASURES.map((name) => [name, columns[name][index] ?? 0]);
  // Each measure has its entry.
  return Object.fromEntries(entries) as VisitMeasures;
}

interface Stayed {
  readonly transactions: readonly number[];
  readonly stayed: readonly number[];
}

/** Each step is the one after it and those who went no further. */
function splitSteps(total: VisitMeasures, { transactions, stayed }: Stayed, random: Random) {
  const grow = (from: readonly number[], wanted: number): readonly number[] => {
    const room = minus(stayed, from);
    const added = handOut(wanted - sum(from), { weights: room, caps: room }, random);
    return plus(from, added);
  };
  const checkouts = grow(transactions, total.checkouts);
  const addToCarts = grow(checkouts, total.addToCarts);
  return { checkouts, addToCarts, itemViews: grow(addToCarts, total.itemViews) };
}

function convertingWeights(sessions: readonly number[]): readonly number[] {
  return sessions.map((count, index) => {
    const column = COLUMNS[index];
    const loyalty = column?.visitor === 'returning' ? RETURNING_CONVERSION : 1;
    return count * loyalty * (column?.page.conversion ?? 1);
  });
}

function times(left: readonly number[], right: readonly number[]): readonly number[] {
  return left.map((value, index) => value * (right[index] ?? 0));
}

function plus(left: readonly number[], right: readonly number[]): readonly number[] {
  return left.map((value, index) => value + (right[index] ?? 0));
}

function minus(left: readonly number[], right: readonly number[]): readonly number[] {
  return left.map((value, index) => value - (right[index] ?? 0));
}

function sum(values: readonly number[]): number {
  return values.reduce((left, right) => left + right, 0);
}
