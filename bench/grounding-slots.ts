import type { Language } from '#core/tenant.ts';
import type { Random } from '#evals/growth/random.ts';
import { dayAt, type GroundingCase, pick } from './grounding-case.ts';
import {
  drawManner,
  type Manner,
  printCount,
  printDate,
  printDays,
  printMoney,
  printNumber,
  printPercent,
  printPoints,
} from './grounding-print.ts';
import type { FaultKind } from './grounding-text.ts';

/** A place of a sentence that may be made false: what it says, and what it says with each fault. */
export interface Slot {
  readonly text: string;
  readonly faults: Partial<Record<FaultKind, string>>;
}
export type Piece = string | Slot;

/** One of the words for less and one for more, or the other way round. */
export type Say = ReturnType<typeof speaker>;

/** Factors that leave a number plausible and false, whatever it was rounded to. */
const OFF = [0.45, 0.6, 0.72, 0.85, 1.16, 1.3, 1.55, 2.1, 10];

/** Everything that sentences about one case may say, in one manner. */
export function speaker(shape: GroundingCase, language: Language, random: Random) {
  const manner = drawManner(language, random);
  const voice: Voice = { shape, manner, random };
  return {
    ...figuresOf(voice),
    ...periodsOf(voice),
    /** The word for less or the one for more, as the case has it. */
    way: (down: string, up: string): Slot => {
      const [told, other] = shape.sign < 0 ? [down, up] : [up, down];
      return { text: told, faults: { wrong_direction: other } };
    },
    /** Words that mark an estimate, and words that do not. */
    hedge: (open: string, sure: string): Slot => ({ text: open, faults: { estimate_as_fact: sure } }),
    /** A name in a form of the sentence, beside another name in the same form. */
    name: (form: (name: string) => string): Slot => ({
      text: form(shape.place.value),
      faults: { wrong_entity: form(pick(shape.place.others, random)) },
    }),
    metric: (names: Readonly<Record<string, string>>): Slot => {
      const others = Object.keys(names).filter((key) => key !== shape.metric);
      return {
        text: names[shape.metric] ?? shape.metric,
        faults: { wrong_entity: names[pick(others, random)] ?? '' },
      };
    },
    pick: <Item>(items: readonly Item[]): Item => pick(items, random),
    sign: shape.sign,
    isRate: shape.unit === 'fraction',
    dimension: shape.place.dimension,
  };
}

interface Voice {
  readonly shape: GroundingCase;
  readonly manner: Manner;
  readonly random: Random;
}

function figuresOf(voice: Voice) {
  const { shape } = voice;
  const value = (name: string): number => Number(shape.advice.figures[name]?.value);
  const level = (name: string) => () => levelSlot(voice, value(name));
  const fraction = (name: string) => () => fractionSlot(voice, value(name));
  const money = (name: string) => () => moneySlot(voice, value(name));
  const end = (name: string) => () => moneySlot(voice, value(name), false);
  return {
    value,
    actual: level('actual'),
    expected: level('expected'),
    before: level('segment_before'),
    after: level('segment_after'),
    change: fraction('change'),
    placeChange: fraction('segment_change'),
    share: fraction('share'),
    impact: money('impact_total'),
    week: money('impact_week'),
    low: end('effect_low'),
    mid: money('effect_mid'),
    high: end('effect_high'),
    /** A difference of two levels. */
    gap: (amount: number) =>
      shape.unit === 'fraction' ? pointsSlot(voice, amount) : levelSlot(voice, amount),
    part: (amount: number) => fractionSlot(voice, amount),
    times: (amount: number) => timesSlot(voice, amount),
  };
}

function falseValue(value: number, print: (value: number) => string, random: Random): string {
  const candidates = OFF.map((factor) => print(value * factor)).filter((text) => text !== print(value));
  return pick(candidates, random);
}

function levelSlot(voice: Voice, value: number): Slot {
  const { shape, manner, random } = voice;
  // Without a currency of its own an amount behind another one is of that currency, so it would not be false.
  if (shape.unit === 'currency') return moneySlot(voice, value, false);
  if (shape.unit === 'fraction') return fractionSlot(voice, value);
  const print = (count: number) => printCount(count, manner);
  return {
    text: print(value),
    faults: {
      wrong_number: falseValue(value, print, random),
      wrong_unit: pick([`${print(value)}%`, printMoney(value, shape.currency, manner)], random),
    },
  };
}

function fractionSlot({ manner, random }: Voice, value: number): Slot {
  const print = (fraction: number) => printPercent(fraction, manner);
  return {
    text: print(value),
    faults: { wrong_number: falseValue(value, print, random), wrong_unit: printPoints(value, manner) },
  };
}

function pointsSlot({ manner, random }: Voice, value: number): Slot {
  const print = (points: number) => printPoints(points, manner);
  const faults = { wrong_number: falseValue(value, print, random), wrong_unit: printPercent(value, manner) };
  return { text: print(value), faults };
}

function timesSlot({ manner, random }: Voice, value: number): Slot {
  const word = manner.language === 'pl' ? 'raza' : 'times';
  const print = (ratio: number) => `${printNumber(ratio, 2, manner)} ${word}`;
  const faults = {
    wrong_number: falseValue(value, print, random),
    wrong_unit: printPercent(value / 100, { ...manner, decimals: 1 }),
  };
  return { text: print(value), faults };
}

function moneySlot({ shape: { currency }, manner, random }: Voice, value: number, isAlone = true): Slot {
  const print = (amount: number) => printMoney(amount, currency, manner);
  const foreign = currency === 'EUR' ? 'USD' : 'EUR';
  return {
    text: print(value),
    faults: {
      wrong_number: falseValue(value, print, random),
      wrong_unit: pick(
        [
          printMoney(value, foreign, manner),
          isAlone ? printCount(value, manner) : printMoney(value, foreign, manner),
        ],
        random,
      ),
    },
  };
}

const RATES: Readonly<Record<Language, Readonly<Record<number, readonly string[]>>>> = {
  en: { 1: ['a day', 'per day'], 7: ['a week', 'per week'], 30: ['a month', 'per month'] },
  pl: { 1: ['dziennie', 'na dzień'], 7: ['tygodniowo', 'na tydzień'], 30: ['miesięcznie', 'na miesiąc'] },
};

function periodsOf({ shape, manner, random }: Voice) {
  const date = (day: string): Slot => {
    const shift = pick([-9, -4, -2, 3, 6, 31], random);
    const offset = Math.round((Date.parse(day) - Date.parse(dayAt(0))) / 86_400_000);
    return {
      text: printDate(day, manner),
      faults: { wrong_period: printDate(dayAt(offset + shift), manner) },
    };
  };
  const days = (count: number): Slot => ({
    text: printDays(count, manner),
    faults: { wrong_period: printDays(count + pick([-2, 2, 4, 11], random), manner) },
  });
  const per = (span: number): Slot => {
    const others = [1, 7, 30].filter((each) => each !== span);
    return {
      text: pick(RATES[manner.language][span] ?? [], random),
      faults: { wrong_period: pick(RATES[manner.language][pick(others, random)] ?? [], random) },
    };
  };
  const horizon = shape.advice.effect?.horizonDays ?? 7;
  return {
    first: () => date(shape.firstDay),
    last: () => date(shape.lastDay),
    days: () => days(shape.days),
    perWeek: () => per(7),
    perHorizon: () => per(horizon),
    horizon: () => days(horizon),
  };
}
