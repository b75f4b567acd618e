import { expect, it } from 'vitest';
import type { Language } from '#core/tenant.ts';
import { findFigures } from './find-figures.ts';

type Expected = readonly [text: string, kind: string, value: number, unit?: string];

it.each<[Language, string, readonly Expected[]]>([
  [
    'en',
    'one in three, 3 out of 4, every second, second-largest, two weeks, halved, 9,390 to 11.2k',
    [
      ['one in three', 'percent', 0.333333333],
      ['3 out of 4', 'percent', 0.75],
      ['every second', 'percent', 0.5],
      ['second-largest', 'rank', 2],
      ['two weeks', 'duration', 14, 'days'],
      ['halved', 'multiple', 0.5],
      ['9,390', 'number', 9390],
      ['11.2k', 'number', 11200],
    ],
  ],
  [
    'pl',
    'co trzeci, trzech na czterech, 3 na 10, drugie największe, dwa tygodnie, półtora raza, z 12 na 17',
    [
      ['co trzeci', 'percent', 0.333333333],
      ['trzech na czterech', 'percent', 0.75],
      ['3 na 10', 'percent', 0.3],
      ['drugie największe', 'rank', 2],
      ['dwa tygodnie', 'duration', 14, 'days'],
      ['półtora raza', 'multiple', 1.5],
      ['12', 'number', 12],
      ['17', 'number', 17],
    ],
  ],
])('in %s reads %j', (language, text, expected) => {
  const read = findFigures(text, language).map(({ text: printed, kind, magnitude, unit }) => {
    const figure = [printed, kind, Math.round(magnitude * 1e9) / 1e9];
    return unit === null ? figure : [...figure, unit];
  });

  expect(read).toEqual(expected);
});
