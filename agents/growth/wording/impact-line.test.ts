import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '#core/tenant.ts';
import type { Advice } from '#tools/growth/advice.ts';
import { impactLine } from './impact-line.ts';
import { LIMITS, lengthOf, OPENINGS } from './limits.ts';
import { supported } from './testing.ts';

const TEMPLATE = { impact: { en: 'Possible sales recovery', pl: 'Możliwy odzysk sprzedaży' } };

function lineFor(
  amounts: readonly [low: number, mid: number, high: number],
  { currency = 'PLN', horizonDays = 7 }: { currency?: string; horizonDays?: number } = {},
): Record<Language, string> {
  const of = (value: number) => supported('effect', { value, unit: 'currency', currency });
  const [low, mid, high] = amounts;
  const effect: Advice['effect'] = {
    metric: 'revenue',
    direction: 'up',
    low: of(low),
    mid: of(mid),
    high: of(high),
    horizonDays,
  };
  const line = (language: Language) => impactLine({ effect }, TEMPLATE, language).replaceAll('\u00a0', ' ');
  return { en: line('en'), pl: line('pl') };
}

it.each([
  [lineFor([800, 950, 990]), 'Estimated +PLN 950/week', 'Szacowany +950 zł/tydz'],
  [lineFor([1000, 1234, 1500]), 'Estimated +PLN 1.2k/week', 'Możliwy +1,2 tys. zł/tydz'],
  [lineFor([1e5, 123_456, 2e5], { currency: 'USD' }), 'Estimated +$123k/week', 'Możliwy +123 tys. $/tydz'],
  [lineFor([-10, 950, 990]), 'Possible +PLN 950/week', 'Możliwy +950 zł/tydz'],
  [
    lineFor([1000, 1234, 1500], { horizonDays: 30 }),
    'Estimated +PLN 1.2k/month',
    'Szacowany +1,2 tys. zł/mc',
  ],
  [lineFor([1000, 1234, 1500], { horizonDays: 11 }), TEMPLATE.impact.en, TEMPLATE.impact.pl],
  [lineFor([0, 0, 0]), TEMPLATE.impact.en, TEMPLATE.impact.pl],
])('%j', (lines, en, pl) => {
  expect(lines).toEqual({ en, pl });
});

it('says it without a number when no effect is known', () => {
  expect(impactLine({ effect: null }, TEMPLATE, 'pl')).toBe('Możliwy odzysk sprzedaży');
});

describe('whatever the amount and the currency', () => {
  it('fits, and begins with an allowed word', () => {
    const amount = fc.double({ min: -1e12, max: 1e12, noNaN: true });
    const currency = fc.constantFrom('PLN', 'USD', 'EUR', 'GBP', 'CZK', 'HUF');
    const horizon = fc.constantFrom(1, 7, 30, 90, 365, 14);

    fc.assert(
      fc.property(amount, currency, horizon, (value, currency, horizonDays) => {
        const lines = lineFor([value, value, value], { currency, horizonDays });

        for (const language of ['en', 'pl'] as const) {
          expect(lengthOf(lines[language])).toBeLessThanOrEqual(LIMITS.default.impact);
          expect(OPENINGS[language]).toContain(lines[language].split(' ')[0]);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
