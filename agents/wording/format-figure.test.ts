import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkGrounding } from '#analysis/grounding/check-grounding.ts';
import { findFigures } from '#analysis/grounding/find-figures.ts';
import type { SupportedValue, Unit } from '#core/cell.ts';
import type { Language } from '#core/tenant.ts';
import { supported } from '../growth/wording/testing.ts';
import { type FigureStyle, formatFigure } from './format-figure.ts';

function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

const money = (value: number, currency: string) => supported('c', { value, unit: 'currency', currency });
const of = (value: number | string, unit: Unit) => supported('c', { value, unit });

it.each<[SupportedValue, FigureStyle, { en: string; pl: string }]>([
  [of(-0.482, 'fraction'), { sign: 'always' }, { en: '-48.2%', pl: '-48,2%' }],
  [of(0.482, 'fraction'), { sign: 'always' }, { en: '+48.2%', pl: '+48,2%' }],
  [of(0.0052, 'fraction'), {}, { en: '0.52%', pl: '0,52%' }],
  [of(0, 'fraction'), { sign: 'always' }, { en: '0%', pl: '0%' }],
  [of(12.345, 'fraction'), {}, { en: '1,235%', pl: '1 235%' }],
  [of(-0.021, 'points'), {}, { en: '-2.1 percentage points', pl: '-2,1 p.p.' }],
  [of(0.01, 'points'), { isCompact: true }, { en: '1 pp', pl: '1 p.p.' }],
  [of(0.01, 'points'), {}, { en: '1 percentage point', pl: '1 p.p.' }],
  [money(1234.4, 'PLN'), {}, { en: 'PLN 1,234', pl: '1 234 zł' }],
  [money(-1234.4, 'PLN'), { isCompact: true }, { en: '-PLN 1.2k', pl: '-1,2 tys. zł' }],
  [money(1234.4, 'USD'), { sign: 'always', isCompact: true }, { en: '+$1.2k', pl: '+1,2 tys. $' }],
  [money(-5.5, 'GBP'), { sign: 'never' }, { en: '£5.50', pl: '5,50 £' }],
  [money(12_345_678, 'EUR'), { isCompact: true }, { en: '€12m', pl: '12 mln €' }],
  [money(999_960, 'CZK'), { isCompact: true }, { en: 'CZK 1.0m', pl: '1,0 mln CZK' }],
  [money(3.2e9, 'JPY'), { isCompact: true }, { en: 'JPY 3.2bn', pl: '3,2 mld JPY' }],
  [of(12_345.4, 'count'), {}, { en: '12,345', pl: '12 345' }],
  [of(12_345.4, 'count'), { isCompact: true }, { en: '12k', pl: '12 tys.' }],
  [of(1, 'days'), {}, { en: '1 day', pl: '1 dzień' }],
  [of(5, 'days'), {}, { en: '5 days', pl: '5 dni' }],
  [of(1.5, 'days'), {}, { en: '1.5 days', pl: '1,5 dnia' }],
  [of(2, 'hours'), {}, { en: '2 hours', pl: '2 godz.' }],
  [of(95.25, 'seconds'), {}, { en: '95.3 s', pl: '95,3 s' }],
  [of(0.232, 'seconds'), {}, { en: '0.23 s', pl: '0,23 s' }],
  [of(0.2, 'seconds'), {}, { en: '0.2 s', pl: '0,2 s' }],
  [of(3.214, 'ratio'), {}, { en: '3.21', pl: '3,21' }],
  [of('2026-11-03', 'date'), {}, { en: '3 Nov 2026', pl: '3.11.2026' }],
  [of('a\n"b" <c>', 'label'), {}, { en: "a 'b' ‹c›", pl: "a 'b' ‹c›" }],
])('prints %j with %j as %j', (value, style, { en, pl }) => {
  expect(plain(formatFigure(value, 'en', style))).toBe(en);
  expect(plain(formatFigure(value, 'pl', style))).toBe(pl);
});

const amounts = fc.double({ min: -1e11, max: 1e11, noNaN: true });
const figures: fc.Arbitrary<SupportedValue> = fc.oneof(
  fc
    .record({ value: amounts, currency: fc.constantFrom('PLN', 'USD', 'EUR', 'GBP', 'CZK', 'JPY') })
    .map(({ value, currency }) => money(value, currency)),
  fc.double({ min: -50, max: 50, noNaN: true }).map((value) => of(value, 'fraction')),
  fc.double({ min: -1, max: 1, noNaN: true }).map((value) => of(value, 'points')),
  fc.double({ min: 0, max: 1e10, noNaN: true }).map((value) => of(value, 'count')),
  fc.double({ min: 0, max: 1e5, noNaN: true }).map((value) => of(value, 'seconds')),
  fc.double({ min: 0, max: 400, noNaN: true }).map((value) => of(value, 'days')),
  fc.double({ min: 0, max: 400, noNaN: true }).map((value) => of(value, 'hours')),
  fc.double({ min: 0, max: 1e4, noNaN: true }).map((value) => of(value, 'ratio')),
  fc
    .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => of(date.toISOString().slice(0, 10), 'date')),
);
const styles = fc.record({
  sign: fc.constantFrom('always' as const, 'as-is' as const),
  isCompact: fc.boolean(),
});

describe('whatever the value', () => {
  it('is read back as one figure that the value supports', () => {
    fc.assert(
      fc.property(figures, styles, fc.constantFrom<Language>('en', 'pl'), (figure, style, language) => {
        const printed = formatFigure(figure, language, style);

        const text = `A ${printed}, b`;
        const cells = [{ evidenceId: 'e', name: 'c', cell: figure }];
        const grounding = checkGrounding({ text }, cells, { language, labels: [] });

        expect(findFigures(text, language).map((each) => each.text)).toEqual([printed]);
        expect(grounding.unsupported).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes at most fourteen characters as a compact amount', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom<Language>('en', 'pl'), (value, language) => {
        const printed = formatFigure(money(value, 'CZK'), language, { sign: 'always', isCompact: true });

        expect([...printed].length).toBeLessThanOrEqual(14);
      }),
    );
  });
});
