import type { Unit } from '#core/cell.ts';

interface Conversion {
  readonly unit: Unit;
  readonly factor: number;
}

/** GA4's types of metrics in our units. */
const BY_TYPE: Readonly<Record<string, Conversion>> = {
  TYPE_INTEGER: { unit: 'count', factor: 1 },
  TYPE_FLOAT: { unit: 'ratio', factor: 1 },
  TYPE_STANDARD: { unit: 'ratio', factor: 1 },
  TYPE_CURRENCY: { unit: 'currency', factor: 1 },
  TYPE_SECONDS: { unit: 'seconds', factor: 1 },
  TYPE_MILLISECONDS: { unit: 'seconds', factor: 0.001 },
  TYPE_MINUTES: { unit: 'seconds', factor: 60 },
  TYPE_HOURS: { unit: 'hours', factor: 1 },
};
const OTHER: Conversion = { unit: 'ratio', factor: 1 };

/** Rates have no type of their own: they are numbers from 0 to 1 whose name says it. */
const RATE = /Rate(?::\w+)?$|^(?:dauPerMau|dauPerWau|wauPerMau)$/;

/** The unit of a metric. */
export function ga4Unit(name: string, type: string): Unit {
  return RATE.test(name) ? 'fraction' : (BY_TYPE[type] ?? OTHER).unit;
}

/** A value in that unit; null when there is no number. */
export function toUnit(value: string | undefined, type: string): number | null {
  if (value === undefined || value === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number * (BY_TYPE[type] ?? OTHER).factor : null;
}
