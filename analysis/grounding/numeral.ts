import type { Language } from '#core/tenant.ts';

/** A printed number without sign and unit, and how many decimals it was printed with. */
export interface Numeral {
  readonly value: number;
  readonly decimals: number;
}

/** Spaces that may part thousands: ordinary, no-break, narrow no-break, thin. */
const SPACES = ' \\u00a0\\u202f\\u2009';

/** Regular expression source of anything that looks like one number, readable or not. */
export const NUMERAL = `\\d{1,3}(?:[${SPACES}]\\d{3})+(?!\\d)(?:[.,]\\d+)*|\\d+(?:[.,]\\d+)*`;

const WRITTEN: Readonly<Record<Language, RegExp>> = {
  en: /^(?<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?<decimals>\d+))?$/,
  pl: /^(?<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?<decimals>\d+))?$/,
};
/** Poles who type fast use a dot too; after it three digits would be thousands. */
const POLISH_WITH_DOT = /^(?<whole>\d+)\.(?<decimals>\d{1,2}|\d{4,})$/;

/** Reads a number as a language writes it; undefined when the language does not write numbers that way. */
export function parseNumeral(text: string, language: Language): Numeral | undefined {
  const compact = text.replace(new RegExp(`[${SPACES}]`, 'g'), '');
  const match = WRITTEN[language].exec(compact) ?? (language === 'pl' ? POLISH_WITH_DOT.exec(compact) : null);
  const whole = match?.groups?.whole;
  if (whole === undefined) return undefined;
  const decimals = match?.groups?.decimals ?? '';
  return { value: Number(`${whole.replace(/\D/g, '')}.${decimals || '0'}`), decimals: decimals.length };
}
