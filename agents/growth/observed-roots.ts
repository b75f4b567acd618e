import type { Breakdown } from '#tools/metric/breakdown-answer.ts';
import { isWhole, LEAST_EVIDENCE_OF_PART } from '#tools/metric/evidence.ts';
import { getMetric, measuresOf } from '#tools/metric/metric-catalog.ts';
import type { AnomalyBrief, IncidentBrief } from './incident-brief.ts';
import type { ObservedRoot } from './observation.ts';

/** One measure of a breakdown. */
export type MeasureChange = Breakdown['total']['measures'][number];

type Anomalies = IncidentBrief['anomalies'];
type RankedValue = Breakdown['ranked'][number];

/** A place whose part of the whole is not known is half believed. */
const UNKNOWN_SHARE = 0.5;
/** How sure the search over combinations must be to name another place. */
const SURE_COMBINATION = 0.9;
/** A value beyond doubt is the root of a change of which it explains at least so much... */
const LEAST_PART = 0.25;
/** ...so many times what it would of a change of everything... */
const LEAST_LIFT = 2;
/** ...when what it leaves, in standard deviations of the total, would not have been noticed. */
const UNNOTICED = 3;
/** A part that explains at least so much of what its whole explains, and so many times as clearly, is named instead. */
const NEARLY_ALL = 0.75;
const SHARPER = 1.2;
/** Series whose amounts differ by less than this part of the larger describe the same records. */
const SAME_RECORDS = 0.03;

/** A lead that is restricted to one value names its place itself, by the finest of its names. */
export function placeOfLead(
  { dims, metric, total }: Breakdown,
  { anomalies, shareOfWhole }: { readonly anomalies: Anomalies; readonly shareOfWhole: number | null },
): ObservedRoot | undefined {
  const [restriction] = Object.entries(dims);
  if (restriction === undefined) return undefined;
  const [dimension, value] = finestName(restriction, metric, anomalies);
  const confidence = Math.min(1, Math.abs(shareOfWhole ?? UNKNOWN_SHARE));
  return {
    dimension,
    value,
    share: shareOfWhole,
    confidence,
    remaining: remainingOf(metric, total.measures),
  };
}

/** The one value that explains how a metric changed; null when the change is broad. */
export function rootOf(breakdown: Breakdown, anomalies: Anomalies): ObservedRoot | null {
  const { metric, root: named, ranked, combinations } = breakdown;
  const clear = named === null ? undefined : (channelBehind(named, ranked, combinations) ?? named);
  const found = clear ?? standingOut(breakdown, anomalies);
  if (found === undefined) return null;
  const { dimension, value, share, confidence, measures } = sharperThan(found, breakdown, anomalies);
  return { dimension, value, share, confidence, remaining: remainingOf(metric, measures) };
}

/** after / before - 1, of a sum or of a rate; null when there was nothing before. */
export function changeOf(
  numerator: MeasureChange | undefined,
  denominator?: MeasureChange | undefined,
): number | null {
  const before = (numerator?.before ?? 0) / (denominator?.before ?? 1);
  const after = (numerator?.after ?? 0) / (denominator?.after ?? 1);
  return Number.isFinite(before) && Number.isFinite(after) && before !== 0 ? after / before - 1 : null;
}

/**
 * Where the total moved too little to tell its parts from chance, a part that moved beyond doubt by itself tells what it
 * was: without it nobody would have noticed anything.
 */
function standingOut(breakdown: Breakdown, anomalies: Anomalies): RankedValue | undefined {
  const { metric, ranked } = breakdown;
  const evidence = evidenceOf(breakdown, anomalies);
  const whole = anomalies.find((each) => each.metric === metric && isWhole(each));
  const noticed = Math.abs(whole?.z ?? 0);
  const standing = ranked
    .map((value) => ({ value, z: evidence(value) }))
    .filter(
      ({ value: { share, lift }, z }) =>
        z >= LEAST_EVIDENCE_OF_PART &&
        share >= LEAST_PART &&
        lift >= LEAST_LIFT &&
        noticed * (1 - share) < UNNOTICED,
    );
  const [best] = standing.toSorted((one, other) => other.z - one.z);
  const same = standing.filter(({ value }) => best !== undefined && isSame(value.share, best.value.share));
  const finest = finestOf(
    same.map(({ value }) => value),
    metric,
  );
  return finest && { ...finest, confidence: Math.min(1, finest.share) };
}

