import { describe, expect, it } from 'vitest';
import type { Language } from '#core/tenant.ts';
import type { RecommendationText } from '#tools/growth/advice.ts';
import { checkLimits, type LimitProfile } from './limits.ts';

const step = { action: 'Look.', effort: 'low' as const, expectedEffect: 'Seen.' };
const GOOD: RecommendationText = {
  h1: 'Fix it',
  impact: 'Estimated +$1.2k/week',
  text: 'It broke. Fix it.',
  desc: 'One.\n\nTwo.',
  actionPlan: { immediate: [step], shortTerm: [], longTerm: [] },
  disproof: 'It works.',
};

function broken(
  change: Partial<RecommendationText>,
  language: Language = 'en',
  profile: LimitProfile = 'default',
) {
  return checkLimits({ ...GOOD, ...change }, language, profile).map(({ field, rule, actual }) => [
    field,
    rule,
    actual,
  ]);
}

it('finds nothing wrong with a text within the limits', () => {
  expect(broken({})).toEqual([]);
});

describe('zero tolerance', () => {
  it.each([
    ['h1', 40],
    ['text', 150],
  ] as const)('%s of %i characters passes, one more does not', (field, limit) => {
    expect(broken({ [field]: 'ż'.repeat(limit) })).toEqual([]);
    expect(broken({ [field]: 'ż'.repeat(limit + 1) })).toEqual([[field, 'length', limit + 1]]);
  });

  it('of an impact of 25 characters', () => {
    expect(broken({ impact: `Possible ${'x'.repeat(16)}` })).toEqual([]);
    expect(broken({ impact: `Possible ${'x'.repeat(17)}` })).toEqual([['impact', 'length', 26]]);
  });

  it('of the wide profile', () => {
    const wide = { h1: 'x'.repeat(60), impact: `Planned ${'x'.repeat(32)}`, text: 'x'.repeat(220) };
    expect(broken(wide, 'en', 'wide')).toEqual([]);
    expect(
      broken({ h1: `${wide.h1}x`, text: `${wide.text}x` }, 'en', 'wide').map(([field]) => field),
    ).toEqual(['h1', 'text']);
  });
});

it.each<[Language, string, number]>([
  ['en', 'Estimated +5', 0],
  ['en', 'Szacowany +5', 1],
  ['en', 'estimated +5', 1],
  ['en', 'Estimatedly +5', 1],
  ['pl', 'Szacowany +5', 0],
  ['pl', 'Przewidywany\u00a0zysk', 0],
  ['pl', 'Możliwy zysk', 0],
  ['pl', 'Mozliwy zysk', 1],
  ['pl', 'Estimated +5', 1],
])('in %s the impact %j has %i problems of its opening', (language, impact, count) => {
  expect(broken({ impact }, language).filter(([, rule]) => rule === 'opening')).toHaveLength(count);
});

it.each<[Partial<RecommendationText>, unknown[]]>([
  [{ text: 'One. Two. Three.' }, ['text', 'sentences', 3]],
  [{ desc: 'Only one.' }, ['desc', 'paragraphs', 1]],
  [{ desc: 'a\n\nb\n\nc\n\nd' }, ['desc', 'paragraphs', 4]],
  [{ h1: 'two\nlines' }, ['h1', 'single_line', 2]],
  [{ h1: ' ' }, ['h1', 'blank', 0]],
  [{ text: 'Look at {value}.' }, ['text', 'placeholder', '{value}']],
  [{ desc: 'a {share}\n\nb' }, ['desc', 'placeholder', '{share}']],
])('%j breaks %j', (change, problem) => {
  expect(broken(change)).toEqual([problem]);
});

it('lets a label with braces stand in its quotes', () => {
  expect(broken({ h1: 'Restart “{value}”' })).toEqual([]);
});

it('says what to do about it', () => {
  const [problem] = checkLimits({ ...GOOD, h1: 'x'.repeat(43) }, 'en');

  expect(problem).toEqual({
    field: 'h1',
    rule: 'length',
    limit: 40,
    actual: 43,
    remedy: 'Shorten h1 by 3 characters.',
  });
});
