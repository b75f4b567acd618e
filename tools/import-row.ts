import { InvalidInputError } from '#core/errors.ts';
import type { ImportRow } from './import-format.ts';

/** A row of a file that cannot be used: which column, and why. */
export class InvalidRowError extends InvalidInputError {
  readonly column: string;
  readonly reason: string;

  constructor(column: string, reason: string) {
    super(`${column}: ${reason}`);
    this.column = column;
    this.reason = reason;
  }
}

const SHOWN_CHARACTERS = 40;
const INTEGER = /^-?\d{1,15}$/;
const DECIMAL = /^-?\d{1,18}(\.\d{1,18})?([eE][+-]?\d{1,2})?$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
// A replaced character means bytes that are no UTF-8; the database refuses the zero character.
const UNREADABLE = ['\u{FFFD}', '\u{0}'];

/** The text of a column, without blanks around it; null when there is none. */
export function readOptionalText(row: ImportRow, column: string): string | null {
  const text = (row[column] ?? '').trim();
  if (UNREADABLE.some((sign) => text.includes(sign)))
    throw new InvalidRowError(column, 'holds bytes that are not UTF-8 text');
  return text === '' ? null : text;
}

export function readText(row: ImportRow, column: string): string {
  const text = readOptionalText(row, column);
  if (text === null) throw new InvalidRowError(column, 'is empty');
  return text;
}

/** A whole number; null when the column is empty. */
export function readOptionalInteger(row: ImportRow, column: string): number | null {
  const text = readOptionalText(row, column);
  if (text === null) return null;
  if (!INTEGER.test(text)) throw new InvalidRowError(column, `${quote(text)} is not a whole number`);
  return Number(text);
}

export function readInteger(row: ImportRow, column: string): number {
  const value = readOptionalInteger(row, column);
  if (value === null) throw new InvalidRowError(column, 'is empty');
  return value;
}

/** How many of something: a whole number that is not negative; null when the column is empty. */
export function readOptionalCount(row: ImportRow, column: string): number | null {
  const value = readOptionalInteger(row, column);
  if (value !== null && value < 0) throw new InvalidRowError(column, `${value} is negative`);
  return value;
}

export function readCount(row: ImportRow, column: string): number {
  const value = readOptionalCount(row, column);
  if (value === null) throw new InvalidRowError(column, 'is empty');
  return value;
}

/** A number with a decimal point, kept as text so that no digit is lost; null when the column is empty. */
export function readOptionalDecimal(row: ImportRow, column: string): string | null {
  const text = readOptionalText(row, column);
  if (text !== null && !DECIMAL.test(text)) throw new InvalidRowError(column, explainNumber(text));
  return text;
}

export function readDecimal(row: ImportRow, column: string): string {
  const value = readOptionalDecimal(row, column);
  if (value === null) throw new InvalidRowError(column, 'is empty');
  return value;
}

/** An amount or quantity that is not negative, as exact text. */
export function readPositiveDecimal(row: ImportRow, column: string): string {
  const value = readDecimal(row, column);
  if (value.startsWith('-')) throw new InvalidRowError(column, `${quote(value)} is negative`);
  return value;
}

/** A calendar day, YYYY-MM-DD, that exists. */
export function readDay(row: ImportRow, column: string): string {
  const text = readText(row, column);
  if (!isDay(text)) throw new InvalidRowError(column, `${quote(text)} is not a day like 2026-01-31`);
  return text;
}

/** True for a calendar day that exists, written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const match = DAY.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysOfMonth(year, month);
}

function daysOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function explainNumber(text: string): string {
  const hint = text.includes(',') ? ': write decimals with a dot and thousands without a sign' : '';
  return `${quote(text)} is not a number${hint}`;
}

/** A value of a file for a message, cut when it is long. */
export function quote(text: string): string {
  return JSON.stringify(text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text);
}
