import { scaleLinear, scaleUtc } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { Tenant } from '#core/tenant.ts';
import type { PicturedSeries } from '../incident-picture.ts';
import { formatDay, formatValue } from '../output/format.ts';
import { seriesTitle } from '../output/incident-chart.ts';
import { type Markup, markup } from './markup.ts';
import type { Panel } from './panel.ts';

type Point = PicturedSeries['points'][number];

interface Scales {
  x(day: string): number;
  y(value: number): number;
  readonly ticks: readonly number[];
  readonly days: readonly string[];
}

const HEIGHT = 240;
const TITLE_ROOM = 34;
const AXIS_ROOM = 26;
const LABEL_ROOM = 86;
const VALUE_TICKS = 4;
const DAY_TICKS = 6;

/** A series over its expectation, the days that were not as expected marked, as a drawing of the given width. */
export function drawSeries(series: PicturedSeries, width: number, tenant: Tenant): Panel {
  const scales = scalesOf(series, width);
  const marked = series.points.filter((point) => isMarked(point, series));
  return {
    height: HEIGHT,
    content: markup`
<text class="title" x="0" y="16">${seriesTitle(series, tenant)}</text>
${drawAxes(scales, width, { series, tenant })}
${drawSpan(series, scales)}
<path class="band" d="${pathOfBand(series.points, scales)}"/>
<path class="expected" d="${pathOf(series.points, ({ expected }) => expected, scales)}"/>
<path class="actual" d="${pathOf(series.points, ({ actual }) => actual, scales)}"/>
${marked.map((point) => drawMark(point, scales, { series, tenant }))}`,
  };
}

function isMarked({ day, actual }: Point, { firstDay, lastDay }: PicturedSeries): boolean {
  return actual !== null && day >= firstDay && day <= lastDay;
}

function scalesOf({ points }: PicturedSeries, width: number): Scales {
  const values = points.flatMap(({ actual, lower, upper }) =>
    [actual, lower, upper].filter((value) => value !== null),
  );
  const y = scaleLinear(
    [Math.min(0, ...values), Math.max(1e-9, ...values)],
    [HEIGHT - AXIS_ROOM, TITLE_ROOM],
  ).nice(VALUE_TICKS);
  const days = points.map(({ day }) => dateOf(day));
  const x = scaleUtc([days.at(0) ?? 0, days.at(-1) ?? 1], [LABEL_ROOM, width - 8]);
  return {
    x: (day) => x(dateOf(day)),
    y: (value) => y(value),
    ticks: y.ticks(VALUE_TICKS),
    days: x.ticks(DAY_TICKS).map((date) => date.toISOString().slice(0, 10)),
  };
}

function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

interface Frame {
  readonly series: PicturedSeries;
  readonly tenant: Tenant;
}

function drawAxes(
  { x, y, ticks, days }: Scales,
  width: number,
  { series, tenant }: Frame,
): readonly Markup[] {
  const values = ticks.map(
    (
      tick,
    ) => markup`<line class="grid" x1="${LABEL_ROOM}" x2="${width}" y1="${round(y(tick))}" y2="${round(y(tick))}"/>
<text class="label" x="${LABEL_ROOM - 8}" y="${round(y(tick) + 4)}" text-anchor="end">${formatValue(tick, series.definition.unit, tenant)}</text>`,
  );
  const dates = days.map(
    (day) =>
      markup`<text class="label" x="${round(x(day))}" y="${HEIGHT - 6}" text-anchor="middle">${formatDay(day, tenant)}</text>`,
  );
  return [...values, ...dates];
}

/** The days of the incident as a shaded stretch, so that a day without a value is seen to lack. */
function drawSpan({ firstDay, lastDay }: PicturedSeries, { x }: Scales): Markup {
  const half = (x('2026-01-02') - x('2026-01-01')) / 2;
  const [left, right] = [x(firstDay) - half, x(lastDay) + half];
  return markup`<rect class="span" x="${round(left)}" y="${TITLE_ROOM}" width="${round(right - left)}" height="${HEIGHT - AXIS_ROOM - TITLE_ROOM}"/>`;
}

function drawMark({ day, actual, expected }: Point, { x, y }: Scales, { series, tenant }: Frame): Markup {
  const inWords = (value: number | null): string => formatValue(value, series.definition.unit, tenant);
  return markup`<circle class="mark" cx="${round(x(day))}" cy="${round(y(actual ?? 0))}" r="4"><title>${formatDay(day, tenant)}: ${inWords(actual)} (${inWords(expected)})</title></circle>`;
}

function pathOf(
  points: readonly Point[],
  amountOf: (point: Point) => number | null,
  { x, y }: Scales,
): string {
  const draw = line<Point>()
    .defined((point) => amountOf(point) !== null)
    .x(({ day }) => x(day))
    .y((point) => y(amountOf(point) ?? 0))
    .digits(1);
  return draw(points) ?? '';
}

function pathOfBand(points: readonly Point[], { x, y }: Scales): string {
  const draw = area<Point>()
    .defined(({ lower, upper }) => lower !== null && upper !== null)
    .x(({ day }) => x(day))
    .y0(({ lower }) => y(lower ?? 0))
    .y1(({ upper }) => y(upper ?? 0))
    .digits(1);
  return draw(points) ?? '';
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
