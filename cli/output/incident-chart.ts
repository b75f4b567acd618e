import type { StretchShape } from '#analysis/stretch-shape.ts';
import type { Tenant } from '#core/tenant.ts';
import type { IncidentPicture, PicturedSeries } from '../incident-picture.ts';
import { renderBars } from './bars.ts';
import { renderChart } from './chart.ts';
import { formatDay, formatPercent, formatValue } from './format.ts';
import { plain } from './plain-text.ts';
import { type Terminal, USUAL_WIDTH } from './terminal.ts';

const SHAPES: Readonly<Partial<Record<StretchShape, string>>> = {
  spike: 'A spike: a day or two, and it was over.',
  episode: 'An episode: it came, stayed for some days, and went.',
  level_shift: 'A new level: it came and stayed.',
};

/** Draws an incident: its series, the series where it happened, and how the change splits. */
export function renderPicture(picture: IncidentPicture, tenant: Tenant, terminal: Terminal): string {
  const { lead, shape, cause, parts } = picture;
  const { out, symbols } = terminal;
  const kind = SHAPES[shape] === undefined ? [] : [`${SHAPES[shape]}\n`];
  const charts = [lead, cause].flatMap((series) =>
    series === null ? [] : [renderSeries(series, tenant, terminal)],
  );
  const legend = `${symbols.point} a day   ${symbols.expected} expected   ${symbols.band} its usual range   ${symbols.anomaly} not as expected\n`;
  const bars =
    parts === null
      ? []
      : [
          `${out.paint.bold(`Who moved it, by ${plain(parts.dimension)}`)}\n${renderBars(
            parts.parts.map(({ value, share, isCause }) => ({ name: value, share, isMarked: isCause })),
            {
              width: out.columns ?? USUAL_WIDTH,
              terminal,
              formatShare: (share) => formatPercent(share, tenant),
            },
          )}`,
        ];
  return [...charts, legend, ...kind, ...bars].join('\n');
}

function renderSeries(series: PicturedSeries, tenant: Tenant, { out, symbols }: Terminal): string {
  const { definition, firstDay, lastDay } = series;
  const chart = renderChart(
    series.points.map(({ day, actual, lower, upper, expected }) => ({
      day,
      value: actual,
      lower,
      upper,
      expected,
      isAnomalous: day >= firstDay && day <= lastDay,
    })),
    {
      width: out.columns ?? USUAL_WIDTH,
      symbols,
      paint: out.paint,
      formatValue: (value) => formatValue(value, definition.unit, tenant),
      formatDay: (day) => formatDay(day, tenant),
    },
  );
  return `${out.paint.bold(seriesTitle(series, tenant))}\n${chart}`;
}

/** What a series is, in words: its metric, then the values that it is restricted to. */
export function seriesTitle(
  { definition, dims }: Pick<PicturedSeries, 'definition' | 'dims'>,
  { locale }: Pick<Tenant, 'locale'>,
): string {
  const where = Object.entries(dims).map(([dimension, value]) => `${dimension} ${value}`);
  return [definition.name[locale], ...where].map(plain).join(', ');
}
