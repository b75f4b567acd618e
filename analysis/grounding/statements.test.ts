import { describe, expect, it } from 'vitest';
import type { Language } from '#core/tenant.ts';
import { checkGrounding, type GroundingOptions } from './check-grounding.ts';
import type { CellScope, CitedCell } from './cited-cell.ts';
import { knownName } from './name.ts';
import { citedCell } from './testing.ts';

function about(cited: CitedCell, scope: CellScope): CitedCell {
  return { ...cited, about: scope };
}

function estimate(cited: CitedCell): CitedCell {
  return { ...cited, cell: { ...cited.cell, basis: 'estimate' } };
}

const money = (name: string, value: number) => citedCell(name, { value, unit: 'currency', currency: 'PLN' });
const fraction = (name: string, value: number) => citedCell(name, { value, unit: 'fraction' });
const whole = { entity: null, metric: 'revenue' };
const part = { entity: 'mobile', metric: 'revenue' };

const CELLS = [
  about(money('expected', 8052), { ...whole, role: 'level', moment: 'before', perDays: null }),
  about(money('actual', 4173), { ...whole, role: 'level', moment: 'after', perDays: null }),
  about(fraction('change', -0.482), { ...whole, role: 'change' }),
  about(fraction('part', -0.626), { ...part, role: 'change' }),
  about(fraction('growth', 0.31), { role: 'change' }),
  about(fraction('share', 0.873), { role: 'share' }),
  about(money('loss', -9311), { role: 'change', perDays: null }),
  about(money('week', -3835), { role: 'change', perDays: 7 }),
  about(estimate(money('effect', 2876)), { role: 'level', perDays: 7 }),
  about(citedCell('place', { value: 2, unit: 'count' }), { role: 'rank' }),
  citedCell('first', { value: '2026-11-03', unit: 'date' }),
  citedCell('last', { value: '2026-11-19', unit: 'date' }),
  citedCell('days', { value: 17, unit: 'days' }),
];

const OPTIONS: Omit<GroundingOptions, 'language'> = {
  labels: ['mobile'],
  places: [
    knownName('mobile', ['mobile', 'telefon*']),
    knownName('desktop', ['desktop', 'komputer*']),
    knownName('Paid Search', ['Paid Search']),
  ],
  metrics: [knownName('revenue', ['revenue', 'przych*']), knownName('sessions', ['sessions', 'sesj*'])],
  rootCause: { name: 'mobile', confidence: 0.7, threshold: 0.5 },
};

function codes(text: string, language: Language = 'en', options: Partial<GroundingOptions> = {}): string[] {
  const { unsupported } = checkGrounding({ text }, CELLS, { ...OPTIONS, language, ...options });
  return unsupported.map(({ code }) => code);
}

describe('a true statement passes', () => {
  it.each<[Language, string]>([
    ['en', 'Revenue fell by 48% between 3 Nov 2026 and 19 Nov 2026.'],
    ['en', 'Revenue went down from PLN 8,052 to PLN 4,173, a 48% drop.'],
    ['en', 'PLN 4,173 came in instead of PLN 8,052.'],
    ['en', 'On mobile it is 62.6% lower, and mobile explains 87% of the drop.'],
    ['en', 'Something grew by 31%.'],
    ['en', 'Revenue fell by more than 40%, but by less than half.'],
    ['en', 'The loss is PLN 9,311 so far, PLN 3,835 a week.'],
    ['en', 'The repair may bring back PLN 2,876 per week.'],
    ['en', 'It is the second-largest place.'],
    ['en', 'Revenue fell by 48% because of mobile.'],
    ['en', 'Compare with desktop first.'],
    ['en', 'The drop coincides with the release.'],
    ['pl', 'Przychód spadł o 48% w dniach 3–19 listopada 2026.'],
    ['pl', 'Na telefonach spadek wynosi prawie 63%.'],
    ['pl', 'Strata to mniej więcej 9311 zł, czyli 3835 zł tygodniowo.'],
    ['pl', 'Naprawa może przynieść 2876 zł na tydzień.'],
    ['pl', 'To drugie największe miejsce.'],
    ['pl', 'Przychód spadł prawie o połowę, bo zawiodły telefony.'],
    ['pl', 'Spadek zbiega się z wdrożeniem.'],
  ])('in %s: %s', (language, text) => {
    expect(codes(text, language)).toEqual([]);
  });
});

