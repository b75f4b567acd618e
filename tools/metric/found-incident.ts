import { alertLimits } from '#analysis/alert-limits.ts';
import { groupIncidents } from '#analysis/incident.ts';
import { assessPriority, impactScore, type Priority } from '#analysis/priority.ts';
import { daysBetween } from '#core/time.ts';
import type { AnomalyNotes } from '#storage/metric/anomaly-record.ts';
import { type Circumstances, judgementOf } from './circumstances.ts';
import { type DataProblem, isMovedLabel } from './data-problem.ts';
import { isBeyondDoubt } from './evidence.ts';
import { type ExpectedSeries, isTotal } from './expected-series.ts';
import {
  describeProblem,
  type FoundAnomaly,
  findAnomalies,
  PART_LIMITS,
  toAnomaly,
} from './found-anomaly.ts';
import { clearestOf, joinIncidents } from './join-incidents.ts';
import { findIncome, type MoneyImpact, moneyImpact, type Scope } from './money-impact.ts';
import { type Days, summarizeStretch } from './stretch-summary.ts';

/** An anomaly with how much it matters. */
export interface RankedAnomaly extends FoundAnomaly {
  readonly priority: Priority;
  readonly impactScore: number;
  readonly notes: AnomalyNotes;
}

/** Anomalies that are one event, the lead first. */
export interface FoundIncident {
  readonly lead: RankedAnomaly;
  readonly members: readonly RankedAnomaly[];
}

/** So many values of one dimension that moved alike are no single place any more. */
const COMMON_VALUES = 4;
/** What shows an event so many times less clearly than something else does not tell of it. */
const CLEARER = 2;

/**
 * All incidents in these series, data problems first, whose days the series must not contain any more; only a label that
 * moved keeps its days, for its new name becomes usual.
 */
export function findIncidents(
  all: readonly ExpectedSeries[],
  problems: readonly DataProblem[],
  circumstances: Circumstances,
): readonly FoundIncident[] {
  const scopes = Map.groupBy(all, scopeName);
  const scopeOf = (subject: ExpectedSeries): Scope => scopes.get(scopeName(subject)) ?? [];
  const ofTotals = alertLimits(all.filter(isTotal).length);
  const found = all.flatMap((subject) => {
    const limits = isTotal(subject) ? ofTotals : PART_LIMITS;
    return findAnomalies(
      subject,
      scopeOf(subject),
      judgementOf(subject.series, circumstances, limits).limits,
    ).filter(({ stretch }) => !problems.some((problem) => isMovedLabel(problem, subject, stretch)));
  });
  const byKey = new Map(found.map((anomaly) => [anomaly.key, anomaly]));
  const groups = groupIncidents(found.map(toAnomaly)).map((group) =>
    group.members.flatMap((key) => byKey.get(key) ?? []),
  );
  const rank = rankerFor(all, scopeOf);
  return [...problems.map(describeProblem), ...joinIncidents(groups.filter(matters))].flatMap(
    (members) => rank(members) ?? [],
  );
}

/** Beyond doubt, and seen in a total or in more than one metric. */
function matters(members: readonly FoundAnomaly[]): boolean {
  const metrics = new Set(members.map(({ subject }) => subject.series.metric));
  const isSeenTwice = metrics.size > 1 || members.some(({ subject }) => isTotal(subject));
  return isSeenTwice && members.some(isSure);
}

function isSure({ subject, stretch }: FoundAnomaly): boolean {
  return isBeyondDoubt({ dims: subject.series.dims, z: stretch.z });
}

function rankerFor(all: readonly ExpectedSeries[], scopeOf: (subject: ExpectedSeries) => Scope) {
  const totals = [...Map.groupBy(all.filter(isTotal), ({ series }) => series.source).values()];
  const incomes = totals.flatMap((same) => findIncome(same) ?? []);
  return (members: readonly FoundAnomaly[]): FoundIncident | undefined => {
    const clearest = clearestOf(members);
    if (clearest === undefined) return undefined;
    const lead = leadOf(members, clearest);
    const ranked = [lead, ...members.filter((member) => member !== lead)].map((member) => {
      // What the lead cost is asked for all days of the event, not only for those on which the lead itself stood out.
      const days = member === lead ? clearest.stretch : member.stretch;
      const impact = member.impact && moneyImpact(member.subject, scopeOf(member.subject), days);
      return rankAnomaly(member, { days, impact, incomes });
    });
    const [first] = ranked;
    return first && { lead: first, members: ranked };
  };
}

