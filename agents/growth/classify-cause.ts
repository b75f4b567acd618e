import { classOf, type IncidentCause, type IncidentKind, type Segment } from '#tools/growth/cause.ts';
import type { Observation, ObservedDoubt, ObservedRoot } from './observation.ts';
import { driverOf } from './sales-driver.ts';

/** What a rule found: the kind, where, and how much of the change that explains. */
interface Finding {
  readonly kind: IncidentKind;
  /** The metric that shows the cause, which need not be the one by which the incident was noticed. */
  readonly metric?: string;
  readonly direction?: IncidentCause['direction'];
  readonly segment: Segment | null;
  readonly share: number | null;
  /** 0..1, how well the explanation fits, before the strength of the evidence is weighed. */
  readonly fit: number;
}

/** Answers what it found, or undefined when the incident is not of its kind. */
type Rule = (seen: Observation) => Finding | undefined;

/** A campaign of which so little is left has stopped rather than faded. */
const STOPPED_REMAINING = 0.15;
/** A fall of conversion by this much in one segment is a broken step, not a mood. */
const BROKEN_CONVERSION = -0.2;
/** The same without a segment needs to be steeper to be told from a change of demand. */
const BROKEN_EVERYWHERE = -0.4;
/** Traffic stands while it moves less than this part of what conversion lost. */
const STANDING_PART = 0.5;
/** A rate changed by the make-up of its traffic when this part of the change comes from there. */
const MIX_PART = 0.6;

/** Sales follow visits when they rise by at least this part of the rise in visits. */
const SALES_FOLLOW = 0.25;

const OUTCOMES = ['revenue', 'transactions', 'conversion_rate', 'average_order_value'];
/** One cancelled order moves the money that was given back, not how many orders were cancelled. */
const REFUND_METRICS: Readonly<Record<string, string>> = { refunds: 'refunds', refund_rate: 'refunds' };
const TRAFFIC = ['sessions', 'users', 'new_users'];
const TRAFFIC_DIMENSIONS = ['channel', 'source', 'medium', 'campaign', 'platform', 'placement', 'banner'];
const PRODUCT_DIMENSIONS = ['product', 'category'];
const BUSINESS_FIT = { clear: 0.95, likely: 0.75, vague: 0.5 };

const DATA_KINDS = [
  ['duplicates', 'duplicates'],
  ['sampling', 'sampling'],
  ['part_day', 'part_day'],
  ['measure_missing', 'measure_missing'],
  ['currency_change', 'currency_change'],
  ['timezone_change', 'timezone_change'],
  ['tracker_break', 'tracking_outage'],
  ['gap', 'data_gap'],
  ['label_shift', 'label_shift'],
  ['late_data', 'late_data'],
] as const;

const RULES: readonly Rule[] = [
  findDataProblem,
  findSingleOrder,
  findBotTraffic,
  findStoppedCampaign,
  findTrafficLoss,
  findBrokenCheckout,
  findWeakAds,
  findWeakEngagement,
  findProductChange,
  findOrderValueChange,
  findMixChange,
  findDemandDrop,
  findGrowth,
];

