import { createHash } from 'node:crypto';
import type { Anomaly } from '#analysis/anomaly.ts';
import { type AlertLimit, type AlertLimits, detectStretches, type Stretch } from '#analysis/stretches.ts';
import type { AnomalyNotes } from '#storage/metric/anomaly-record.ts';
import type { DataProblem } from './data-problem.ts';
import type { ExpectedSeries } from './expected-series.ts';
import { type MoneyImpact, moneyImpact, type Scope } from './money-impact.ts';
import { type Days, summarizeStretch } from './stretch-summary.ts';
import { totalUnit } from './value-cell.ts';

/** A stretch of a stored series that ordinary noise does not explain. */
export interface FoundAnomaly {
  /** Unique within a detection: series and first day. */
  readonly key: string;
  readonly subject: ExpectedSeries;
  /** Amounts are null when the days have no data. */
  readonly stretch: Pick<Stretch, 'firstDay' | 'lastDay' | 'direction'> & {
    readonly actual: number | null;
    readonly expected: number | null;
    readonly lower: number | null;
    readonly upper: number | null;
    readonly z: number | null;
    readonly changeFraction: number | null;
  };
  readonly impact: MoneyImpact | undefined;
  readonly problem: Pick<AnomalyNotes, 'dataProblem' | 'missingMeasure' | 'shiftedLabel'>;
}

/** Parts are many and only have to support what totals show, or to be beyond doubt. */
const PART_LIMIT: AlertLimit = { dayZ: 5, runZ: 5 };
export const PART_LIMITS: AlertLimits = { down: PART_LIMIT, up: PART_LIMIT };

/** Money of fewer orders than this comes and goes by chance, whatever a deviation of it looks like. */
const LEAST_ORDERS = 5;

/** The stretches of one series that pass its limits, with their worth in money. */
export function findAnomalies(subject: ExpectedSeries, scope: Scope, limits: AlertLimits): FoundAnomaly[] {
  return detectStretches(subject.points, limits)
    .filter((stretch) => !isMoney(subject) || ordersIn(scope, stretch) >= LEAST_ORDERS)
    .map((stretch) => ({
      key: `${subject.series.id} ${stretch.firstDay}`,
      subject,
      stretch,
      impact: moneyImpact(subject, scope, stretch),
      problem: {},
    }));
}

/** True for money, and for rates of money. */
function isMoney({ definition }: ExpectedSeries): boolean {
  return definition.kind === 'money' || totalUnit(definition) === 'currency';
}

/** How many orders stand behind the money of a scope: of the things it counts, the rarest. */
function ordersIn(scope: Scope, days: Days): number {
  const counts = scope.filter(
    ({ definition: { kind, expression, better } }) =>
      kind === 'count' && expression.kind === 'sum' && better === 'up',
  );
  const expected = counts.flatMap(({ points }) => summarizeStretch(points, days)?.expectedSum ?? []);
  return Math.min(...expected);
}

/** What a data problem did to the series that show it. Nobody knows what the business did on such days. */
export function describeProblem(problem: DataProblem): FoundAnomaly[] {
  const { kind, firstDay, lastDay, missingMeasure, shiftedLabel } = problem;
  const notes = {
    dataProblem: kind,
    ...(missingMeasure === undefined ? {} : { missingMeasure }),
    ...(shiftedLabel === undefined ? {} : { shiftedLabel }),
  };
  return problem.series.map((subject) => {
    const unknown = { actual: null, expected: null, lower: null, upper: null, z: null, changeFraction: null };
    const summary = summarizeStretch(subject.points, problem) ?? unknown;
    const { actual, expected, lower, upper, z, changeFraction } = summary;
    return {
      key: `${subject.series.id} ${firstDay}`,
      subject,
      stretch: { firstDay, lastDay, direction: 'down', actual, expected, lower, upper, z, changeFraction },
      impact: undefined,
      problem: notes,
    };
  });
}

/** The anomaly as incident grouping sees it. */
export function toAnomaly({ key, subject, stretch, impact }: FoundAnomaly): Anomaly {
  const { series, definition } = subject;
  return {
    key,
    metric: series.metric,
    unitKind: definition.kind,
    source: series.source,
    dims: series.dims,
    firstDay: stretch.firstDay,
    lastDay: stretch.lastDay,
    direction: stretch.direction,
    z: stretch.z ?? 0,
    actual: stretch.actual ?? 0,
    expected: stretch.expected ?? 0,
    changeFraction: stretch.changeFraction,
    impactAmount: impact?.amount ?? null,
    better: definition.better,
    family: definition.family,
    implies: definition.implies,
  };
}

/** A short name for an incident that the same lead and day always give. */
export function incidentKeyFor({ subject, stretch }: FoundAnomaly, attempt = 0): string {
  const { metric, source, dims } = subject.series;
  const scope = Object.entries(dims).toSorted(([first], [second]) => (first < second ? -1 : 1));
  const name = JSON.stringify([metric, source, scope, stretch.firstDay, attempt]);
  return `inc-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}
