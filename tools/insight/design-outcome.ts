import { designMeasurement, type MeasurementDesign } from '#analysis/outcome/design.ts';
import type { Comparison } from '#analysis/outcome/panel.ts';
import type { PeriodSeries } from '#analysis/outcome/period-series.ts';
import { seededUniform } from '#analysis/outcome/seeded-uniform.ts';
import type { Day } from '#core/time.ts';
import type { Database } from '#storage/database.ts';
import type { OutcomePlan, OutcomeSubject } from '#storage/insight/outcome.repository.ts';
import { PRE_WEEKS } from './measurability.ts';
import { readComparison, START_INDEX } from './outcome-comparison.ts';

/** What is to be measured: a metric of some members, over so many weeks from a day on. */
export interface PlannedMeasurement {
  readonly metric: string;
  readonly subject: OutcomeSubject;
  readonly start: Day;
  readonly weeks: number;
}

/** How it would be measured, or why it cannot be. */
export interface OutcomeDesign {
  readonly design: MeasurementDesign | null;
  readonly fault: OutcomePlan['fault'];
  /** Comparable series that could be read. */
  readonly controls: number;
  /** What the members come to in an ordinary week before the start; null when nothing is known or sold. */
  readonly levelPerWeek: number | null;
}

/**
 * Designs a measurement from what was known before its start. A recommendation states beforehand what this design can
 * see, and the measurement is begun with it: the same plan on the same day is the same design.
 */
export async function designOutcome(db: Database, plan: PlannedMeasurement): Promise<OutcomeDesign> {
  const { metric, subject, start, weeks } = plan;
  const comparison = await readComparison(db, { metric, subject, start, post: 0 });
  const begun = firstKnownWeek(comparison);
  const made = designMeasurement(
    { subject: from(begun, comparison.subject), pool: from(begun, comparison.pool) },
    { start: START_INDEX - begun, pre: PRE_WEEKS, post: weeks },
    seededUniform(`design ${metric} ${JSON.stringify(subject)} ${start} ${weeks}`),
  );
  const levelPerWeek = levelOf(comparison.subject);
  return typeof made === 'string'
    ? { design: null, fault: made, controls: comparison.pool.length, levelPerWeek }
    : { design: made, fault: null, controls: made.controls, levelPerWeek };
}

/** Weeks before the first of which anything is known are no gap in a history: there was none. */
function firstKnownWeek({ subject, pool }: Comparison): number {
  const all = [...subject, ...pool];
  const week = Array.from({ length: START_INDEX }, (_, index) => index).find((index) =>
    all.some(({ values }) => values[index] != null),
  );
  return week ?? START_INDEX;
}

function from(week: number, series: readonly PeriodSeries[]): PeriodSeries[] {
  return series.map(({ key, values }) => ({ key, values: values.slice(week) }));
}

function levelOf(subject: readonly PeriodSeries[]): number | null {
  const levels = subject.map(({ values }) => {
    const known = values.slice(START_INDEX - PRE_WEEKS, START_INDEX).filter((amount) => amount !== null);
    return known.length === 0 ? 0 : known.reduce((total, amount) => total + amount, 0) / known.length;
  });
  const level = levels.reduce((total, each) => total + each, 0);
  return level > 0 ? level : null;
}
