import { CURRENCY_SYMBOLS } from '#analysis/grounding/currency.ts';
import type { Language } from '#core/tenant.ts';
import { formatNumber, withSign } from './format-number.ts';

/** No-break space: an amount is never torn from its unit. */
const SPACE = '\u00a0';

interface Scale {
  readonly size: number;
  readonly suffix: Readonly<Record<Language, string>>;
}

const SCALES: readonly Scale[] = [
  { size: 1e9, suffix: { en: 'bn', pl: `${SPACE}mld` } },
  { size: 1e6, suffix: { en: 'm', pl: `${SPACE}mln` } },
  { size: 1e3, suffix: { en: 'k', pl: `${SPACE}tys.` } },
];

/** From here on, cents say nothing. */
const NO_CENTS_FROM = 1000;

export interface AmountStyle {
  readonly language: Language;
  readonly isCompact: boolean;
}

/** A magnitude in few characters: 1,2 tys., 12 tys., 1.2m. Below a thousand it stays as it is. */
export function formatCompact(magnitude: number, language: Language): string {
  // A scale is taken from where the one below would print a thousand of its own.
  const scale = SCALES.find(({ size }) => Math.round((magnitude / size) * 1000) >= 1000);
  if (scale === undefined) return formatNumber(magnitude, language, magnitude < 10 ? 1 : 0);
  const scaled = magnitude / scale.size;
  const decimals = Math.round(scaled * 10) < 100 ? 1 : 0;
  return formatNumber(scaled, language, decimals) + scale.suffix[language];
}

/** An amount without sign: "1,2 tys. zł", "$1.2k", "CZK 1,234". */
export function formatAmount(magnitude: number, currency: string, style: AmountStyle): string {
  const number = style.isCompact
    ? compactAmount(magnitude, style.language)
    : fullAmount(magnitude, style.language);
  const symbol = CURRENCY_SYMBOLS[currency] ?? currency;
  if (style.language === 'pl') return `${number}${SPACE}${symbol}`;
  if (symbol === 'zł') return `PLN${SPACE}${number}`;
  return symbol.length === 1 ? `${symbol}${number}` : `${symbol}${SPACE}${number}`;
}

/** An amount with its sign before everything: "+$1.2k", "-1,2 tys. zł". */
export function formatSignedAmount(value: number, currency: string, style: AmountStyle): string {
  return withSign(value, formatAmount(Math.abs(value), currency, style));
}

function compactAmount(magnitude: number, language: Language): string {
  return magnitude < 10 ? fullAmount(magnitude, language) : formatCompact(magnitude, language);
}

function fullAmount(magnitude: number, language: Language): string {
  const isRound = magnitude >= NO_CENTS_FROM || Number.isInteger(magnitude);
  return formatNumber(magnitude, language, isRound ? 0 : 2);
}
