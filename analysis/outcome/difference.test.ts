import { expect, it } from 'vitest';
import { adjustedDifference, differenceInDifferences } from './difference.ts';
import { type Panel, readPanel } from './panel.ts';
import type { PeriodSeries } from './period-series.ts';
import { seededUniform } from './seeded-uniform.ts';

/** After a bad or a good last month every series is back at its level: what fell, rises. */
function returning(count: number): PeriodSeries[] {
  const uniform = seededUniform('returning');
  return Array.from({ length: count }, (_, index) => {
    const recent = 100 * (0.4 + 1.2 * uniform());
    return {
      key: `${index}`,
      values: [...new Array<number>(8).fill(100), ...new Array<number>(4).fill(recent), 100, 100],
    };
  });
}

function panelWith(values: number[]): Panel {
  const panel = readPanel(
    { subject: [{ key: 'subject', values }], pool: returning(60) },
    { start: 12, pre: 12, post: 2 },
  );
  if (typeof panel === 'string') throw new Error(panel);
  return panel;
}

const slumped = [...new Array<number>(8).fill(100), 40, 40, 40, 40, 100, 100];
/** What comes after the start, in units of the mean before it. */
const returned = 100 / 80;

it('learns from the pool how a series returns after a bad month', () => {
  const panel = panelWith(slumped);

  const { after } = adjustedDifference.bind(panel)(panel.subject);

  expect(after).toBeCloseTo(returned, 1);
});

it('does not know that as a plain difference, which goes on at the mean level', () => {
  const panel = panelWith(slumped);

  expect(differenceInDifferences.bind(panel)(panel.subject).after).toBeCloseTo(1, 6);
});

it('does not take a slump for a bad fit when it allows for it', () => {
  const panel = panelWith(slumped);
  const gap = (method: typeof adjustedDifference) => {
    const { before } = method.bind(panel)(panel.subject);
    const own = panel.items[0]?.before ?? [];
    return Math.max(...own.map((value, period) => Math.abs(value - (before[period] ?? Number.NaN))));
  };

  expect(gap(adjustedDifference)).toBeLessThan(0.05);
  expect(gap(differenceInDifferences)).toBeGreaterThan(0.3);
});