describe('a false statement is named for what it is', () => {
  it.each<[string, Language, string]>([
    ['unresolved_figure', 'en', 'Revenue fell by 44%.'],
    ['unresolved_figure', 'en', 'One in three orders is missing.'],
    ['unresolved_figure', 'pl', 'Znika co trzecie zamówienie.'],
    ['unresolved_figure', 'en', 'It is the third-largest place.'],
    ['unresolved_figure', 'en', 'Revenue fell by more than two thirds.'],
    ['unresolved_figure', 'en', 'Revenue fell by more than 35%.'],
    ['wrong_unit', 'en', 'The loss is EUR 9,311.'],
    ['wrong_unit', 'pl', 'Przychód spadł o 48,2 p.p.'],
    ['wrong_direction', 'en', 'Revenue rose by 48%.'],
    ['wrong_direction', 'en', 'Something is 31% lower.'],
    ['wrong_direction', 'en', 'The gain so far is PLN 9,311.'],
    ['wrong_direction', 'en', 'Revenue rose from PLN 8,052 to PLN 4,173.'],
    ['wrong_direction', 'en', 'PLN 4,173 came in, up from PLN 8,052.'],
    ['wrong_direction', 'en', 'The change moved from PLN 4,173 to PLN 8,052.'],
    ['wrong_direction', 'en', 'It went +87%.'],
    ['wrong_direction', 'pl', 'Przychód jest o 48% wyższy.'],
    ['wrong_entity', 'en', 'Mobile revenue fell by 48%.'],
    ['wrong_entity', 'en', 'Revenue fell by 62.6%.'],
    ['wrong_entity', 'en', 'On mobile sessions fell by 62.6%.'],
    ['wrong_entity', 'en', 'What happened on desktop explains 87%.'],
    ['wrong_entity', 'en', 'Restart “tablet” today, it explains 87%.'],
    ['wrong_entity', 'pl', 'Komputery tłumaczą 87% zmiany.'],
    ['wrong_period', 'en', 'Revenue fell by 48% since 5 Nov 2026.'],
    ['wrong_period', 'en', 'Revenue fell by 48% last week.'],
    ['wrong_period', 'en', 'The loss is PLN 3,835 a month.'],
    ['wrong_period', 'en', 'The loss is PLN 9,311 a week.'],
    ['wrong_period', 'en', 'The loss is PLN 3,835.'],
    ['wrong_period', 'en', 'It lasted 12 days.'],
    ['wrong_period', 'en', 'Between 19 Nov 2026 and 3 Nov 2026 it was quiet.'],
    ['wrong_period', 'en', 'Revenue came to PLN 8,052.'],
    ['wrong_period', 'en', 'PLN 4,173 was expected.'],
    ['wrong_period', 'pl', 'Strata to 3835 zł miesięcznie.'],
    ['estimate_as_fact', 'en', 'The repair brings back PLN 2,876 per week.'],
    ['estimate_as_fact', 'en', 'The repair will certainly bring the expected PLN 2,876 per week.'],
    ['estimate_as_fact', 'pl', 'Naprawa przynosi 2876 zł na tydzień.'],
    ['invented_benchmark', 'en', 'The industry average is 3%.'],
    ['invented_benchmark', 'en', 'Comparable shops explain 87% of it.'],
    ['invented_benchmark', 'pl', 'Średnia w branży to 3%.'],
    ['unsupported_cause', 'en', 'The drop is due to the weather.'],
    ['unsupported_cause', 'pl', 'Spadek jest spowodowany pogodą.'],
  ])('%s in %s: %s', (code, language, text) => {
    expect(codes(text, language)).toContain(code);
  });

  it('takes no cause that is not sure enough', () => {
    const rootCause = { name: 'mobile', confidence: 0.4, threshold: 0.5 };

    expect(codes('Revenue fell by 48% because of mobile.', 'en', { rootCause })).toEqual([
      'unsupported_cause',
    ]);
  });

  it('says what to do about it', () => {
    const { unsupported } = checkGrounding({ text: 'The drop is due to rain.' }, CELLS, {
      ...OPTIONS,
      language: 'en',
    });

    expect(unsupported[0]?.remedy).toContain('coincides with');
  });
});
