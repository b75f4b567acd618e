import { describe, expect, it } from 'vitest';
import type { Language } from '#core/tenant.ts';
import { checkGrounding } from './check-grounding.ts';
import { citedCell } from './testing.ts';

const CELLS = [
  citedCell('change', { value: -0.482, unit: 'fraction' }),
  citedCell('share', { value: 0.873, unit: 'fraction' }),
  citedCell('points', { value: -0.021, unit: 'points' }),
  citedCell('loss', { value: -1234.4, unit: 'currency', currency: 'PLN' }),
  citedCell('gain', { value: 5678, unit: 'currency', currency: 'USD' }),
  citedCell('sessions', { value: 12345.4, unit: 'count' }),
  citedCell('days', { value: 17, unit: 'days' }),
  citedCell('roas', { value: 2.04, unit: 'ratio' }),
  citedCell('first', { value: '2026-11-03', unit: 'date' }),
  citedCell('label', { value: 'sale_2026', unit: 'label' }),
  citedCell('unknown', { value: null, unit: 'count' }),
];

function whyNot(text: string, language: Language = 'en', labels: readonly string[] = []): string[] {
  return checkGrounding({ text }, CELLS, { language, labels }).unsupported.map(
    ({ figure, why }) => `${figure}: ${why}`,
  );
}

describe('what a stored value supports', () => {
  it.each<[Language, string]>([
    ['en', 'changed by -48.2%'],
    ['en', 'a drop of 48%'],
    ['pl', 'spadek o 48,2%'],
    ['pl', 'zmiana: −48%'],
    ['en', 'explains 87.3% of it'],
    ['en', 'down 2.1 percentage points'],
    ['pl', 'spadek o 2,1 p.p.'],
    ['en', 'a loss of PLN 1.2k'],
    ['pl', 'strata 1,2 tys. zł, dokładniej: strata 1 234 zł'],
    ['en', 'a gain of $5.7k'],
    ['en', '12,345 sessions in 17 days'],
    ['en', 'about twice as much, or x2.0'],
    ['en', 'since 3 Nov 2026, that is 2026-11-03, in November 2026'],
    ['pl', 'od 3.11.2026, czyli 3 listopada'],
    ['en', 'nothing at all'],
  ])('in %s: %s', (language, text) => {
    expect(whyNot(text, language)).toEqual([]);
  });
});

describe('what it does not support', () => {
  it.each<[Language, string, string]>([
    ['en', 'changed by -47%', 'no cited percent has this value'],
    ['en', 'changed by +48.2%', 'the sign contradicts the cited value'],
    ['en', 'changed by 48.2%', 'the sign contradicts the cited value'],
    ['en', 'fell by 87.3%', 'the sign contradicts the cited value'],
    ['en', 'rose by 48%', 'the sign contradicts the cited value'],
    ['pl', 'wzrost o 48%', 'the sign contradicts the cited value'],
    ['en', 'down 48.2 points, that is 48.2 pp', 'no cited points has this value'],
    ['en', 'a loss of $1.2k', 'no cited amount in USD has this value'],
    ['en', 'a loss of €1.2k', 'no cited cell holds this kind of value (amount in EUR)'],
    ['en', 'a loss of 1,234', 'no cited number has this value'],
    ['en', 'PLN 1,234 came in', 'the sign contradicts the cited value'],
    ['en', 'for 17 hours', 'no cited duration in hours has this value'],
    ['en', '17% of it', 'no cited percent has this value'],
    ['en', 'since 4 Nov 2026', 'no cited date has this value'],
    ['pl', 'od 3.12.2026', 'no cited date has this value'],
    ['en', 'a quarter of the buyers', 'no cited percent has this value'],
    ['en', 'order D-48213', 'not a figure that can be checked, and no cited label'],
  ])('in %s: %s', (language, text, why) => {
    expect(whyNot(text, language)[0]).toContain(why);
  });

  it('reaches no value that is unknown', () => {
    expect(whyNot('0 sessions')).toHaveLength(1);
  });

  it('says the sample of the reference is not grounded', () => {
    expect(whyNot('77% leave because of forced registration')).toEqual([
      '77%: no cited percent has this value',
      'because: no root cause is cited',
    ]);
  });
});

describe('printed precision decides', () => {
  it.each([
    ['48%', 0.4751, 0],
    ['48%', 0.4849, 0],
    ['48%', 0.4749, 1],
    ['48%', 0.4851, 1],
    ['48.0%', 0.4849, 1],
    ['48.00%', 0.48004, 0],
  ])('%s for %d', (printed, value, problems) => {
    const cells = [citedCell('share', { value, unit: 'fraction' })];

    const { unsupported } = checkGrounding({ text: printed }, cells, { language: 'en', labels: [] });

    expect(unsupported).toHaveLength(problems);
  });

  it.each([
    [1150, 0],
    [1249.99, 0],
    [1149.9, 1],
    [1250.1, 1],
  ])('1,2 tys. zł for %d', (value, problems) => {
    const cells = [citedCell('loss', { value, unit: 'currency', currency: 'PLN' })];

    const { unsupported } = checkGrounding({ text: '1,2 tys. zł' }, cells, { language: 'pl', labels: [] });

    expect(unsupported).toHaveLength(problems);
  });
});

describe('labels', () => {
  it.each([
    ['Restart “sale_2026” now', ['sale_2026']],
    ['Restart sale_2026 now', ['sale_2026']],
    ['Restart “sale_20…” now', ['sale_2026']],
    ['order “48213” is large', ['48213']],
    ["the page “it's ‹50%›”", ['the “page”', "it's <50%>"]],
  ])('%j may stand when it is cited', (text, labels) => {
    expect(whyNot(text, 'en', labels)).toEqual([]);
  });

  it.each([
    ['Restart “sale_2027” now', ['sale_2026']],
    ['Restart “sale_2026_b” now', ['sale_2026']],
    ['Restart sale_2026x now', ['sale_2026']],
    ['Restart “sal1…” now', ['sale_2026']],
    ['48213 people came', ['48213']],
    ['a rise of “9…”', ['98765']],
  ])('%j may not', (text, labels) => {
    expect(whyNot(text, 'en', labels).length).toBeGreaterThan(0);
  });
});

it('names the nearest cell for each figure', () => {
  const cells = [
    citedCell('far', { value: 0.4751, unit: 'fraction' }),
    citedCell('near', { value: 0.4801, unit: 'fraction' }),
  ];

  const { supported } = checkGrounding({ h1: '48%' }, cells, { language: 'en', labels: [] });

  expect(supported).toEqual([{ field: 'h1', figure: '48%', evidenceId: 'evidence-a', cell: 'near' }]);
});
