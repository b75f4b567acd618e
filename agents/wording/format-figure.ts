import { printableLabel } from '#analysis/grounding/label.ts';
import type { SupportedValue, Unit } from '#core/cell.ts';
import { InvariantError } from '#core/errors.ts';
import type { Language } from '#core/tenant.ts';
import { formatAmount, formatCompact } from './format-money.ts';
import { formatNumber, withMinus, withSign } from './format-number.ts';

/** How a stored value is printed. */
export interface FigureStyle {
  /** Default `as-is`. */
  readonly sign?: 'always' | 'as-is' | 'never';
  /** Few characters: "1,2 tys. zł" for 1234 zł, "pp" for percentage points. */
  readonly isCompact?: boolean;
}

const SPACE = '\u00a0';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A stored value as people read it, in a form that the grounding gate reads back within its rounding. */
export function formatFigure(figure: SupportedValue, language: Language, style: FigureStyle = {}): string {
  const { value, unit } = figure;
  if (typeof value === 'string') return unit === 'date' ? formatDate(value, language) : printableLabel(value);
  const printed = MAGNITUDES[unit](Math.abs(value), {
    figure,
    language,
    isCompact: style.isCompact ?? false,
  });
  if (style.sign === 'never') return printed;
  return style.sign === 'always' ? withSign(value, printed) : withMinus(value, printed);
}

interface Request {
  readonly figure: SupportedValue;
  readonly language: Language;
  readonly isCompact: boolean;
}

type FormatMagnitude = (magnitude: number, request: Request) => string;

const plain: FormatMagnitude = (magnitude, { language }) =>
  formatNumber(magnitude, language, decimalsOf(magnitude));

const MAGNITUDES: Readonly<Record<Unit, FormatMagnitude>> = {
  count: (magnitude, { language, isCompact }) =>
    isCompact && magnitude >= 10_000
      ? formatCompact(magnitude, language)
      : formatNumber(magnitude, language, magnitude < 10 ? decimalsOf(magnitude) : 0),
  fraction: (magnitude, { language }) => `${formatPercentage(magnitude * 100, language)}%`,
  points: formatPoints,
  currency: (magnitude, { figure: { currency }, language, isCompact }) => {
    if (currency === undefined) throw new InvariantError('An amount of money lacks its currency.');
    return formatAmount(magnitude, currency, { language, isCompact });
  },
  seconds: (magnitude, { language }) =>
    `${formatNumber(magnitude, language, magnitude < 1 ? secondDecimals(magnitude) : decimalsOf(magnitude))}${SPACE}s`,
  days: formatDays,
  hours: formatHours,
  ratio: (magnitude, { language }) => formatNumber(magnitude, language, Number.isInteger(magnitude) ? 0 : 2),
  z: plain,
  date: plain,
  label: plain,
};

function decimalsOf(magnitude: number): number {
  return Number.isInteger(magnitude) || magnitude >= 1000 ? 0 : 1;
}

/** Below a second a tenth is coarse: 0.23 s is beyond a limit of 0.2 s. */
function secondDecimals(magnitude: number): number {
  return Math.round(magnitude * 100) % 10 === 0 ? decimalsOf(magnitude) : 2;
}

/** One decimal; two digits that count when it is below one percent; none from a thousand on. */
function formatPercentage(percent: number, language: Language): string {
  if (percent >= 1000) return formatNumber(percent, language, 0);
  const rounded = Math.round(percent * 10) / 10;
  if (percent >= 1 || percent < 0.005)
    return formatNumber(percent, language, Number.isInteger(rounded) ? 0 : 1);
  return formatNumber(percent, language, 2);
}

function formatPoints(magnitude: number, { language, isCompact }: Request): string {
  const number = formatPercentage(magnitude * 100, language);
  if (language === 'pl') return `${number}${SPACE}p.p.`;
  if (isCompact) return `${number}${SPACE}pp`;
  return `${number} percentage ${number === '1' ? 'point' : 'points'}`;
}

/** "Dzień" and "dni" serve as subject and as object, so they fit most sentences. */
function formatDays(magnitude: number, { language }: Request): string {
  const number = formatNumber(magnitude, language, decimalsOf(magnitude));
  if (language === 'en') return `${number}${SPACE}${number === '1' ? 'day' : 'days'}`;
  if (number === '1') return `1${SPACE}dzień`;
  return `${number}${SPACE}${number.includes(',') ? 'dnia' : 'dni'}`;
}

/** Polish hours are abbreviated: their full word would have to be inflected by the sentence. */
function formatHours(magnitude: number, { language }: Request): string {
  const number = formatNumber(magnitude, language, decimalsOf(magnitude));
  if (language === 'pl') return `${number}${SPACE}godz.`;
  return `${number}${SPACE}${number === '1' ? 'hour' : 'hours'}`;
}

/** 2026-11-21 as "21 Nov 2026" or "21.11.2026": the Polish form needs no case. */
function formatDate(day: string, language: Language): string {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-');
  if (language === 'pl') return `${Number(date)}.${month}.${year}`;
  return `${Number(date)}${SPACE}${MONTHS[Number(month) - 1] ?? month}${SPACE}${year}`;
}
