import { describe, expect, it } from 'vitest';
import type { RecommendationTemplate, TemplateRules } from '../template.ts';
import { all } from '../templates.gen.ts';
import { matchTemplate, type TemplateCase } from './match-template.ts';

const CASE: TemplateCase = {
  cause: 'channel_loss',
  metric: 'sessions',
  direction: 'down',
  dimension: 'channel',
  share: 0.6,
  days: 5,
  sample: 1000,
};

function withRules(rules: Partial<TemplateRules>): RecommendationTemplate {
  const [template] = all.flat();
  if (template === undefined) throw new Error('There are templates.');
  return { ...template, rules: { causes: ['channel_loss'], metrics: [], dimensions: [], ...rules } };
}

describe('a condition', () => {
  it.each<[what: string, Partial<TemplateRules>, Partial<TemplateCase>, applies: boolean]>([
    ['another cause', { causes: ['growth'] }, {}, false],
    ['another metric', { metrics: ['cpc'] }, {}, false],
    ['the metric', { metrics: ['cpc', 'sessions'] }, {}, true],
    ['another dimension', { dimensions: ['device'] }, {}, false],
    ['the dimension', { dimensions: ['channel'] }, {}, true],
    ['a dimension, but none is named', { dimensions: ['device'] }, { dimension: null }, true],
    ['a segment, but none is named', { needsSegment: true }, { dimension: null }, false],
    ['no segment, but one is named', { needsSegment: false }, {}, false],
    ['another direction', { direction: 'up' }, {}, false],
    ['worse, and it is', { outcome: 'worse' }, {}, true],
    [
      'worse, and more of it is worse',
      { outcome: 'worse' },
      { metric: 'bounce_rate', direction: 'up' },
      true,
    ],
    ['worse, and less of it is better', { outcome: 'worse' }, { metric: 'bounce_rate' }, false],
    ['better, and it is worse', { outcome: 'better' }, {}, false],
    ['worse, of a metric without a better side', { outcome: 'worse' }, { metric: 'ad_spend' }, true],
    ['more share', { minShare: 0.7 }, {}, false],
    ['that share', { minShare: 0.6 }, {}, true],
    ['more days', { minDays: 6 }, {}, false],
    ['more cases', { minSample: 1001 }, {}, false],
    ['days that are not known', { minDays: 6 }, { days: null }, true],
  ])('on %s', (...[, rules, given, applies]) => {
    expect(matchTemplate(withRules(rules), { ...CASE, ...given }).applies).toBe(applies);
  });
});

it.each<[string, Partial<TemplateRules>, Partial<TemplateRules>]>([
  ['made for the cause to one that also serves it', {}, { causes: ['growth', 'channel_loss'] }],
  ['made for the dimension to a general one', { dimensions: ['channel'] }, {}],
  ['made for the metric to a general one', { metrics: ['sessions'] }, {}],
  ['whose conditions are met to one that asks nothing', { minShare: 0.5 }, {}],
])('prefers one %s', (_what, better, worse) => {
  expect(matchTemplate(withRules(better), CASE).score).toBeGreaterThan(
    matchTemplate(withRules(worse), CASE).score,
  );
});

it('names what is not met, and only that', () => {
  const { reason } = matchTemplate(withRules({ minDays: 6, minShare: 0.5 }), CASE);

  expect(reason).toBe('days below 6.');
});
