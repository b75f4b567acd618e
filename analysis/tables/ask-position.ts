import { type ClickCurve, type ClickedPlace, clickCurve } from './click-curve.ts';
import {
  currentGroups,
  type Finding,
  getMeasure,
  notAsked,
  type RuleData,
  type RuleOutcome,
} from './finding.ts';
import type { RowGroup } from './group-rows.ts';
import { moneyAtStake } from './money-at-stake.ts';
import { isClear, rateDifference } from './rate-difference.ts';
import type { RuleOf } from './rule.ts';
import { amountOf } from './table.ts';

type PositionRule = RuleOf<'band'> | RuleOf<'curve'>;

interface Place extends ClickedPlace {
  readonly group: RowGroup;
}

/** Places whose average position lies within a band, and the clicks that a better one would bring. */
export function askBand(rule: RuleOf<'band'>, data: RuleData): RuleOutcome {
  const read = readPlaces(rule, data);
  if (typeof read === 'string') return notAsked(read);
  const { places, shown, ordinary } = read;
  const within = shown.filter(({ position }) => position > rule.from && position <= rule.to);
  const findings = within.map((place): Finding => {
    const reachable = ordinary(rule.target);
    const rate = place.clicks / place.impressions;
    const clicks = reachable === null ? null : Math.max(0, reachable - rate) * place.impressions;
    return {
      ...{ subject: place.group.subject, current: place.position, baseline: rule.target },
      ...{ sample: place.impressions, certainty: 'clear', direction: 'worse', isSevere: false },
      money: moneyAtStake(rule.money, { rows: place.group.rows, clicks }, data),
      extras: { ctr: rate, ordinary_ctr: reachable, more_clicks: clicks, impressions: place.impressions },
    };
  });
  return { findings, judged: shown.length, tooSmall: places.length - shown.length, missing: null };
}

/** Places that are clicked less than others of the site at the same position. */
export function askCurve(rule: RuleOf<'curve'>, data: RuleData): RuleOutcome {
  const read = readPlaces(rule, data);
  if (typeof read === 'string') return notAsked(read);
  const { places, shown, ordinary } = read;
  const findings = shown.flatMap((place) => judge(place, { rule, data, ordinary, places: shown.length }));
  return { findings, judged: shown.length, tooSmall: places.length - shown.length, missing: null };
}

function readPlaces(rule: PositionRule, data: RuleData) {
  const groups = currentGroups(rule, data);
  if (typeof groups === 'string') return groups;
  const places = [...groups.values()].flatMap((group): Place[] => {
    const value = (name: string): number | null => amountOf(group.rows, getMeasure(data, name)).value;
    const [position, clicks, impressions] = [rule.position, rule.clicks, rule.impressions].map(value);
    if (position == null || clicks == null || impressions == null || impressions === 0) return [];
    return [{ group, position, clicks, impressions }];
  });
  if (places.length === 0) return groups.size === 0 ? 'no_rows' : 'unknown_values';
  const shown = places.filter(({ impressions }) => impressions >= rule.leastImpressions);
  return { places, shown, ordinary: clickCurve(places) };
}

interface Judging {
  readonly rule: RuleOf<'curve'>;
  readonly data: RuleData;
  readonly ordinary: ClickCurve;
  readonly places: number;
}

function judge(place: Place, { rule, data, ordinary, places }: Judging): Finding[] {
  const expected = ordinary(place.position);
  if (expected === null || expected === 0) return [];
  const rate = place.clicks / place.impressions;
  if (rate >= rule.below * expected) return [];
  const p = rateDifference(
    { hits: place.clicks, cases: place.impressions },
    // The curve rests on many more cases than one place has.
    { hits: expected * place.impressions * CURVE_CASES, cases: place.impressions * CURVE_CASES },
  );
  if (!isClear(p, places)) return [];
  const clicks = (expected - rate) * place.impressions;
  return [
    {
      ...{ subject: place.group.subject, current: rate, baseline: expected, sample: place.impressions },
      ...{ certainty: 'clear', direction: 'worse', isSevere: rate < (rule.below * expected) / 2 },
      money: moneyAtStake(rule.money, { rows: place.group.rows, clicks }, data),
      extras: { position: place.position, more_clicks: clicks, impressions: place.impressions },
    },
  ];
}

const CURVE_CASES = 10;
