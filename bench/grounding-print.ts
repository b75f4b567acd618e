import type { Language } from '#core/tenant.ts';
import type { Random } from '#evals/growth/random.ts';
import { pick } from './grounding-case.ts';

/*
 * How a person or a model prints numbers: several ways for each language. Written apart from the product's formatter and
 * from the gate's reader on purpose.
 */

/** Prints numbers in one manner, drawn once, so that a true and a false value differ in their digits only. */
export interface Manner {
  readonly language: Language;
  readonly decimals: 0 | 1;
  readonly isShort: boolean;
  readonly space: string;
  readonly sign: number;
}

export function drawManner(language: Language, random: Random): Manner {
  return {
    language,
    decimals: random.uniform() < 0.5 ? 0 : 1,
    isShort: random.uniform() < 0.4,
    space: pick([' ', '\u00a0'], random),
    sign: random.integer(0, 2),
  };
}

function grouped(whole: string, separator: string): string {
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, separator);
}

/** A magnitude with so many decimals. */
export function printNumber(value: number, decimals: number, { language, space }: Manner): string {
  const [whole = '0', rest] = Math.abs(value).toFixed(decimals).split('.');
  // A Pole does not part four digits in running text, at least not always.
  const isWhole = language === 'pl' && whole.length < 5 && space === ' ';
  const digits = isWhole ? whole : grouped(whole, language === 'pl' ? space : ',');
  return rest === undefined ? digits : digits + (language === 'pl' ? ',' : '.') + rest;
}

export function printCount(value: number, manner: Manner): string {
  const size = Math.abs(value);
  if (!manner.isShort || size < 10_000) return printNumber(size, 0, manner);
  const thousands = printNumber(size / 1000, 1, manner);
  return manner.language === 'pl' ? `${thousands}${manner.space}tys.` : `${thousands}k`;
}

export function printPercent(fraction: number, { language, decimals, ...manner }: Manner): string {
  const percent = Math.abs(fraction) * 100;
  const digits = printNumber(percent, percent < 10 ? 1 : decimals, { language, decimals, ...manner });
  const signs = { en: ['%', '%', ' percent'], pl: ['%', '%', ' proc.'] }[language];
  return digits + (signs[manner.sign] ?? '%');
}

export function printPoints(fraction: number, manner: Manner): string {
  const digits = printNumber(Math.abs(fraction) * 100, 1, manner);
  return manner.language === 'pl' ? `${digits}${manner.space}p.p.` : `${digits} percentage points`;
}

const SYMBOLS: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', PLN: 'zł' };

export function printMoney(value: number, currency: string, manner: Manner): string {
  const size = Math.abs(value);
  const isShort = manner.isShort && size >= 2000;
  const decimals = size < 1000 ? 2 : 0;
  const digits = isShort ? printNumber(size / 1000, 1, manner) : printNumber(size, decimals, manner);
  const amount = { digits, isShort, currency, symbol: SYMBOLS[currency] ?? currency };
  return manner.language === 'pl' ? polishAmount(amount, manner) : englishAmount(amount, manner);
}

interface Amount {
  readonly digits: string;
  readonly isShort: boolean;
  readonly currency: string;
  readonly symbol: string;
}

function polishAmount({ digits, isShort, currency, symbol }: Amount, { space, sign }: Manner): string {
  const scale = isShort ? `${space}tys.` : '';
  return `${digits}${scale}${space}${sign === 2 ? currency : symbol}`;
}

function englishAmount({ digits, isShort, currency, symbol }: Amount, { sign }: Manner): string {
  const scaled = digits + (isShort ? 'k' : '');
  if (symbol !== 'zł' && sign < 2) return symbol + scaled;
  return sign === 1 ? `${scaled} ${currency}` : `${currency} ${scaled}`;
}

const MONTHS = {
  en: 'January February March April May June July August September October November December'.split(' '),
  pl: 'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia'.split(
    ' ',
  ),
};

export function printDate(day: string, { language, sign, decimals }: Manner): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const name = MONTHS[language][Number(month) - 1] ?? '';
  if (language === 'pl')
    return (
      [`${Number(date)} ${name} ${year}`, `${date}.${month}.${year}`, `${Number(date)} ${name}`][sign] ?? day
    );
  const short = decimals === 0 ? name : name.slice(0, 3);
  return (
    [`${short} ${Number(date)}, ${year}`, `${Number(date)} ${short} ${year}`, `${short} ${Number(date)}`][
      sign
    ] ?? day
  );
}

export function printDays(days: number, { language }: Manner): string {
  return language === 'pl' ? `${days} dni` : `${days} days`;
}
