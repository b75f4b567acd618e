import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '#core/tenant.ts';
import type { Figure } from './figure.ts';
import { findFigures } from './find-figures.ts';

type Expected = readonly [text: string, kind: Figure['kind'], value: number, detail?: string];

function summarize({ text, kind, sign, magnitude, currency, unit, date }: Figure): Expected {
  const value = Math.round(magnitude * 1e9) / 1e9;
  const detail = currency ?? unit ?? (date === null ? undefined : Object.values(date).slice(0, 3).join('-'));
  const signed = sign < 0 ? -value : value;
  return detail === undefined ? [text, kind, signed] : [text, kind, signed, detail];
}

const CASES: readonly (readonly [Language, string, readonly Expected[]])[] = [
  [
    'en',
    'fell by 48.2% to 1,234.5',
    [
      ['48.2%', 'percent', 0.482],
      ['1,234.5', 'number', 1234.5],
    ],
  ],
  [
    'pl',
    'spadek o 48,2% do 1 234,5',
    [
      ['48,2%', 'percent', 0.482],
      ['1 234,5', 'number', 1234.5],
    ],
  ],
  [
    'pl',
    '1\u00a0234\u202f567 i 1.234.567 i 3.5',
    [
      ['1\u00a0234\u202f567', 'number', 1234567],
      ['1.234.567', 'number', 1234567],
      ['3.5', 'number', 3.5],
    ],
  ],
  [
    'en',
    '-$1.2k, $-500, +PLN 1.2m, £3bn',
    [
      ['-$1.2k', 'money', -1200, 'USD'],
      ['$-500', 'money', -500, 'USD'],
      ['+PLN 1.2m', 'money', 1.2e6, 'PLN'],
      ['£3bn', 'money', 3e9, 'GBP'],
    ],
  ],
  [
    'pl',
    '−1,2 tys. zł, 500 EUR, 3 mln zł, 2 mld CZK',
    [
      ['−1,2 tys. zł', 'money', -1200, 'PLN'],
      ['500 EUR', 'money', 500, 'EUR'],
      ['3 mln zł', 'money', 3e6, 'PLN'],
      ['2 mld CZK', 'money', 2e9, 'CZK'],
    ],
  ],
  [
    'en',
    '2.5 percentage points, 3 pp, 4 percent',
    [
      ['2.5 percentage points', 'points', 0.025],
      ['3 pp', 'points', 0.03],
      ['4 percent', 'percent', 0.04],
    ],
  ],
  [
    'pl',
    '2,5 p.p., 3 pkt proc., 4 punkty procentowe, 5 procent',
    [
      ['2,5 p.p.', 'points', 0.025],
      ['3 pkt proc.', 'points', 0.03],
      ['4 punkty procentowe', 'points', 0.04],
      ['5 procent', 'percent', 0.05],
    ],
  ],
  [
    'en',
    '2026-11-21, 21 Nov 2026, November 21, 2026, 21–27 Nov',
    [
      ['2026-11-21', 'date', 0, '2026-11-21'],
      ['21 Nov 2026', 'date', 0, '2026-11-21'],
      ['November 21, 2026', 'date', 0, '2026-11-21'],
      ['21–27 Nov', 'date', 0, '-11-21'],
      ['21–27 Nov', 'date', 0, '-11-27'],
    ],
  ],
  [
    'pl',
    '21.11.2026, 3 maja 2026, w listopadzie 2026, 21-27.11.2026',
    [
      ['21.11.2026', 'date', 0, '2026-11-21'],
      ['3 maja 2026', 'date', 0, '2026-5-3'],
      ['listopadzie 2026', 'date', 0, '2026-11-'],
      ['21-27.11.2026', 'date', 0, '2026-11-21'],
      ['21-27.11.2026', 'date', 0, '2026-11-27'],
    ],
  ],
  [
    'en',
    '5 days, 3-hour, 95 s, 2 weeks, 3 months',
    [
      ['5 days', 'duration', 5, 'days'],
      ['3-hour', 'duration', 3, 'hours'],
      ['95 s', 'duration', 95, 'seconds'],
      ['2 weeks', 'duration', 14, 'days'],
      ['3 months', 'unreadable', 3],
    ],
  ],
  [
    'pl',
    '1 dzień, 5 dni, 2 godz., 3 minuty',
    [
      ['1 dzień', 'duration', 1, 'days'],
      ['5 dni', 'duration', 5, 'days'],
      ['2 godz.', 'duration', 2, 'hours'],
      ['3 minuty', 'duration', 180, 'seconds'],
    ],
  ],
  [
    'en',
    '5–8%, $5–8k, 5 to 8%',
    [
      ['5', 'percent', 0.05],
      ['8%', 'percent', 0.08],
      ['$5', 'money', 5000, 'USD'],
      ['8k', 'money', 8000, 'USD'],
      ['5', 'percent', 0.05],
      ['8%', 'percent', 0.08],
    ],
  ],
  [
    'en',
    'x3, 3x, 3 times, 2nd',
    [
      ['x3', 'multiple', 3],
      ['3x', 'multiple', 3],
      ['3 times', 'multiple', 3],
      ['2nd', 'number', 2],
    ],
  ],
  [
    'en',
    'half of it, doubled, one third, a third-party tag, double-check',
    [
      ['half', 'percent', 0.5],
      ['doubled', 'multiple', 2],
      ['one third', 'percent', 0.333333333],
    ],
  ],
  [
    'pl',
    'o połowę, dwukrotnie, trzy razy, jedna trzecia',
    [
      ['połowę', 'percent', 0.5],
      ['dwukrotnie', 'multiple', 2],
      ['trzy razy', 'multiple', 3],
      ['jedna trzecia', 'percent', 0.333333333],
    ],
  ],
  [
    'en',
    'GA4, D-48213, sale_2026, ½, ٣, 14:30, 11/21/2026',
    [
      ['GA4', 'unreadable', 0],
      ['D-48213', 'unreadable', 0],
      ['sale_2026', 'unreadable', 0],
      ['½', 'unreadable', 0],
      ['٣', 'unreadable', 0],
      ['14:30', 'unreadable', 0],
      ['11/21/2026', 'unreadable', 0],
    ],
  ],
  ['en', '1,5 is no English number', [['1,5', 'unreadable', 0]]],
  ['pl', 'nic tu nie ma', []],
];

it.each(CASES)('in %s reads %j', (language, text, expected) => {
  expect(findFigures(text, language).map(summarize)).toEqual(expected);
});

describe('whatever the text', () => {
  const texts = fc.array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '12',
        '3,4',
        '5.6',
        '%',
        ' zł',
        '$',
        '-',
        '–',
        ' tys.',
        '2026',
        '.11.',
        ' days',
        'x',
        '½',
        '٣',
      ),
    ),
  );

  it('leaves no numeral unread, and places each figure where it stands', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom<Language>('en', 'pl'), (parts, language) => {
        const text = parts.join('');

        const figures = findFigures(text, language);

        for (const { text: printed, start, end } of figures) expect(text.slice(start, end)).toBe(printed);
        for (const match of text.matchAll(/\p{N}/gu)) {
          expect(figures.some(({ start, end }) => start <= match.index && match.index < end)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
