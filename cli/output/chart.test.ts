import { createColors } from 'picocolors';
import { describe, expect, it } from 'vitest';
import { addDays } from '#core/time.ts';
import { type ChartPoint, type ChartStyle, renderChart } from './chart.ts';
import { displayWidth } from './plain-text.ts';
import { symbolsFor } from './symbols.ts';

const style = (width: number): ChartStyle => ({
  width,
  symbols: symbolsFor({ LANG: 'C' }),
  paint: createColors(false),
  formatValue: (value) => value.toFixed(0),
  formatDay: (day) => day,
});

function series(values: readonly (number | null)[], anomalous: readonly number[] = []): ChartPoint[] {
  return values.map((value, index) => ({
    day: addDays('2026-01-01', index),
    value,
    lower: 90,
    upper: 110,
    isAnomalous: anomalous.includes(index),
  }));
}

describe('renderChart', () => {
  it('draws the days over their band, and an anomaly as what it is', () => {
    const text = renderChart(series([100, 100, 60], [2]), style(16));

    expect(text.split('\n')).toEqual([
      '110 |.........',
      '    |.........',
      '    |.o..o....',
      '    |.........',
      '    |.........',
      '    |',
      ' 83 |',
      '    |',
      '    |',
      '    |',
      '    |',
      ' 60 |       X',
      '    +---------',
      '     2026-01-03',
      '',
    ]);
  });

  it('draws what was expected within its band, where no day stands', () => {
    const points = series([100, 100, 60], [2]).map((point) => ({ ...point, expected: 100 }));

    const text = renderChart(points, style(16));

    expect(text).toContain('    |-o--o----\n');
  });

  it.each([
    [30, 60],
    [76, 80],
    [90, 80],
    [400, 80],
    [3, 40],
  ])('fits %i days into %i columns', (days, width) => {
    const text = renderChart(
      series(Array.from({ length: days }, (_, index) => 80 + (index % 40))),
      style(width),
    );

    for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
  });

  it('shows an anomaly even when several days share a column', () => {
    const values = Array.from({ length: 300 }, (_, index) => (index === 151 ? 10 : 100));

    const text = renderChart(series(values, [151]), style(60));

    expect(text.match(/X/g)).toHaveLength(1);
  });

  it('leaves a hole where nothing is known', () => {
    const text = renderChart(series([100, null, 100]), style(16));

    expect(text.match(/o/g)).toHaveLength(2);
  });

  it('is not flattened by one day with a far wider band', () => {
    const points = series(Array.from({ length: 40 }, (_, index) => 90 + index));
    const wide = points.map((point, index) => (index === 20 ? { ...point, upper: 9000 } : point));

    const text = renderChart(wide, style(60));

    expect(text).toMatch(/^129 \|/m);
  });

  it('draws nothing of nothing', () => {
    expect(renderChart([], style(40))).toBe('');
  });

  it('begins at zero when the values come near it, so that a fall looks as deep as it is', () => {
    const text = renderChart(series([100, 20]), style(20));

    expect(text).toMatch(/^ {2}0 \|/m);
  });
});
