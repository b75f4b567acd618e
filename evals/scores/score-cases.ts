import {
  brierScore,
  calibrationError,
  calibrationErrorByChance,
  type Judgement,
} from '#analysis/calibration-error.ts';
import type { CaseReport } from './case-report.ts';
import { type MatchedCase, type MatchedMatter, matchMatters } from './match-matters.ts';
import { priorityOrder } from './priority-order.ts';
import { addressedShare, countDuplicates, isAdviceWithheld } from './score-advice.ts';

/** A case beside what was credited in it. */
export interface JudgedCase {
  readonly report: CaseReport;
  readonly matched: MatchedCase;
}

/** All scores of some cases. Shares are fractions and null when nothing could be judged. */
export interface Scores {
  readonly cases: number;
  readonly matters: number;
  readonly found: number | null;
  readonly right_at_1: number | null;
  readonly right_at_3: number | null;
  readonly data_recognised: number | null;
  /** Business matters that were taken for problems of the data. */
  readonly business_taken_for_data: number | null;
  /** Alarms of totals per hundred judged metric-days, in shops to which nothing happened. */
  readonly quiet_alerts: number | null;
  readonly quiet_metric_days: number;
  /** Incidents per hundred judged metric-days there. */
  readonly quiet_incidents: number | null;
  /** Alarms of totals outside planted days per hundred metric-days, in all other shops. */
  readonly other_false_alerts: number | null;
  readonly repeated: number;
  readonly advice_addresses: number | null;
  readonly advice_withheld: number | null;
  readonly duplicates: number;
  readonly grounded: number | null;
  readonly priority_order: number | null;
  readonly calibration_error: number | null;
  /** What chance alone would make of it on as many claims of exactly right confidence. */
  readonly calibration_by_chance: number | null;
  readonly brier: number | null;
  readonly model_calls: number;
  readonly tokens: number;
}

/** As many bins as leave a dozen answers in each when some sixty matters are judged. */
const CALIBRATION_BINS = 5;
const METRIC_DAYS = 100;

/** Sets each case beside its truth. */
export function judgeCases(reports: readonly CaseReport[]): readonly JudgedCase[] {
  return reports.map((report) => ({ report, matched: matchMatters(report) }));
}

/** Every score over these cases. */
export function scoreCases(cases: readonly JudgedCase[]): Scores {
  const matters = cases.flatMap(({ report, matched }) =>
    matched.matters.map((matter) => ({ report, matter })),
  );
  const all = matters.map(({ matter }) => matter);
  const expected = all.filter(({ planted }) => !planted.mayBeSilent);
  const data = expected.filter(({ planted }) => planted.class === 'data_problem');
  const business = expected.filter(
    ({ planted, reported }) => planted.class === 'business' && reported !== undefined,
  );
  const quiet = cases.filter(({ report }) => report.planted.length === 0);
  const others = cases.filter(({ report }) => report.planted.length > 0 && report.isTruthComplete);
  const judgements = all.flatMap((matter) => judgementOf(matter) ?? []);
  const total = (count: (report: CaseReport) => number): number =>
    sum(cases.map(({ report }) => count(report)));
  return {
    cases: cases.length,
    matters: all.length,
    found: share(expected.map(({ reported }) => reported !== undefined)),
    right_at_1: share(all.map((matter) => isRightWithin(matter, 1))),
    right_at_3: share(all.map((matter) => isRightWithin(matter, 3))),
    data_recognised: share(data.map(({ planted, reported }) => reported?.causes[0]?.kind === planted.kind)),
    business_taken_for_data: share(
      business.map(({ reported }) => DATA_KINDS.has(reported?.causes[0]?.kind ?? '')),
    ),
    quiet_alerts: perMetricDays(quiet, alertsOf),
    quiet_metric_days: sum(quiet.map(({ report }) => report.metricDays)),
    quiet_incidents: perMetricDays(quiet, ({ falseReports }) => falseReports.length),
    other_false_alerts: perMetricDays(others, alertsOf),
    repeated: sum(cases.map(({ matched }) => matched.repeated.length)),
    advice_addresses: mean(
      matters.flatMap(({ report, matter }) => addressedShare(matter, report.advice) ?? []),
    ),
    advice_withheld: share(
      matters.flatMap(({ report, matter }) => isAdviceWithheld(matter, report.advice) ?? []),
    ),
    duplicates: total(countDuplicates),
    grounded:
      total(({ cited }) => cited) === 0 ? null : total(({ holds }) => holds) / total(({ cited }) => cited),
    priority_order: priorityOrder(all.flatMap((matter) => rankedOf(matter) ?? [])),
    calibration_error: calibrationError(judgements, CALIBRATION_BINS),
    calibration_by_chance: calibrationErrorByChance(judgements, CALIBRATION_BINS),
    brier: brierScore(judgements),
    model_calls: total(({ modelCalls }) => modelCalls),
    tokens: total(({ tokens }) => tokens),
  };
}

/** True when one of the first causes named is right, or when a matter that may be passed over was. */
export function isRightWithin({ planted, reported, rank }: MatchedMatter, places: number): boolean {
  return reported === undefined ? planted.mayBeSilent : rank !== null && rank <= places;
}

/** Kinds by which the system says that numbers are wrong. */
const DATA_KINDS: ReadonlySet<string> = new Set([
  ...['tracking_outage', 'data_gap', 'late_data', 'label_shift', 'duplicates', 'part_day'],
  ...['measure_missing', 'currency_change', 'timezone_change', 'sampling'],
]);

function alertsOf({ falseReports }: MatchedCase): number {
  return sum(falseReports.map(({ alerts }) => alerts));
}

/** How sure the system was of the cause that it named first. Remarks are not explained, so they claim nothing. */
function judgementOf({ reported, rank }: MatchedMatter): Judgement | undefined {
  const [first] = reported?.causes ?? [];
  if (first === undefined || reported?.isRemark === true) return undefined;
  return { confidence: first.confidence, isRight: rank === 1 };
}

/** Business matters alone: the money of wrong numbers is not lost. */
function rankedOf({ planted, reported }: MatchedMatter) {
  if (planted.class !== 'business' || planted.worthInDays === null || reported === undefined)
    return undefined;
  return { urgency: reported.urgency, worth: Math.abs(planted.worthInDays) };
}

function perMetricDays(cases: readonly JudgedCase[], count: (matched: MatchedCase) => number): number | null {
  const days = sum(cases.map(({ report }) => report.metricDays));
  return days === 0 ? null : (METRIC_DAYS * sum(cases.map(({ matched }) => count(matched)))) / days;
}

function share(answers: readonly boolean[]): number | null {
  return mean(answers.map(Number));
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : sum(values) / values.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