/**
 * The lead is what a person would name: of the source in which the event shows most, whose dimensions can explain it,
 * the widest series that is worth money and shows the event best. Money itself is noisy: it leads when it is clearest.
 */
function leadOf(members: readonly FoundAnomaly[], clearest: FoundAnomaly): FoundAnomaly {
  const bySource = [...Map.groupBy(members, ({ subject }) => subject.series.source).values()];
  const [near = [clearest]] = bySource.toSorted(
    (first, second) => sumOfEvidence(second) - sumOfEvidence(first),
  );
  const telling = tellingOf(near);
  const width = Math.min(...telling.map(widthOf));
  const widest = telling.filter((member) => widthOf(member) === width);
  const worthMoney = widest.filter(({ impact }) => impact !== undefined);
  return clearestOf(worthMoney.length > 0 ? worthMoney : widest) ?? clearest;
}

/** Those beyond doubt, and those half as clear as the clearest: what shows the event less came along with it by chance. */
function tellingOf(members: readonly FoundAnomaly[]): readonly FoundAnomaly[] {
  const most = Math.max(...members.map(evidenceOf));
  const sure = members.filter((member) => isSure(member) || CLEARER * evidenceOf(member) >= most);
  const clearest = sure.some(({ subject }) => isTotal(subject)) ? undefined : clearestOf(sure);
  if (clearest === undefined || !isCommon(clearest, sure)) return sure;
  const total = members.find((member) => isTotalBehind(member, clearest));
  return total === undefined ? sure : [total];
}

function isTotalBehind({ subject, stretch }: FoundAnomaly, part: FoundAnomaly): boolean {
  const isSameMetric = subject.series.metric === part.subject.series.metric;
  return isSameMetric && isTotal(subject) && stretch.direction === part.stretch.direction;
}

/** What happened to many values of one dimension alike happened to none of them. */
function isCommon(part: FoundAnomaly, sure: readonly FoundAnomaly[]): boolean {
  const [dimension = ''] = Object.keys(part.subject.series.dims);
  const alike = sure.filter(
    ({ subject: { series }, stretch }) =>
      series.metric === part.subject.series.metric &&
      stretch.direction === part.stretch.direction &&
      dimension in series.dims,
  );
  return alike.length >= COMMON_VALUES;
}

/** 0 for a total. */
function widthOf({ subject }: FoundAnomaly): number {
  return Object.keys(subject.series.dims).length;
}

/** What the business takes in per day, as far as any source can tell. */
function incomePerDay(incomes: readonly ExpectedSeries[], days: Days): number {
  return Math.max(0, ...incomes.map(({ points }) => summarizeStretch(points, days)?.expected ?? 0));
}

interface Worth {
  readonly days: Days;
  readonly impact: MoneyImpact | undefined;
  /** Totals of what the business takes in, one per source that knows. */
  readonly incomes: readonly ExpectedSeries[];
}

function rankAnomaly(anomaly: FoundAnomaly, { days, impact, incomes }: Worth): RankedAnomaly {
  const { stretch, subject, problem } = anomaly;
  const length = daysBetween(days.firstDay, days.lastDay) + 1;
  const score = impact === undefined ? 0 : impactScore(impact.amount / length, incomePerDay(incomes, days));
  const priority = assessPriority({
    z: stretch.z ?? 0,
    impactScore: score,
    changeFraction: stretch.changeFraction,
    good: isGood(subject, stretch.direction),
    confidence: confidenceOf(anomaly),
  });
  const notes: AnomalyNotes = {
    ...problem,
    ...(impact === undefined
      ? {}
      : { impact: { method: impact.method, firstDay: days.firstDay, lastDay: days.lastDay } }),
  };
  return { ...anomaly, impact, impactScore: score, priority, notes };
}

/** True when the change helps the business, null when that cannot be said. */
function isGood({ definition }: ExpectedSeries, direction: 'up' | 'down'): boolean | null {
  return definition.better === 'neutral' ? null : definition.better === direction;
}

/** Half sure at five standard deviations, nearly sure at fifteen. */
function confidenceOf(anomaly: FoundAnomaly): number {
  return 1 - Math.exp(-evidenceOf(anomaly) / 7);
}

function sumOfEvidence(members: readonly FoundAnomaly[]): number {
  return members.reduce((sum, member) => sum + evidenceOf(member), 0);
}

function evidenceOf({ stretch }: FoundAnomaly): number {
  return Math.abs(stretch.z ?? 0);
}

function scopeName({ series }: ExpectedSeries): string {
  return JSON.stringify([series.source, Object.entries(series.dims).sort()]);
}
