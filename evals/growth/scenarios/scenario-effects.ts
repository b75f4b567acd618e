import { addDays } from '#core/time.ts';
import type { BusinessEffect, Matter, RecordingEffect, Scenario, Where } from './scenario.ts';

/** What one day makes of the business besides its climate. */
export interface DayBusiness {
  readonly effects: readonly BusinessEffect[];
  readonly basket: number;
  readonly price: number;
  readonly goneProducts: ReadonlySet<string>;
}

/** First and last day of a matter, both included. */
export interface MatterDays {
  readonly firstDay: string;
  readonly lastDay: string;
}

const RECORDING: readonly string[] = [
  'tracked',
  'rows_missing',
  'part_of_day',
  'loaded_again',
  'relabelled',
  'measure_zero',
  'money',
  'sampled',
  'delivered_as',
] satisfies RecordingEffect['on'][];

/** The days of a matter; one that is still going on ends with the shop's last day. */
export function daysOf({ begins, days }: Matter, { lastDay }: Pick<Scenario, 'lastDay'>): MatterDays {
  const firstDay = addDays(lastDay, -begins);
  const ends = addDays(firstDay, days - 1);
  return { firstDay, lastDay: ends < lastDay ? ends : lastDay };
}

/** What the matters of a scenario do to the business on a day. */
export function businessOn(day: string, scenario: Scenario): DayBusiness {
  const effects = effectsOn(day, scenario).filter(isBusiness);
  return {
    effects,
    basket: productOf(effects, 'basket'),
    price: productOf(effects, 'price'),
    goneProducts: new Set(
      effects.flatMap((effect) => (effect.on === 'product_gone' ? [effect.product] : [])),
    ),
  };
}

/** What they do to its numbers. */
export function recordingOn(day: string, scenario: Scenario): readonly RecordingEffect[] {
  return effectsOn(day, scenario).filter(isRecording);
}

/** All factors on one quantity that hold in a cell, multiplied. */
export function factorOn(
  on: 'visits' | 'conversion' | 'bounces',
  cell: Where,
  { effects }: DayBusiness,
): number {
  return effects.reduce(
    (factor, effect) => (effect.on === on && isIn(cell, effect.where) ? factor * effect.factor : factor),
    1,
  );
}

/** True when a cell has all of these values. */
export function isIn(cell: Where, where: Where): boolean {
  return Object.entries(where).every(([name, value]) => cell[name] === value);
}

function effectsOn(day: string, scenario: Scenario): readonly (BusinessEffect | RecordingEffect)[] {
  return scenario.matters.flatMap((matter) => {
    const { firstDay, lastDay } = daysOf(matter, scenario);
    return firstDay <= day && day <= lastDay ? matter.effects : [];
  });
}

function isBusiness(effect: BusinessEffect | RecordingEffect): effect is BusinessEffect {
  return !isRecording(effect);
}

function productOf(effects: readonly BusinessEffect[], on: 'basket' | 'price'): number {
  return effects.reduce((product, effect) => (effect.on === on ? product * effect.factor : product), 1);
}

function isRecording(effect: BusinessEffect | RecordingEffect): effect is RecordingEffect {
  return RECORDING.includes(effect.on);
}