/** A part of the value that explains nearly as much and stands out more clearly: the one campaign of a channel that stopped. */
function sharperThan(value: RankedValue, breakdown: Breakdown, anomalies: Anomalies): RankedValue {
  const evidence = evidenceOf(breakdown, anomalies);
  const least = Math.max(LEAST_EVIDENCE_OF_PART, SHARPER * evidence(value));
  const sharper = breakdown.ranked
    .filter(({ share, lift }) => share >= NEARLY_ALL * value.share && lift > value.lift)
    .map((part) => ({ part, z: evidence(part) }))
    .filter(({ z }) => z >= least);
  const [best] = sharper.toSorted((one, other) => other.z - one.z);
  return best === undefined ? value : { ...best.part, confidence: value.confidence };
}

/**
 * How clearly a value stands out by itself in the direction of the change, by any metric of the family; in standard deviations.
 * What a rate of it did says nothing of how much there was of it.
 */
function evidenceOf({ metric, total }: Breakdown, anomalies: Anomalies): (value: RankedValue) => number {
  const { family, expression } = getMetric(metric);
  const direction = (total.after ?? 0) < (total.before ?? 0) ? 'down' : 'up';
  const related = anomalies.filter((each) => {
    const other = getMetric(each.metric);
    const isTelling = expression.kind === 'ratio' || other.expression.kind === 'sum';
    return each.direction === direction && other.family === family && isTelling;
  });
  return (value) =>
    Math.max(0, ...related.filter((each) => isAt(each, value)).map(({ z }) => Math.abs(z ?? 0)));
}

/** The same records by the name that says most about them: a channel of one campaign is that campaign. */
function finestName(
  [dimension, value]: readonly [string, string],
  metric: string,
  anomalies: Anomalies,
): readonly [string, string] {
  const ofMetric = anomalies.filter((each) => each.metric === metric);
  const own = ofMetric.find((each) => isAt(each, { dimension, value }));
  const names = ofMetric.flatMap((each) =>
    own !== undefined && hasSameAmounts(each, own) ? (placeOf(each) ?? []) : [],
  );
  const finest = finestOf(names, metric);
  return finest === undefined ? [dimension, value] : [finest.dimension, finest.value];
}

function hasSameAmounts(one: AnomalyBrief, other: AnomalyBrief): boolean {
  return isSame(one.expected, other.expected) && isSame(one.actual, other.actual);
}

function isSame(one: number | null, other: number | null): boolean {
  if (one === null || other === null) return false;
  return Math.abs(one - other) <= SAME_RECORDS * Math.max(Math.abs(one), Math.abs(other));
}

/** Dimensions of a metric go from coarse to fine. */
function finestOf<Value extends { readonly dimension: string }>(
  values: readonly Value[],
  metric: string,
): Value | undefined {
  const { dimensions } = getMetric(metric);
  const fineness = ({ dimension }: Value): number => dimensions.indexOf(dimension);
  return values.toSorted((one, other) => fineness(other) - fineness(one))[0];
}

/** The one value to which an anomaly is restricted. */
function placeOf({ dims }: AnomalyBrief): { dimension: string; value: string } | undefined {
  const [first, ...further] = Object.entries(dims);
  return first === undefined || further.length > 0 ? undefined : { dimension: first[0], value: first[1] };
}

function isAt(anomaly: AnomalyBrief, { dimension, value }: { dimension: string; value: string }): boolean {
  const place = placeOf(anomaly);
  return place?.dimension === dimension && place.value === value;
}

/** One source brings people by several channels; the one that moved as a whole says more than its largest source. */
function channelBehind(
  { dimension }: NonNullable<Breakdown['root']>,
  ranked: Breakdown['ranked'],
  combinations: Breakdown['combinations'],
): RankedValue | undefined {
  const [found] = combinations?.causes ?? [];
  if (dimension !== 'source' || found === undefined || found.confidence < SURE_COMBINATION) return undefined;
  const [place, ...further] = Object.entries(found.values);
  if (place?.[0] !== 'channel' || further.length > 0) return undefined;
  return ranked.find((each) => each.dimension === 'channel' && each.value === place[1]);
}

/** How much is left of a value is a question of its volume: for a rate, what it is divided by. */
function remainingOf(metric: string, measures: readonly MeasureChange[]): number | null {
  const volume = measuresOf(getMetric(metric)).at(-1);
  const change = changeOf(measures.find(({ measure }) => measure === volume));
  return change === null ? null : 1 + change;
}
