import type { Language } from '#core/tenant.ts';
import { CURRENCY_CODE, CURRENCY_WORD, currencyOf } from './currency.ts';
import type { Figure, FigureKind } from './figure.ts';

/** What a unit behind a number makes of it. */
export interface UnitMeaning extends Pick<Figure, 'unit' | 'currency'> {
  readonly kind: FigureKind;
  /** From the printed unit to the base unit: 0.01 for a percent, 60 for a minute. */
  readonly factor: number;
}

interface UnitWord extends UnitMeaning {
  readonly source: string;
  /** The whole of a suffix. */
  readonly pattern: RegExp;
}

const SPACE = '[ \\u00a0\\u202f]?';
const END = '(?![\\p{L}\\p{N}_])';
const plain: UnitMeaning = { kind: 'number', factor: 1, unit: null, currency: null };
/** A span of time that no cell is measured in, so that it can support nothing. */
const unmeasured = { kind: 'unreadable', factor: 1 } as const;
const percent = { kind: 'percent', factor: 0.01 } as const;
const points = { kind: 'points', factor: 0.01 } as const;
const multiple = { kind: 'multiple', factor: 1 } as const;
const days = { kind: 'duration', factor: 1, unit: 'days' } as const;
const weeks = { kind: 'duration', factor: 7, unit: 'days' } as const;
const hours = { kind: 'duration', factor: 1, unit: 'hours' } as const;
const minutes = { kind: 'duration', factor: 60, unit: 'seconds' } as const;
const seconds = { kind: 'duration', factor: 1, unit: 'seconds' } as const;

const SHARED: readonly (readonly [string, Partial<UnitMeaning>])[] = [
  [`${SPACE}(?:pp|p\\.p\\.)${END}`, points],
  [`${SPACE}%`, percent],
  [`${SPACE}‰`, unmeasured],
  [`${SPACE}[x×]${END}`, multiple],
  [`${SPACE}h${END}`, hours],
  [`${SPACE}s${END}`, seconds],
  [`${SPACE}ms${END}`, unmeasured],
];

const WORDS: Readonly<Record<Language, typeof SHARED>> = {
  en: [
    ['[ \\u00a0-](?:percentage[ \\u00a0-])?points?', points],
    ['[ \\u00a0-]per[ -]?cent', percent],
    ['[ \\u00a0](?:times|fold)|-fold', multiple],
    ['[ \\u00a0-]days?', days],
    ['[ \\u00a0-]weeks?', weeks],
    ['[ \\u00a0-]hours?', hours],
    ['[ \\u00a0-]min(?:ute)?s?', minutes],
    ['[ \\u00a0-]sec(?:ond)?s?', seconds],
    ['[ \\u00a0-](?:months?|quarters?|years?)', unmeasured],
    ['(?:st|nd|rd|th)', {}],
    ...SHARED,
  ],
  pl: [
    ['[ \\u00a0](?:punkt|pkt)\\p{L}*\\.?[ \\u00a0]proc(?:entow\\p{L}*|\\.)', points],
    ['[ \\u00a0-]proc(?:ent\\p{L}*|\\.)', percent],
    ['[ \\u00a0]raz\\p{L}*|-?krotn\\p{L}*', multiple],
    ['[ \\u00a0-](?:dzień|dnia|dniach|dniami|dniom|dniow\\p{L}+|dni)', days],
    ['[ \\u00a0-](?:tydzień|tygodni\\p{L}*|tyg\\.)', weeks],
    ['[ \\u00a0-](?:godz\\.|godzin\\p{L}*)', hours],
    ['[ \\u00a0-](?:minut\\p{L}*|min\\.?)', minutes],
    ['[ \\u00a0-](?:sekund\\p{L}*|sek\\.)', seconds],
    ['[ \\u00a0-](?:miesi\\p{L}+|kwarta\\p{L}+|rok\\p{L}*|lat\\p{L}*)', unmeasured],
    ...SHARED,
  ],
};

const MONEY = `${SPACE}(?<currency>zł|[$€£]|${CURRENCY_CODE}|${CURRENCY_WORD})${END}`;

const MONEY_PATTERN = new RegExp(`^${MONEY}$`, 'u');

function unitWords(language: Language): readonly UnitWord[] {
  return WORDS[language].map(([word, meaning]) => {
    const isBounded = /[%‰]$/.test(word) || word.endsWith(END);
    const source = isBounded ? word : `(?:${word})${END}`;
    return { ...plain, ...meaning, source, pattern: new RegExp(`^(?:${source})$`, 'u') };
  });
}

const UNITS: Readonly<Record<Language, readonly UnitWord[]>> = {
  en: unitWords('en'),
  pl: unitWords('pl'),
};

/** Regular expression source of everything that may follow a number as its unit. */
export const SUFFIX: Readonly<Record<Language, string>> = {
  en: suffixSource('en'),
  pl: suffixSource('pl'),
};

function suffixSource(language: Language): string {
  return [MONEY.replace('?<currency>', '?:'), ...UNITS[language].map(({ source }) => source)].join('|');
}

/** What the matched unit means; an empty one leaves a plain number. */
export function readSuffix(suffix: string, language: Language): UnitMeaning {
  if (suffix === '') return plain;
  const money = MONEY_PATTERN.exec(suffix)?.groups?.currency;
  if (money !== undefined) return { ...plain, kind: 'money', currency: currencyOf(money) };
  return UNITS[language].find(({ pattern }) => pattern.test(suffix)) ?? plain;
}

/** Regular expression source of the words that multiply a number. */
export const SCALES: Readonly<Record<Language, string>> = {
  en: `(?:[kKmMB]|bn|${SPACE}(?:thousand|million|billion|mln|bn))${END}`,
  pl: `${SPACE}(?:k|tys\\.?|tysi(?:ąc|ące|ęcy|ąca)|mln|milion\\p{L}*|mld|miliard\\p{L}*)${END}`,
};

/** What a scale word multiplies by; 1 when there is none. */
export function scaleOf(word: string): number {
  const start = word.trim().toLowerCase();
  if (start === '') return 1;
  if (/^(?:k|t)/.test(start)) return 1e3;
  return /^(?:b|mld|miliard)/.test(start) || start === 'billion' ? 1e9 : 1e6;
}