/** Names the cause of an incident: the first rule that fits, data before records before business. */
export function classifyCause(seen: Observation): IncidentCause {
  const found: Finding = firstOf(seen) ?? { kind: 'unexplained', segment: null, share: null, fit: 0.3 };
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

function firstOf(seen: Observation): Finding | undefined {
  for (const rule of RULES) {
    const found = rule(seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

function findDataProblem({ doubts }: Observation): Finding | undefined {
  const [name, kind] = DATA_KINDS.find(([doubt]) => has(doubts, doubt)) ?? [];
  if (kind === undefined) return undefined;
  const segment = doubts.find((doubt) => doubt.kind === name)?.segment ?? null;
  return { kind, segment, share: null, fit: BUSINESS_FIT.clear };
}

function findSingleOrder({ doubts, family, metric, changes }: Observation): Finding | undefined {
  const record = doubts.find(({ kind }) => kind === 'record_dominance');
  const money = family === 'sales' ? 'revenue' : REFUND_METRICS[metric];
  if (record === undefined || money === undefined) return undefined;
  const { segment, share } = record;
  const found: Finding = { kind: 'single_order', segment, share, fit: Math.min(1, share ?? 1) };
  // Of all that one order moves, people know it by the money.
  const change = changes[money] ?? 0;
  return change === 0 ? found : { ...found, metric: money, direction: change > 0 ? 'up' : 'down' };
}

function findBotTraffic({ doubts, roots }: Observation): Finding | undefined {
  if (!has(doubts, 'bot_traffic')) return undefined;
  const wave = at('bot_traffic', roots.sessions, BUSINESS_FIT.clear);
  return { ...wave, metric: 'sessions', direction: 'up' };
}

function findStoppedCampaign(seen: Observation): Finding | undefined {
  const metric = TRAFFIC_ROOTS.find((name) => seen.roots[name]?.dimension === 'campaign');
  const root = metric === undefined ? undefined : seen.roots[metric];
  if (seen.direction !== 'down' || metric === undefined || root === undefined || root === null)
    return undefined;
  if ((root.remaining ?? 1) > STOPPED_REMAINING) return undefined;
  return { ...at('campaign_stopped', root, BUSINESS_FIT.clear), metric };
}

/** Metrics that stop when a campaign stops. */
const TRAFFIC_ROOTS = ['sessions', 'users', 'clicks', 'impressions', 'ad_spend'];

function findTrafficLoss(seen: Observation): Finding | undefined {
  const metric = TRAFFIC_ROOTS.find((name) => TRAFFIC_DIMENSIONS.includes(seen.roots[name]?.dimension ?? ''));
  const root = metric === undefined ? undefined : seen.roots[metric];
  if (seen.direction !== 'down' || !isAboutTraffic(seen)) return undefined;
  if (metric === undefined || root === undefined || root === null) return undefined;
  const isOrganic = root.dimension === 'channel' && /organic search/i.test(root.value);
  return { ...at(isOrganic ? 'organic_loss' : 'channel_loss', root, BUSINESS_FIT.clear), metric };
}

function isAboutTraffic(seen: Observation): boolean {
  if (TRAFFIC_ROOTS.includes(seen.metric) || TRAFFIC.includes(seen.metric)) return true;
  return OUTCOMES.includes(seen.metric) && driverOf(seen) === 'traffic';
}

function findBrokenCheckout(seen: Observation): Finding | undefined {
  if (!OUTCOMES.includes(seen.metric) || seen.direction !== 'down') return undefined;
  const root = seen.roots.conversion_rate ?? rootOf(seen);
  if (root === null) {
    const isBroken = convertsLess(seen.changes, BROKEN_EVERYWHERE);
    return isBroken ? brokenCheckout(seen, null) : undefined;
  }
  return convertsLess(seen.segmentChanges, BROKEN_CONVERSION) ? brokenCheckout(seen, root) : undefined;
}

/** People tell a broken checkout by the orders that are missing. */
function brokenCheckout({ changes, metric }: Observation, root: ObservedRoot | null): Finding {
  const found = at('checkout_broken', root, root === null ? BUSINESS_FIT.likely : BUSINESS_FIT.clear);
  return { ...found, metric: 'transactions' in changes ? 'transactions' : metric };
}

/** Conversion fell at least to `limit` while the traffic stood. */
function convertsLess({ conversion_rate, sessions }: Observation['changes'], limit: number): boolean {
  const conversion = conversion_rate ?? 0;
  return conversion <= limit && Math.abs(sessions ?? 0) <= STANDING_PART * Math.abs(conversion);
}

function findWeakAds(seen: Observation): Finding | undefined {
  if (seen.family !== 'ads' || seen.isGood !== false) return undefined;
  return at('ads_efficiency_drop', rootOf(seen), BUSINESS_FIT.likely);
}

function findWeakEngagement(seen: Observation): Finding | undefined {
  if (seen.family !== 'engagement' || seen.isGood !== false) return undefined;
  return at('engagement_drop', rootOf(seen), BUSINESS_FIT.likely);
}

function findProductChange(seen: Observation): Finding | undefined {
  const root = rootOf(seen);
  if (root === null || !PRODUCT_DIMENSIONS.includes(root.dimension)) return undefined;
  return at('product_change', root, BUSINESS_FIT.likely);
}

function findOrderValueChange(seen: Observation): Finding | undefined {
  const isOutcome = seen.metric === 'average_order_value' || seen.metric === 'revenue';
  if (!isOutcome || driverOf(seen) !== 'order_value') return undefined;
  return { ...at('order_value_change', rootOf(seen), BUSINESS_FIT.likely), metric: 'average_order_value' };
}

function findMixChange(seen: Observation): Finding | undefined {
  if ((seen.mixShare ?? 0) < MIX_PART) return undefined;
  return at('mix_change', rootOf(seen), BUSINESS_FIT.likely);
}

function findDemandDrop(seen: Observation): Finding | undefined {
  const isVolume = TRAFFIC.includes(seen.metric) || OUTCOMES.includes(seen.metric);
  if (seen.direction !== 'down' || !isVolume || seen.isGood === true) return undefined;
  const root = rootOf(seen);
  return at('demand_drop', root, root === null ? BUSINESS_FIT.likely : BUSINESS_FIT.vague);
}

function findGrowth(seen: Observation): Finding | undefined {
  if (seen.isGood !== true || !bringsSales(seen)) return undefined;
  return at('growth', rootOf(seen), BUSINESS_FIT.likely);
}

/** More visits are growth only as far as somebody buys; where sales are not known, they have to be believed. */
function bringsSales({ metric, changes }: Observation): boolean {
  const sales = changes.transactions ?? changes.revenue ?? null;
  if (!TRAFFIC.includes(metric) || sales === null) return true;
  return sales >= SALES_FOLLOW * (changes[metric] ?? 0);
}

function rootOf({ roots, metric }: Observation): ObservedRoot | null {
  return roots[metric] ?? null;
}

function has(doubts: readonly ObservedDoubt[], kind: ObservedDoubt['kind']): boolean {
  return doubts.some((doubt) => doubt.kind === kind);
}

function at(kind: IncidentKind, root: ObservedRoot | null | undefined, fit: number): Finding {
  if (root === null || root === undefined) return { kind, segment: null, share: null, fit };
  const { dimension, value, share, confidence } = root;
  return { kind, segment: { dimension, value }, share, fit: fit * (0.6 + 0.4 * confidence) };
}

/** Half of the trust comes from how well the explanation fits, the rest from how strong and how long the change was. */
function confidenceOf({ fit }: Finding, { z, days }: Observation): number {
  const strength = 1 - Math.exp(-Math.abs(z ?? 0) / 4);
  const length = 1 - Math.exp(-days / 3);
  return round(fit * (0.5 + 0.35 * strength + 0.15 * length));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
