import { daysBetween } from '#core/time.ts';
import type { Breakdown } from '#tools/metric/breakdown-answer.ts';
import { isBeyondDoubt, isWhole } from '#tools/metric/evidence.ts';
import { getMetric, measuresOf, metricCatalog } from '#tools/metric/metric-catalog.ts';
import { clearestTotal } from './clearest-total.ts';
import type { AnomalyBrief, IncidentBrief } from './incident-brief.ts';
import type { Observation, ObservedDoubt, ObservedRoot } from './observation.ts';
import { changeOf, type MeasureChange, placeOfLead, rootOf } from './observed-roots.ts';

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
  { lead, anomalies, firstDay, lastDay }: IncidentBrief,
  { breakdowns, doubts, surroundings, shareOfWhole }: IncidentAnswers,
): Observation {
  const definition = getMetric(lead.metric);
  const byMetric = new Map(breakdowns.map((each) => [each.metric, each]));
  const own = byMetric.get(lead.metric);
  const place = own === undefined ? undefined : placeOfLead(own, { anomalies, shareOfWhole });
  const changes = own === undefined ? {} : changesIn(own.total.measures, own.source);
  const clearest = clearestTotal({ lead, anomalies });
  const telling = byMetric.get('conversion_rate')?.root ?? own?.root ?? null;
  return {
    metric: lead.metric,
    family: definition.family,
    direction: lead.direction,
    isGood: isGoodOf(lead),
    z: lead.z,
    clearest: clearest && toldOf(clearest),
    days: daysBetween(firstDay, lastDay) + 1,
    doubts: [...doubts],
    changes,
    roots: Object.fromEntries(breakdowns.map((each) => [each.metric, place ?? rootOf(each, anomalies)])),
    segmentChanges: insideOf({ place, changes, telling }, lead.source),
    buyingInside: buyingInside(byMetric.get('sessions')),
    looksAroundLess: anomalies.some(isLookingAroundLess),
    mixShare: mixOf(own, byMetric.get('conversion_rate')),
    ...surroundings,
  };
}

type Movement = Pick<AnomalyBrief, 'metric' | 'direction'>;

function toldOf({ metric, direction }: Movement): Observation['clearest'] {
  return { metric, direction, isGood: isGoodOf({ metric, direction }) };
}

/** Whether a change helps the business; null when that cannot be said. */
function isGoodOf({ metric, direction }: Movement): boolean | null {
  const { better } = getMetric(metric);
  return better === 'neutral' ? null : better === direction;
}

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

/** With fewer buyers to be expected of a crowd, that nobody buys may be chance. */
const LEAST_BUYERS = 20;

/** Of those who came to the root of the visits, who bought, beside how many of all visitors did before. */
function buyingInside(visits: Breakdown | undefined): number | null {
  const [inside, all] = [visits?.root?.measures, visits?.total.measures];
  const came = inside?.find(({ measure }) => measure === 'sessions')?.after ?? 0;
  const bought = inside?.find(({ measure }) => measure === 'transactions')?.after ?? 0;
  const expected = (came * amountBefore(all, 'transactions')) / amountBefore(all, 'sessions');
  return expected >= LEAST_BUYERS ? bought / expected : null;
}

function amountBefore(measures: readonly MeasureChange[] | undefined, name: string): number {
  return measures?.find(({ measure }) => measure === name)?.before ?? 0;
}

function isLookingAroundLess(anomaly: AnomalyBrief): boolean {
  const isOfEngagement = getMetric(anomaly.metric).family === 'engagement';
  return isOfEngagement && isGoodOf(anomaly) === false && isWhole(anomaly) && isBeyondDoubt(anomaly);
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
