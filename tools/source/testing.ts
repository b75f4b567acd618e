import type { Unit } from '#core/cell.ts';
import type { SourceAnswer, SourceColumn } from './source-answer.ts';
import type { SourceAsker, SourceCall, SourceGateway } from './source-gateway.ts';

type Row = SourceAnswer['rows'][number];

/** Measures of test tables that are not counts. */
const UNITS: Readonly<Record<string, Unit>> = {
  purchaseRevenue: 'currency',
  itemRevenue: 'currency',
  cost: 'currency',
  spend: 'currency',
  conversion_value: 'currency',
  ctr: 'fraction',
  position: 'ratio',
};

/** An answer with these rows; their columns are read off the first of them. */
export function testAnswer(rows: readonly Row[], overrides: Partial<SourceAnswer> = {}): SourceAnswer {
  const columns = Object.entries(rows[0] ?? {}).map(
    ([name, value]): SourceColumn =>
      typeof value === 'string'
        ? { name, kind: 'dimension', unit: null }
        : { name, kind: 'measure', unit: UNITS[name] ?? 'count' },
  );
  return {
    rows: [...rows],
    columns,
    coverage: { from: null, to: null, completeUntil: null, timezone: 'Europe/Warsaw', currency: 'PLN' },
    quality: SOUND,
    quota: null,
    cursor: null,
    provenance: { requestHash: 'test', fetchedAt: '2026-03-15T12:00:00Z', apiVersion: 'test', account: null },
    ...overrides,
  };
}

/** Nothing is known against the rows. */
export const SOUND: SourceAnswer['quality'] = {
  ...{ sampled: false, thresholded: false, otherRow: false, partialDays: [] },
  ...{ attributionWindow: null, notes: [] },
};

/** A gateway that answers by a function, and notes what it was asked. */
export interface TestSources extends SourceGateway {
  readonly calls: SourceCall[];
}

/** Stands in for the way to the sources; what the function throws is thrown. */
export function testSources(
  answer: (call: SourceCall, asker: SourceAsker) => SourceAnswer | Promise<SourceAnswer>,
): TestSources {
  const calls: SourceCall[] = [];
  return {
    calls,
    async readTable(call, asker) {
      calls.push(call);
      return answer(call, asker);
    },
  };
}
