import { describe, expect, it } from 'vitest';
import {
  formatCell,
  formatChange,
  formatDays,
  formatDuration,
  formatExactMoney,
  formatMoney,
  formatPercent,
  formatValue,
  UNKNOWN,
} from './format.ts';

const english = { locale: 'en', currency: 'USD' } as const;
const polish = { locale: 'pl', currency: 'PLN' } as const;
/** The spaces that Intl sets do not break lines; for reading a test they are spaces. */
const spaced = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('money', () => {
  it.each([
    [12.5, '$12.50', '12,50 zł'],
    [-48_210.4, '-$48,210', '-48 210 zł'],
  ])('prints %d in both languages, without cents when it is large', (amount, inEnglish, inPolish) => {
    expect(spaced(formatMoney(amount, english))).toBe(inEnglish);
    expect(spaced(formatMoney(amount, polish))).toBe(inPolish);
  });

  it('prints a sum to the last cent where somebody compares it', () => {
    expect(formatExactMoney(372_584.45, english)).toBe('$372,584.45');
  });
});

it('turns a fraction into percent only here', () => {
  expect(formatPercent(0.0217, english)).toBe('2.2%');
  expect(spaced(formatPercent(0.0217, polish))).toBe('2,2%');
  expect(formatChange(-0.314, english)).toBe('-31%');
  expect(formatChange(0.5, english)).toBe('+50%');
  expect(formatChange(124.9, english)).toBe('×126');
  expect(formatChange(null, english)).toBe(UNKNOWN);
});

it.each([
  ['2026-01-05', '2026-01-09', 'Jan 5–9, 2026'],
  ['2025-12-30', '2026-01-02', 'Dec 30, 2025–Jan 2, 2026'],
  ['2026-01-05', '2026-01-05', 'Jan 5, 2026'],
])('prints the days from %s to %s as %s', (first, last, text) => {
  expect(spaced(formatDays(first, last, english))).toBe(text);
});

it.each([
  [12, '12 ms'],
  [1500, '1.5 s'],
  [59_960, '1 min 0 s'],
  [119_700, '2 min 0 s'],
  [3_599_400, '59 min 59 s'],
  [3_600_000, '1 h'],
  [21_600_000, '6 h'],
  [8_070_000, '2 h 15 min'],
])('says how long %i milliseconds are', (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text);
});

it('prints every unit of a cell', () => {
  const texts = [
    formatCell({ value: 0.25, unit: 'fraction' }, english),
    formatCell({ value: -0.012, unit: 'points' }, english),
    formatCell({ value: 10, unit: 'currency', currency: 'EUR' }, english),
    formatCell({ value: '2026-01-05', unit: 'date' }, english),
    formatCell({ value: 'mobile', unit: 'label' }, english),
    formatCell({ value: null, unit: 'count' }, english),
    formatValue(2.345, 'z', english),
  ];

  expect(texts).toEqual(['25%', '-1.2 pp', '€10.00', 'Jan 5, 2026', 'mobile', UNKNOWN, '2.3']);
});
