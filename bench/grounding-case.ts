import type { SupportedValue, Unit } from '#core/cell.ts';
import type { Random } from '#evals/growth/random.ts';
import type { Advice } from '#tools/growth/advice.ts';
import type { Cause } from '#tools/growth/cause.ts';

/** One place of a shop's data, and others of the same kind. */
export interface Place {
  readonly dimension: string;
  readonly value: string;
  readonly others: readonly string[];
}

const PLACES: readonly Place[] = [
  { dimension: 'device_category', value: 'mobile', others: ['desktop', 'tablet'] },
  { dimension: 'device_category', value: 'desktop', others: ['mobile', 'tablet'] },
  { dimension: 'channel', value: 'Organic Search', others: ['Paid Search', 'Organic Social'] },
  { dimension: 'channel', value: 'Paid Search', others: ['Organic Search', 'Paid Social'] },
  { dimension: 'campaign', value: 'Sale_2026 [PL]', others: ['Brand_2025', 'Winter_2026'] },
  { dimension: 'campaign', value: 'Spring Promo', others: ['Summer Promo', 'Brand Search'] },
  { dimension: 'country', value: 'Poland', others: ['Germany', 'Czechia'] },
];

const METRICS: readonly (readonly [key: string, unit: Unit, size: number])[] = [
  ['revenue', 'currency', 80_000],
  ['sessions', 'count', 40_000],
  ['transactions', 'count', 900],
  ['conversion_rate', 'fraction', 0.024],
  ['average_order_value', 'currency', 180],
];

const CURRENCIES = ['PLN', 'USD', 'EUR', 'GBP'];

/** One incident as its stored cells tell it: consistent numbers, drawn anew for each text. */
export interface GroundingCase {
  readonly place: Place;
  readonly metric: string;
  readonly unit: Unit;
  readonly currency: string;
  readonly sign: -1 | 1;
  readonly days: number;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly advice: Advice;
}

/** One of some things. */
export function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[random.integer(0, items.length - 1)];
  if (item === undefined) throw new Error('Nothing to pick from.');
  return item;
}

function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random.uniform();
}

/** A day of 2026 that many days after the first of March. */
export function dayAt(offset: number): string {
  return new Date(Date.UTC(2026, 2, 1 + offset)).toISOString().slice(0, 10);
}

/** Draws an incident; `sign` is given where a template wants it. */
export function drawCase(random: Random, wanted: Partial<Pick<GroundingCase, 'sign'>> = {}): GroundingCase {
  const place = pick(PLACES, random);
  const [metric, unit, size] = pick(METRICS, random);
  const currency = pick(CURRENCIES, random);
  const sign = wanted.sign ?? (random.uniform() < 0.6 ? -1 : 1);
  const days = random.integer(3, 26);
  const start = random.integer(0, 240);
  const [firstDay, lastDay] = [dayAt(start), dayAt(start + days - 1)];
  const shape = { place, metric, unit, currency, sign, days, firstDay, lastDay };
  return { ...shape, advice: adviceFor(shape, drawFigures(shape, size, random)) };
}

type Shape = Omit<GroundingCase, 'advice'>;
type Draw = Readonly<Record<'expected' | 'change' | 'part' | 'partChange' | 'week' | 'mid', number>>;

/** Round stories (halved, doubled, a third) come up as often as people meet them. */
function drawFigures({ sign }: Shape, size: number, random: Random): Draw {
  const isRound = random.uniform() < 0.2;
  const rounded = sign < 0 ? 0.5 : 1;
  const change = sign * (isRound ? rounded : between(random, 0.08, 0.72));
  return {
    expected: size * between(random, 0.5, 2),
    change,
    part: isRound ? pick([1 / 3, 2 / 3, 0.75, 0.5], random) : between(random, 0.2, 0.6),
    partChange: sign * between(random, 0.15, 0.7),
    week: between(random, 900, 48_000),
    mid: between(random, 0.3, 0.7),
  };
}

function adviceFor(shape: Shape, draw: Draw): Advice {
  const { place, metric, sign, days } = shape;
  const money = (cell: string, value: number, basis: SupportedValue['basis'] = 'computed') =>
    valueIn(cell, { value, unit: 'currency', basis, currency: shape.currency });
  const cause: Cause = {
    kind: sign < 0 ? 'channel_loss' : 'growth',
    class: 'business',
    metric,
    direction: sign < 0 ? 'down' : 'up',
    segment: { dimension: place.dimension, value: place.value },
    share: 0.8,
    // Too little for a text to say why.
    confidence: 0.4,
  };
  const horizonDays = days % 2 === 0 ? 7 : 30;
  const mid = (draw.week * draw.mid * horizonDays) / 7;
  const [low, high] = [
    money('effect.low', mid * 0.6, 'estimate'),
    money('effect.high', mid * 1.35, 'estimate'),
  ];
  const effectMid = money('effect.mid', mid, 'estimate');
  return {
    template: 'bench',
    team: 'performance_marketing',
    cause,
    lever: 'budget',
    leverDirection: 'fix',
    priority: 'HIGH',
    confidence: 0.7,
    effort: 'low',
    effect: { metric: 'revenue', direction: 'up', low, mid: effectMid, high, horizonDays },
    figures: {
      ...levels(shape, draw),
      ...period(shape),
      impact_total: money('impact.amount', (sign * draw.week * days) / 7),
      impact_week: money('impact.per_week', sign * draw.week),
      effect_low: low,
      effect_mid: effectMid,
      effect_high: high,
      horizon_days: valueIn('effect.horizon_days', { value: horizonDays, unit: 'days', basis: 'estimate' }),
    },
  };
}

function levels({ unit, currency }: Shape, { expected, change, part, partChange }: Draw) {
  const level = (cell: string, value: number) =>
    valueIn(cell, { value, unit, basis: 'computed', ...(unit === 'currency' ? { currency } : {}) });
  const fraction = (cell: string, value: number) =>
    valueIn(cell, { value, unit: 'fraction', basis: 'computed' });
  const before = expected * part;
  return {
    actual: level('summary.actual', expected * (1 + change)),
    expected: level('summary.expected', expected),
    change: fraction('summary.change', change),
    segment_before: level('by.place.before', before),
    segment_after: level('by.place.after', before * (1 + partChange)),
    segment_change: fraction('by.place.change_fraction', partChange),
    share: fraction('by.place.share', Math.min(0.97, Math.abs((part * partChange) / change))),
  };
}

function period({ firstDay, lastDay, days }: Shape) {
  return {
    first_day: valueIn('summary.first_day', { value: firstDay, unit: 'date', basis: 'measured' }),
    last_day: valueIn('summary.last_day', { value: lastDay, unit: 'date', basis: 'measured' }),
    days: valueIn('summary.days', { value: days, unit: 'days', basis: 'computed' }),
  };
}

function valueIn(cell: string, value: Omit<SupportedValue, 'evidenceId' | 'cell'>): SupportedValue {
  return { ...value, evidenceId: 'evidence', cell };
}
