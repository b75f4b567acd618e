import { daysFrom } from '#core/time.ts';
import { SourceError } from '#tools/source/source-error.ts';
import type { SourceCall } from '#tools/source/source-gateway.ts';
import { testAnswer, testSources } from '#tools/source/testing.ts';

type Row = Record<string, string | number | null>;

/** What a value of a dimension does beside the others: its part of the visits, and how well they sell. */
interface Weight {
  readonly part: number;
  readonly sells: number;
}

const VALUES: Readonly<Record<string, Readonly<Record<string, Weight>>>> = {
  deviceCategory: {
    desktop: { part: 0.4, sells: 1.3 },
    // Planted: phones sell a third of what desktops do.
    mobile: { part: 0.55, sells: 0.45 },
    tablet: { part: 0.05, sells: 1 },
  },
  sessionDefaultChannelGroup: {
    'Organic Search': { part: 0.5, sells: 1.1 },
    'Paid Search': { part: 0.3, sells: 1 },
    'Paid Social': { part: 0.2, sells: 0.3 },
  },
};
const OTHER: Readonly<Record<string, Weight>> = {
  first: { part: 0.6, sells: 1 },
  second: { part: 0.4, sells: 1 },
};

/** Per session. */
const RATES: Readonly<Record<string, number>> = {
  sessions: 1,
  totalUsers: 0.8,
  newUsers: 0.5,
  engagedSessions: 0.6,
  screenPageViews: 3,
  addToCarts: 0.1,
  checkouts: 0.05,
  ecommercePurchases: 0.03,
  purchaseRevenue: 6,
};
const SOLD = ['addToCarts', 'checkouts', 'ecommercePurchases', 'purchaseRevenue'];
const SESSIONS_A_DAY = 1_000;

/** GA4 as a shop of even days would have it. */
export function ga4Rows({ arguments: given }: SourceCall): Row[] {
  const dimensions = (given.dimensions ?? []) as string[];
  const metrics = (given.metrics ?? []) as string[];
  const days = daysFrom(String(given.from), String(given.to));
  const dates = dimensions.includes('date') ? days.map((day) => [day]) : [days];
  return dates.flatMap((each) =>
    combinations(dimensions.filter((name) => name !== 'date')).map(({ row, weight }) => ({
      ...(dimensions.includes('date') ? { date: each[0] ?? '' } : {}),
      ...row,
      ...Object.fromEntries(
        metrics.map((name) => {
          const sells = SOLD.includes(name) ? weight.sells : 1;
          return [name, Math.round(each.length * SESSIONS_A_DAY * weight.part * (RATES[name] ?? 1) * sells)];
        }),
      ),
    })),
  );
}

function combinations(dimensions: readonly string[]): { row: Row; weight: Weight }[] {
  return dimensions.reduce<{ row: Row; weight: Weight }[]>(
    (known, name) =>
      known.flatMap(({ row, weight }) =>
        Object.entries(VALUES[name] ?? OTHER).map(([value, own]) => ({
          row: { ...row, [name]: value },
          weight: { part: weight.part * own.part, sells: weight.sells * own.sells },
        })),
      ),
    [{ row: {}, weight: { part: 1, sells: 1 } }],
  );
}

/** The days that were asked for. */
export function ga4Coverage({ arguments: { from, to } }: SourceCall) {
  return {
    ...{ from: String(from), to: String(to), completeUntil: null },
    ...{ timezone: 'Europe/Warsaw', currency: 'PLN' },
  };
}

/** A shop whose GA4 answers, and nothing else. */
export function ga4Sources() {
  return testSources((call) => {
    if (call.source !== 'ga4') throw new SourceError('It is not connected.', { kind: 'auth_reconnect' });
    return testAnswer(ga4Rows(call), { coverage: ga4Coverage(call) });
  });
}
