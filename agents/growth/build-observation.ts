import { daysBetween } from '#core/time.ts';
import type { Breakdown } from '#tools/metric/breakdown-answer.ts';
import { getMetric, measuresOf, metricCatalog } from '#tools/metric/metric-catalog.ts';
import type { IncidentBrief } from './incident-brief.ts';
import type { Observation, ObservedDoubt, ObservedRoot } from './observation.ts';

type MeasureChange = Breakdown['total']['measures'][number];

/** What the tools answered about an incident. */
export interface IncidentAnswers {
  /** Within the values that the lead is restricted to; the lead's own first. */
  readonly breakdowns: readonly Breakdown[];
  readonly doubts: readonly ObservedDoubt[];
  readonly surroundings: Pick<Observation, 'prices' | 'holidays'>;
  /** Part of the whole change of the lead's metric that its own restriction explains; null when it has none. */
  readonly shareOfWhole: number | null;
}

/** What is known of an incident, reduced to what its cause can be named from. */
export function buildObservation(
  { lead, firstDay, lastDay }: IncidentBrief,
  { breakdowns, doubts, surroundings, shareOfWhole }: IncidentAnswers,
): Observation {
  const definition = getMetric(lead.metric);
  const byMetric = new Map(breakdowns.map((each) => [each.metric, each]));
  const own = byMetric.get(lead.metric);
  const place = own === undefined ? undefined : placeOf(own, shareOfWhole);
  const changes = own === undefined ? {} : changesIn(own.total.measures, own.source);
  const telling = byMetric.get('conversion_rate')?.root ?? own?.root ?? null;
  return {
    metric: lead.metric,
    family: definition.family,
    direction: lead.direction,
    isGood: definition.better === 'neutral' ? null : definition.better === lead.direction,
    z: lead.z,
    days: daysBetween(firstDay, lastDay) + 1,
    doubts: [...doubts],
    changes,
    roots: Object.fromEntries(breakdowns.map((each) => [each.metric, place ?? rootOf(each)])),
    segmentChanges: insideOf({ place, changes, telling }, lead.source),
    mixShare: mixOf(own, byMetric.get('conversion_rate')),
    ...surroundings,
  };
}

/** A lead that is restricted to one value names its place itself. */
function placeOf({ dims, metric, total }: Breakdown, share: number | null): ObservedRoot | undefined {
  const [restriction] = Object.entries(dims);
  if (restriction === undefined) return undefined;
  const [dimension, value] = restriction;
  const confidence = Math.min(1, Math.abs(share ?? UNKNOWN_SHARE));
  return { dimension, value, share, confidence, remaining: remainingOf(metric, total.measures) };
}

/** A place whose part of the whole is not known is half believed. */
const UNKNOWN_SHARE = 0.5;

function insideOf(
  {
    place,
    changes,
    telling,
  }: {
    place: ObservedRoot | undefined;
    changes: Observation['changes'];
    telling: Breakdown['root'];
  },
  dataset: string,
): Observation['segmentChanges'] {
  if (place !== undefined) return changes;
  return telling === null ? {} : changesIn(telling.measures, dataset);
}

/** How every metric of a dataset that these measures make up changed. */
function changesIn(measures: readonly MeasureChange[], dataset: string): Record<string, number | null> {
  const known = new Map(measures.map((each) => [each.measure, each]));
  const made = metricCatalog.filter(
    (definition) =>
      definition.datasets.includes(dataset) && measuresOf(definition).every((name) => known.has(name)),
  );
  return Object.fromEntries(
    made.map((definition) => {
      const [numerator, denominator] = measuresOf(definition).map((name) => known.get(name));
      return [definition.key, changeOf(numerator, denominator)];
    }),
  );
}

/** after / before - 1, of a sum or of a rate; null when there was nothing before. */
function changeOf(numerator: MeasureChange | undefined, denominator?: MeasureChange): number | null {
  const before = (numerator?.before ?? 0) / (denominator?.before ?? 1);
  const after = (numerator?.after ?? 0) / (denominator?.after ?? 1);
  return Number.isFinite(before) && Number.isFinite(after) && before !== 0 ? after / before - 1 : null;
}

function rootOf({ root: named, metric, ranked, combinations }: Breakdown): ObservedRoot | null {
  if (named === null) return null;
  const { dimension, value, share, confidence, measures } =
    channelBehind(named, ranked, combinations) ?? named;
  return { dimension, value, share, confidence, remaining: remainingOf(metric, measures) };
}

/** How sure the search over combinations must be to name another place. */
const SURE_COMBINATION = 0.9;

/** One source brings people by several channels; the one that moved as a whole says more than its largest source. */
function channelBehind(
  { dimension }: NonNullable<Breakdown['root']>,
  ranked: Breakdown['ranked'],
  combinations: Breakdown['combinations'],
) {
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

/** Of the lead when it is a rate, else of the share of visitors who buy. */
function mixOf(own: Breakdown | undefined, conversion: Breakdown | undefined): number | null {
  return (own && mixShareOf(own)) ?? (conversion && mixShareOf(conversion)) ?? null;
}

/** The largest part of a rate's change that the make-up of one dimension explains; null when it is no rate. */
function mixShareOf({ dimensions }: Breakdown): number | null {
  const shares = dimensions.flatMap(({ contributions, others }) => {
    const mix = contributions.map(({ mixEffect }) => mixEffect).filter((effect) => effect !== null);
    const change = contributions.reduce((sum, each) => sum + each.change, others.change);
    return mix.length === 0 || change === 0 ? [] : [mix.reduce((sum, each) => sum + each, 0) / change];
  });
  return shares.length === 0 ? null : Math.max(...shares);
}
