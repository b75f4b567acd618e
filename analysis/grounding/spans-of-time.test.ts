import { describe, expect, it } from 'vitest';
import type { Language } from '#core/tenant.ts';
import { isoWeekOf } from './calendar-week.ts';
import { checkGrounding } from './check-grounding.ts';
import type { CitedCell } from './cited-cell.ts';
import { findFigures } from './find-figures.ts';
import { citedCell } from './testing.ts';

const read = (text: string, language: Language) =>
  findFigures(text, language).map(({ text: printed, kind, magnitude, unit, currency, date }) => {
    const day =
      date === null ? undefined : Object.values(date).filter((part) => part !== null && part !== undefined);
    return [printed, kind, day?.join('-') ?? Math.round(magnitude * 1e6) / 1e6, unit ?? currency].filter(
      (part) => part !== null,
    );
  });

describe('dates', () => {
  it.each<[Language, string, readonly string[]]>([
    ['en', 'in W40, 2026-W07, week 6 and week 60 of them', ['40', '2026-7', '6']],
    ['pl', 'w 40. tygodniu, W41, tydzień 42, 7 tygodniu', ['40', '41', '42', '7']],
    ['en', 'June 1st to June 14th, 2nd of May', ['6-1', '6-14', '5-2']],
    ['en', 'between the 5th and the 15th of March', ['3-5', '3-15']],
    ['en', '27 and 28 November, 10 to 16 Nov 2026', ['11-27', '11-28', '2026-11-10', '2026-11-16']],
    [
      'pl',
      'od 1 do 14 czerwca, 27 i 28 listopada, między 5 a 15 marca',
      ['6-1', '6-14', '11-27', '11-28', '3-5', '3-15'],
    ],
    [
      'pl',
      'od 28.09 do 2.10, (1.06–14.06.2026), 9–14.02, po 3.05',
      ['9-28', '10-2', '2026-6-1', '2026-6-14', '2-9', '2-14', '5-3'],
    ],
    ['pl', 'w drugiej połowie czerwca', ['6-2']],
    ['en', 'first half of June 2026', ['2026-6-1']],
  ])('in %s are read from %j', (language, text, expected) => {
    const dates = read(text, language).filter(([, kind]) => kind === 'date');

    expect(dates.map(([, , value]) => value)).toEqual(expected);
  });

  it.each<[Language, string]>([
    ['en', 'Since June 1 to 8,310 sessions'],
    ['pl', 'od 2.10 zł do 3.05 zł'],
    ['pl', 'z 2.10 na 3.05'],
    ['pl', 'od 1.06% do 2.05%'],
  ])('in %s are not seen in %j where something is counted', (language, text) => {
    const dates = read(text, language).flatMap(([printed, kind]) => (kind === 'date' ? [printed] : []));

    expect(dates.filter((printed) => printed !== 'June 1')).toEqual([]);
  });

  it.each([
    ['2026-01-01', 2026, 1],
    ['2027-01-03', 2026, 53],
    ['2026-09-28', 2026, 40],
    ['2024-12-30', 2025, 1],
  ])('are of a week: %s', (day, year, week) => {
    expect(isoWeekOf(day)).toEqual({ year, week });
  });

  it('hold when a cited day is in the week or the half of the month that is printed', () => {
    const cells = [citedCell('first', { value: '2026-09-28', unit: 'date' })];
    const isHeld = (text: string) =>
      checkGrounding({ text }, cells, { language: 'en', labels: [] }).unsupported.length === 0;

    expect(['In W40.', 'In 2026-W40.', 'In the second half of September.'].map(isHeld)).toEqual([
      true,
      true,
      true,
    ]);
    expect(['In W41.', 'In 2025-W40.', 'In the first half of September.'].map(isHeld)).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('spans of time and amounts', () => {
  it.each<[Language, string, readonly unknown[]]>([
    ['en', '2 min 22 s', ['duration', 142, 'seconds']],
    ['en', '1h 20min', ['duration', 4800, 'seconds']],
    ['en', 'four and a half hours', ['duration', 4.5, 'hours']],
    ['en', 'a minute and a half', ['duration', 90, 'seconds']],
    ['en', 'half an hour', ['duration', 0.5, 'hours']],
    ['pl', 'cztery i pół godziny', ['duration', 4.5, 'hours']],
    ['pl', 'półtorej minuty', ['duration', 90, 'seconds']],
    ['pl', 'pół dnia', ['duration', 0.5, 'days']],
    ['pl', '14-dniowy', ['duration', 14, 'days']],
    ['pl', '28-procentowy', ['percent', 0.28]],
    ['pl', '0,62 euro', ['money', 0.62, 'EUR']],
    ['pl', '6,4 tys. dolarów', ['money', 6400, 'USD']],
    ['en', '73 thousand zloty', ['money', 73_000, 'PLN']],
  ])('in %s %j is one figure', (language, text, expected) => {
    expect(read(text, language)).toEqual([[text, ...expected]]);
  });

  it('share the unit of the upper end when a word opens the range', () => {
    expect(
      read('between 18 and 36.5 thousand, 18 and 36.5 thousand', 'en').map(([, , value]) => value),
    ).toEqual([18_000, 36_500, 18, 36_500]);
    expect(read('z 57 na 73 tys. zł, 57 na 73 tys. zł', 'pl').map(([, , value]) => value)).toEqual([
      57_000, 73_000, 57, 73_000,
    ]);
  });

  const DAYS: readonly CitedCell[] = [
    citedCell('days', { value: 2, unit: 'days' }),
    citedCell('hours', { value: 4.5, unit: 'hours' }),
  ];
  it.each([
    ['It lasted 48 hours.', []],
    ['It lasted 270 minutes.', []],
    ['It lasted 2 hours.', ['unresolved_figure']],
    ['It lasted 45 hours.', ['unresolved_figure']],
  ])('are the same in another unit: %s', (text, codes) => {
    const { unsupported } = checkGrounding({ text }, DAYS, { language: 'en', labels: [] });

    expect(unsupported.map(({ code }) => code)).toEqual(codes.map(() => expect.any(String)));
  });
});

describe('digits that state nothing', () => {
  const problems = (text: string, labels: readonly string[] = []) =>
    checkGrounding({ text }, [], { language: 'en', labels }).unsupported.map(({ figure }) => figure);

  it.each([
    ['1. Open GA4.\n2. Look at the H1.\n3) Check for a 404 page and a 301 redirect.'],
    ['Error 503 came up.'],
  ])('are let through: %j', (text) => {
    expect(problems(text)).toEqual([]);
  });

  it.each([
    ['7. Open it.', ['7']],
    ['1. place in the list', ['1']],
    ['500 pages lost traffic', ['500']],
    ['404 orders', ['404']],
    ['at 14:00 on v3.12', ['14:00', 'v3.12']],
  ])('are no excuse for a figure: %j', (text, figures) => {
    expect(problems(text)).toEqual(figures);
  });

  it('may be a cited time or version, which no figure looks like', () => {
    expect(problems('at 14:00 on v3.12', ['14:00', 'v3.12'])).toEqual([]);
    expect(problems('x3 and 5k', ['x3', '5k'])).not.toEqual([]);
  });
});
