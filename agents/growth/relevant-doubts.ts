import { daysBetween } from '#core/time.ts';
import type { DetectedProblem, Finding, QualityAnswer } from '#tools/metric/quality-answer.ts';
import type { IncidentBrief } from './incident-brief.ts';
import type { ObservedDoubt } from './observation.ts';

/** An incident as far as doubts about its data are concerned. */
export interface DoubtedMatter
  extends Pick<
    IncidentBrief,
    'firstDay' | 'lastDay' | 'impactAmount' | 'dataProblem' | 'missingMeasure' | 'shiftedLabel'
  > {
  /** Values to which the metric in question is restricted. */
  readonly dims: Readonly<Record<string, string>>;
}

/** Missing days explain an incident when they are at least this part of it. */
const LEAST_MISSING = 0.5;
/** One record explains an incident when it is at least this part of what was too much. */
const LEAST_RECORD = 0.5;

/** The findings about the data that bear on this incident, and none that merely fall into its days. */
export function relevantDoubts(
  incident: DoubtedMatter,
  { findings }: Pick<QualityAnswer, 'findings'>,
): ObservedDoubt[] {
  const detected = detectedDoubts(incident);
  const found = findings.flatMap((finding) => asDoubt(finding, incident) ?? []);
  return [...detected, ...found.filter(({ kind }) => !detected.some((other) => other.kind === kind))];
}

/** What detection took the whole incident for. */
function detectedDoubts({ dataProblem, missingMeasure, shiftedLabel }: DoubtedMatter): ObservedDoubt[] {
  if (dataProblem === null) return [];
  return [problemDoubt(dataProblem, { measure: missingMeasure, label: shiftedLabel })];
}

function problemDoubt(
  problem: NonNullable<DoubtedMatter['dataProblem']>,
  { measure, label }: Pick<DetectedProblem, 'measure' | 'label'>,
): ObservedDoubt {
  const ofLabel = label === null ? null : { dimension: label.dimension, value: label.to };
  const segment = measure === null ? ofLabel : { dimension: 'measure', value: measure };
  return { kind: problem === 'data_gap' ? 'gap' : problem, segment, share: null };
}

function asDoubt(finding: Finding, incident: DoubtedMatter): ObservedDoubt | undefined {
  const { kind } = finding;
  switch (kind) {
    case 'tracker_break':
    case 'bot_traffic':
      return { kind, segment: null, share: null };
    case 'gap':
      return isMostOf(finding.missingDays, incident) ? { kind, segment: null, share: null } : undefined;
    case 'late_data':
      return isMostOf(finding.daysLate, incident) ? { kind, segment: null, share: null } : undefined;
    case 'label_shift':
      return labelDoubt(finding, incident);
    case 'record_dominance':
      return recordDoubt(finding, incident);
    case 'detected_problem':
      return coveringDoubt(finding, incident);
  }
}

function isMostOf(days: number, { firstDay, lastDay }: DoubtedMatter): boolean {
  return days >= LEAST_MISSING * (daysBetween(firstDay, lastDay) + 1);
}

/** Wrong numbers on some days do not explain the others; days by another clock are days all the same. */
function coveringDoubt(
  { problem, measure, label, firstDay, lastDay }: DetectedProblem,
  incident: DoubtedMatter,
): ObservedDoubt | undefined {
  if (problem === 'timezone_change') return undefined;
  const first = firstDay > incident.firstDay ? firstDay : incident.firstDay;
  const last = lastDay < incident.lastDay ? lastDay : incident.lastDay;
  const common = daysBetween(first, last) + 1;
  return isMostOf(common, incident) ? problemDoubt(problem, { measure, label }) : undefined;
}

/** The total stands when a label shifts, so that only what happened to one of the two labels is explained by it. */
function labelDoubt(
  { dimension, from, to }: Extract<Finding, { kind: 'label_shift' }>,
  { dims }: DoubtedMatter,
): ObservedDoubt | undefined {
  const value = dims[dimension];
  if (value !== from && value !== to) return undefined;
  return { kind: 'label_shift', segment: { dimension, value: to }, share: null };
}

/** A large order on one day of many does not explain the others. */
function recordDoubt(
  { record, measure, amount, shareOfExcess }: Extract<Finding, { kind: 'record_dominance' }>,
  { firstDay, lastDay, impactAmount }: DoubtedMatter,
): ObservedDoubt | undefined {
  const isOneDay = firstDay === lastDay;
  const share = isOneDay || impactAmount === null ? shareOfExcess : worthOf(measure, amount) / impactAmount;
  const explains = (isOneDay || impactAmount !== null) && share >= LEAST_RECORD;
  return explains
    ? { kind: 'record_dominance', segment: { dimension: 'record', value: record }, share }
    : undefined;
}

/** Money that was given back is lost to the shop. */
function worthOf(measure: string, amount: number): number {
  return measure === 'refunds' ? -amount : amount;
}
