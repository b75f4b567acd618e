import { classOf, type IncidentCause } from '#tools/growth/cause.ts';
import { calibratedConfidence } from './calibrated-confidence.ts';
import { at, type Finding, type Rule, rootOf } from './cause-finding.ts';
import { findBotTraffic, findDataProblem, findSingleOrder } from './data-cause-rules.ts';
import { findClosedDays, findHoliday } from './holiday-cause-rule.ts';
import type { Observation } from './observation.ts';
import { findPriceChange } from './price-cause-rule.ts';
import {
  findBrokenCheckout,
  findDemandDrop,
  findGrowth,
  findMixChange,
  findOrderValueChange,
  findProductChange,
  findWeakAds,
  findWeakEngagement,
} from './sales-cause-rules.ts';
import {
  findLostWay,
  findSearchLoss,
  findStoppedCampaign,
  findStoppedRate,
  findTrafficLoss,
} from './traffic-cause-rules.ts';

const RULES: readonly Rule[] = [
  findClosedDays,
  findDataProblem,
  findSingleOrder,
  findBotTraffic,
  findStoppedCampaign,
  findStoppedRate,
  findTrafficLoss,
  findPriceChange,
  findBrokenCheckout,
  findWeakAds,
  findWeakEngagement,
  findProductChange,
  findOrderValueChange,
  findHoliday,
  findSearchLoss,
  findMixChange,
  findLostWay,
  findDemandDrop,
  findGrowth,
];
/** People look at three explanations, not at ten. */
const MOST_OTHERS = 2;
/** That nothing explains it is said without much trust. */
const UNEXPLAINED_FIT = 0.3;

/** Names the cause of an incident: the first rule that fits, data before records before business. */
export function classifyCause(seen: Observation): IncidentCause {
  const [first = unexplained(seen)] = RULES.flatMap((rule) => rule(seen) ?? []);
  return toCause(first, seen);
}

/** Where it happened can be known when nothing says why. */
function unexplained(seen: Observation): Finding {
  return { ...at('unexplained', rootOf(seen), 0), fit: UNEXPLAINED_FIT };
}

/** What else would explain it, best first: the further rules that fit, each kind once. */
export function otherCauses(named: IncidentCause, seen: Observation): readonly IncidentCause[] {
  const all = RULES.flatMap((rule) => rule(seen) ?? []).filter(({ kind }) => kind !== named.kind);
  const firstOfKind = all.filter(
    (found, place) => all.findIndex(({ kind }) => kind === found.kind) === place,
  );
  return firstOfKind.slice(0, MOST_OTHERS).map((found) => toCause(found, seen));
}

function toCause(found: Finding, seen: Observation): IncidentCause {
  return {
    kind: found.kind,
    class: classOf(found.kind),
    metric: found.metric ?? seen.metric,
    direction: found.direction ?? seen.direction,
    segment: found.segment,
    share: found.share,
    confidence: confidenceOf(found, seen),
  };
}

/** Of some 300 drawn tuning cases in which numbers were called wrong all were, two of them in another way. */
const WRONG_NUMBERS = 0.985;

/**
 * Half of the trust comes from how well the explanation fits, the rest from how strong and how long the change was. Wrong
 * numbers are told by other signs than their size: on days that were not measured there is none.
 */
function confidenceOf({ kind, fit }: Finding, { z, days }: Observation): number {
  if (classOf(kind) === 'data_problem') return WRONG_NUMBERS;
  const strength = 1 - Math.exp(-Math.abs(z ?? 0) / 4);
  const length = 1 - Math.exp(-days / 3);
  const trust = fit * (0.5 + 0.35 * strength + 0.15 * length);
  // That nothing explains it is no explanation that could be right.
  return round(kind === 'unexplained' ? trust : calibratedConfidence(trust));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
