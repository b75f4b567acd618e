import type { CommonMultipleFinding } from '#analysis/data-finding.ts';
import { DIVISORS, findCommonMultiples } from '#analysis/data-multiples.ts';
import type { Tenant } from '#core/tenant.ts';
import type { Database } from '#storage/database.ts';
import {
  listMultiples,
  listUnits,
  type StoredMultiples,
  type StoredUnits,
} from '#storage/metric/fact-shape.repository.ts';
import { type DataProblem, joinSameDays, runsOf } from './data-problem.ts';
import type { DescribedSeries, ExpectedSeries } from './expected-series.ts';
import { measuresOf } from './metric-catalog.ts';
import { totalUnit } from './value-cell.ts';

/** How facts were counted, and in what units they arrived. */
export interface LoadingFacts {
  readonly multiples: readonly StoredMultiples[];
  readonly units: readonly StoredUnits[];
}

/** Reads how the facts behind some totals were counted and in what units. */
export async function readLoadingFacts(
  db: Database,
  { totals, upTo }: { readonly totals: readonly DescribedSeries[]; readonly upTo: string },
): Promise<LoadingFacts> {
  const measures = totals.filter(isCount).map(({ series, definition }) => ({
    dataset: series.source,
    measure: measuresOf(definition)[0],
  }));
  const [multiples, units] = await Promise.all([
    listMultiples(db, { measures, divisors: DIVISORS, upTo }),
    listUnits(db, upTo),
  ]);
  return { multiples, units };
}

/** Facts that arrived in another currency or time zone than the shop's. */
export function findForeignUnits(
  units: readonly StoredUnits[],
  { totals, tenant }: { readonly totals: readonly ExpectedSeries[]; readonly tenant: Tenant },
): readonly DataProblem[] {
  const currencies = units
    .filter(({ currency }) => currency !== tenant.currency)
    .map((unit) => problemOf('currency_change', unit, totals.filter(isMoney)));
  const zones = units
    .filter(({ timezone }) => timezone !== tenant.timezone)
    .map((unit) => problemOf('timezone_change', unit, totals.filter(isCount)));
  return joinSameDays([...currencies, ...zones]).filter(({ series }) => series.length > 0);
}

function problemOf(
  kind: DataProblem['kind'],
  { dataset, firstDay, lastDay }: StoredUnits,
  totals: readonly ExpectedSeries[],
): DataProblem {
  return { kind, firstDay, lastDay, series: totals.filter(({ series }) => series.source === dataset) };
}

/** Days on which all counts of a source are multiples of one number. */
export function findCountedWrongly(
  stored: readonly StoredMultiples[],
  totals: readonly ExpectedSeries[],
): readonly DataProblem[] {
  const problems = [...Map.groupBy(stored, ({ dataset }) => dataset)].flatMap(([dataset, days]) => {
    const own = totals.filter(({ series }) => series.source === dataset);
    const found = findCommonMultiples(
      days.map(({ day, cells, multiples }) => ({
        ...{ day, cells },
        multiples: DIVISORS.map((divisor, index) => ({ divisor, cells: multiples[index] ?? 0 })),
      })),
      levelReader(own),
    );
    return asProblems(
      found,
      own.filter(({ definition }) => definition.expression.kind === 'sum'),
    );
  });
  return joinSameDays(problems);
}

function asProblems(
  found: readonly CommonMultipleFinding[],
  series: readonly ExpectedSeries[],
): readonly DataProblem[] {
  return [...Map.groupBy(found, ({ kind }) => kind)].flatMap(([kind, same]) =>
    runsOf(same.map(({ day }) => day)).map((run) => ({ kind, ...run, series })),
  );
}

/** How the largest count of a source stands on a day beside its expectation. */
function levelReader(totals: readonly ExpectedSeries[]): (day: string) => number | null {
  const [largest] = totals.filter(isCount).toSorted((one, other) => sizeOf(other) - sizeOf(one));
  const levels = (largest?.points ?? []).flatMap(({ day, actual, expected }) =>
    actual === null || expected === null || expected <= 0 ? [] : [[day, actual / expected] as const],
  );
  const byDay = new Map(levels);
  return (day) => byDay.get(day) ?? null;
}

function sizeOf({ points }: ExpectedSeries): number {
  return points.reduce((sum, { expected }) => sum + (expected ?? 0), 0);
}

function isCount({ definition }: DescribedSeries): boolean {
  return definition.kind === 'count' && definition.expression.kind === 'sum';
}

function isMoney({ definition }: ExpectedSeries): boolean {
  return totalUnit(definition) === 'currency';
}
