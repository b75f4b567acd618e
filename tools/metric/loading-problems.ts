import type { CommonMultipleFinding } from '#analysis/data-finding.ts';
import { type DayMultiples, DIVISORS, findCommonMultiples, shareDivisor } from '#analysis/data-multiples.ts';
import { sum } from '#analysis/statistics.ts';
import type { Tenant } from '#core/tenant.ts';
import { daysBetween } from '#core/time.ts';
import type { Database } from '#storage/database.ts';
import {
  listMultiples,
  listUnits,
  type StoredMultiples,
  type StoredUnits,
} from '#storage/metric/fact-shape.repository.ts';
import { type DataProblem, joinSameDays, runsOf, withoutExplained } from './data-problem.ts';
import type { DescribedSeries, ExpectedSeries } from './expected-series.ts';
import { measuresOf } from './metric-catalog.ts';
import { aloneReader, isCount, levelReader } from './source-levels.ts';
import type { Days } from './stretch-summary.ts';
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

/** Days on which all counts of a source are multiples of one number, the longest stretch first. */
export function findCountedWrongly(
  stored: readonly StoredMultiples[],
  totals: readonly ExpectedSeries[],
): readonly DataProblem[] {
  const bySource = [...Map.groupBy(stored, ({ dataset }) => dataset)].map(
    ([source, days]): CountedSource => ({ source, days: days.map(asMultiples) }),
  );
  if (bySource.length === 0) return [];
  const levelOf = levelReader(totals);
  const isAlone = aloneReader(totals, levelOf);
  const stretches = bySource.flatMap(({ source, days }) => {
    const found = findCommonMultiples(days, (day) => {
      const level = levelOf(source, day);
      return level === null ? null : { level, isAlone: isAlone(source, day) };
    });
    return asStretches(found, source);
  });
  const problems = stretches.map(({ kind, divisor, source, ...run }): DataProblem => {
    const also = bySource.filter(
      (other) => kind === 'duplicates' && isCountedSo(other, { divisor, ...run }, levelOf),
    );
    const reached = new Set([source, ...also.map((other) => other.source)]);
    return {
      kind,
      ...run,
      series: totals.filter((total) => isVolume(total) && reached.has(total.series.source)),
    };
  });
  const longestFirst = problems.toSorted((one, other) => lengthOf(other) - lengthOf(one));
  return joinSameDays(withoutExplained(longestFirst));
}

interface CountedSource {
  readonly source: string;
  readonly days: readonly DayMultiples[];
}

interface CountedStretch extends Days {
  readonly kind: CommonMultipleFinding['kind'];
  readonly divisor: number;
  readonly source: string;
}

function asMultiples({ day, cells, multiples }: StoredMultiples): DayMultiples {
  return {
    ...{ day, cells },
    multiples: DIVISORS.map((divisor, index) => ({ divisor, cells: multiples[index] ?? 0 })),
  };
}

function asStretches(found: readonly CommonMultipleFinding[], source: string): readonly CountedStretch[] {
  return [...Map.groupBy(found, ({ kind }) => kind)].flatMap(([kind, same]) =>
    runsOf(same.map(({ day }) => day)).map((run) => {
      const own = same.filter(({ day }) => day >= run.firstDay && day <= run.lastDay);
      return { kind, divisor: Math.min(...own.map(({ divisor }) => divisor)), source, ...run };
    }),
  );
}

/** A file that was loaded again may feed further sources, of too few counts a day to say so by themselves. */
function isCountedSo(
  { source, days }: CountedSource,
  { divisor, firstDay, lastDay }: Omit<CountedStretch, 'kind' | 'source'>,
  levelOf: (source: string, day: string) => number | null,
): boolean {
  const inside = days.filter(({ day }) => day >= firstDay && day <= lastDay);
  const levels = inside.flatMap(({ day }) => levelOf(source, day) ?? []);
  const level = sum(levels) / levels.length;
  return level > (1 + divisor) / 2 && shareDivisor(inside, divisor);
}

function lengthOf({ firstDay, lastDay }: Days): number {
  return daysBetween(firstDay, lastDay) + 1;
}

function isVolume({ definition }: ExpectedSeries): boolean {
  return definition.expression.kind === 'sum';
}

function isMoney({ definition }: ExpectedSeries): boolean {
  return totalUnit(definition) === 'currency';
}
