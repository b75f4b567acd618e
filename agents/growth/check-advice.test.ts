import { describe, expect, it } from 'vitest';
import type { Advice, ExpectedEffect } from '#tools/growth/advice.ts';
import { checkAdvice, type Standard } from './check-advice.ts';
import { TEST_TEMPLATE, testAdvice, testPackage, testSchemaReport } from './testing.ts';

const given = testAdvice({ effect: null, figures: figuresWithout('effect_') });
const standard: Standard = {
  package: testPackage(),
  schema: testSchemaReport(),
  template: TEST_TEMPLATE,
  effect: null,
  figures: given.figures,
};
const effect: ExpectedEffect = {
  metric: 'revenue',
  direction: 'up',
  low: { ...figure('effect_low'), value: 1000 },
  mid: { ...figure('effect_mid'), value: 2000 },
  high: { ...figure('effect_high'), value: 3000 },
  horizonDays: 7,
};

function figure(name: string) {
  const found = testAdvice().figures[name];
  if (found === undefined) throw new Error(`The test advice has no ${name}.`);
  return found;
}

function figuresWithout(prefix: string): Advice['figures'] {
  return Object.fromEntries(
    Object.entries(testAdvice().figures).filter(([name]) => !name.startsWith(prefix)),
  );
}

const kinds = (advice: Advice, changes: Partial<Standard> = {}) =>
  checkAdvice(advice, { ...standard, ...changes }).map(({ kind }) => kind);

describe('checkAdvice', () => {
  it('has nothing against an advice that is as the template and the tools make it', () => {
    expect(kinds(given)).toEqual([]);
  });

  it('lets an effect pass that is the computed one and no more than was lost', () => {
    expect(kinds({ ...given, effect }, { effect })).toEqual([]);
  });

  it.each<[string, Partial<Advice>, string]>([
    ['another cause', { cause: { ...given.cause, kind: 'organic_loss' } }, 'cause_differs'],
    [
      'another place',
      { cause: { ...given.cause, segment: { dimension: 'campaign', value: 'x' } } },
      'cause_differs',
    ],
    ['another way to move the lever', { leverDirection: 'raise' }, 'condition_unmet'],
    ['less effort than the template says', { effort: 'high' }, 'condition_unmet'],
    ['a figure out of nowhere', { figures: { ...given.figures, bounce: figure('actual') } }, 'no_evidence'],
    [
      'a figure that was changed',
      { figures: { ...given.figures, actual: { ...figure('actual'), value: 1 } } },
      'figure_differs',
    ],
    [
      'a figure of other evidence',
      { figures: { ...given.figures, actual: { ...figure('actual'), evidenceId: 'x' } } },
      'figure_differs',
    ],
    [
      'a figure of another unit',
      { figures: { ...given.figures, actual: { ...figure('actual'), unit: 'fraction' } } },
      'figure_differs',
    ],
    ['a required figure left out', { figures: {} }, 'no_evidence'],
    ['an effect that nobody computed', { effect }, 'effect_implausible'],
    ['figures of an effect without an effect', { figures: testAdvice().figures }, 'effect_implausible'],
  ])('objects to %s', (...[, changes, kind]) => {
    expect(kinds({ ...given, ...changes })).toEqual([kind]);
  });

  it('objects to an effect that exceeds what was lost', () => {
    const week = { ...figure('impact_week'), value: -1500 };
    const packed = testPackage({ figures: { ...standard.package.figures, impact_week: week } });

    expect(kinds({ ...given, effect }, { effect, package: packed })).toEqual(['effect_implausible']);
  });

  it('objects to an effect whose figures were made larger', () => {
    const figures = { ...given.figures, effect_mid: { ...effect.mid, value: 9000 } };

    expect(kinds({ ...given, effect, figures }, { effect })).toEqual(['effect_implausible']);
  });

  it('objects to a template that the team does not have for this cause', () => {
    expect(kinds(given, { template: undefined })).toEqual(['foreign_template']);
  });

  it('lets nothing pass on unsound data', () => {
    expect(kinds(given, { schema: testSchemaReport({ soundness: 'unusable' }) })).toEqual(['data_unsound']);
  });
});
