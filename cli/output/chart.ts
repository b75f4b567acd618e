import { pad } from './plain-text.ts';
import type { Symbols } from './symbols.ts';
import type { Paint } from './terminal.ts';

/** One day of a chart; null where nothing is known. */
export interface ChartPoint {
  readonly day: string;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** The middle of the band, drawn where it is known and given. */
  readonly expected?: number | null;
  readonly isAnomalous: boolean;
}

export interface ChartStyle {
  /** Columns for the whole chart, labels included. */
  readonly width: number;
  readonly symbols: Symbols;
  readonly paint: Paint;
  formatValue(value: number): string;
  formatDay(day: string): string;
}

const HEIGHT = 12;
const WIDEST_DAY = 3;
/** A range that begins this near to zero is drawn from zero. */
const NEAR_ZERO = 0.4;
const USUAL_LOWER = 0.05;
const USUAL_UPPER = 0.95;

interface Scale {
  readonly bottom: number;
  readonly top: number;
}

/** A series over its expectation band, with anomalous days marked; the days share the width. */
export function renderChart(points: readonly ChartPoint[], style: ChartStyle): string {
  const scale = scaleOf(points);
  if (scale === undefined) return '';
  const labels = labelsOf(scale, style);
  const labelWidth = Math.max(...labels.map((label) => label.length));
  const columns = layOut(points, style.width - labelWidth - 2);
  const rows = Array.from({ length: HEIGHT }, (_, row) => {
    const line = columns.map((column) => drawCell(column, { row, scale, style })).join('');
    return `${pad(labels[row] ?? '', labelWidth, 'right')} ${style.symbols.axis}${line}`.trimEnd();
  });
  const indent = ' '.repeat(labelWidth + 1);
  const axis = indent + style.symbols.corner + style.symbols.line.repeat(columns.length);
  return `${[...rows, axis, `${indent} ${dayLabels(points, columns.length, style)}`].join('\n')}\n`;
}

/** All values fit; of the band, only what is not far wider than usual, else one uncertain day would flatten the rest. */
function scaleOf(points: readonly ChartPoint[]): Scale | undefined {
  const values = points.map(({ value }) => value).filter((value) => value !== null);
  const lowers = points.map(({ lower }) => lower).filter((lower) => lower !== null);
  const uppers = points.map(({ upper }) => upper).filter((upper) => upper !== null);
  if (values.length + lowers.length === 0) return undefined;
  const low = Math.min(...values, ...usual(lowers, USUAL_LOWER));
  const high = Math.max(...values, ...usual(uppers, USUAL_UPPER));
  const bottom = low > 0 && low < NEAR_ZERO * high ? 0 : low;
  return { bottom, top: high > bottom ? high : bottom + 1 };
}

/** The value below which this part of all values lies; none of none. */
function usual(values: readonly number[], part: number): number[] {
  const sorted = values.toSorted((first, second) => first - second);
  return sorted.slice(Math.round((sorted.length - 1) * part)).slice(0, 1);
}

/** The values at the top, the middle and the bottom. */
function labelsOf({ bottom, top }: Scale, { formatValue }: ChartStyle): string[] {
  const labels = Array.from({ length: HEIGHT }, () => '');
  labels[0] = formatValue(top);
  labels[Math.floor(HEIGHT / 2)] = formatValue(
    top - ((top - bottom) * Math.floor(HEIGHT / 2)) / (HEIGHT - 1),
  );
  labels[HEIGHT - 1] = formatValue(bottom);
  return labels;
}

/** A column of characters: the days that it stands for, and whether their value is drawn in it. */
interface ChartColumn {
  readonly points: readonly ChartPoint[];
  readonly showsValue: boolean;
}

function layOut(points: readonly ChartPoint[], room: number): ChartColumn[] {
  const daysPerColumn = Math.ceil(points.length / Math.max(1, room));
  if (daysPerColumn > 1) {
    return Array.from({ length: Math.ceil(points.length / daysPerColumn) }, (_, index) => ({
      points: points.slice(index * daysPerColumn, (index + 1) * daysPerColumn),
      showsValue: true,
    }));
  }
  const columnsPerDay = Math.min(WIDEST_DAY, Math.floor(room / points.length));
  return points.flatMap((point) =>
    Array.from({ length: columnsPerDay }, (_, index) => ({
      points: [point],
      showsValue: index === Math.floor((columnsPerDay - 1) / 2),
    })),
  );
}

interface Place {
  readonly row: number;
  readonly scale: Scale;
  readonly style: ChartStyle;
}

function drawCell(column: ChartColumn, { row, scale, style: { symbols, paint } }: Place): string {
  const isHere = (value: number | null): boolean => value !== null && rowOf(value, scale) === row;
  const shown = column.showsValue ? column.points.filter(({ value }) => isHere(value)) : [];
  if (shown.some(({ isAnomalous }) => isAnomalous)) return paint.red(symbols.anomaly);
  if (shown.length > 0) return paint.cyan(symbols.point);
  if (column.points.some(({ expected }) => isHere(expected ?? null))) return paint.dim(symbols.expected);
  return column.points.some((point) => isWithinBand(point, row, scale)) ? paint.dim(symbols.band) : ' ';
}

function isWithinBand({ lower, upper }: ChartPoint, row: number, scale: Scale): boolean {
  if (lower === null || upper === null) return false;
  return row <= rowOf(lower, scale) && row >= rowOf(upper, scale);
}

function rowOf(value: number, { bottom, top }: Scale): number {
  return HEIGHT - 1 - Math.round(((value - bottom) / (top - bottom)) * (HEIGHT - 1));
}

/** The first and the last day at the ends, and the middle one where there is room. */
function dayLabels(points: readonly ChartPoint[], width: number, { formatDay }: ChartStyle): string {
  const label = (index: number): string => formatDay(points[index]?.day ?? '');
  const first = label(0);
  const last = label(points.length - 1);
  if (points.length === 1 || width < first.length + last.length + 1) return last;
  const middle = label(Math.floor(points.length / 2));
  const room = width - first.length - last.length;
  if (room < middle.length + 4) return first + pad(last, width - first.length, 'right');
  const before = Math.floor((room - middle.length) / 2);
  return (
    first + ' '.repeat(before) + middle + pad(last, width - first.length - before - middle.length, 'right')
  );
}
