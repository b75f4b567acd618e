import { describe, expect, it } from 'vitest';
import { addDays } from '#core/time.ts';
import type { FactRow } from '#storage/metric/fact.ts';
import { generateScenario, worthOfMatters } from './generate-scenario.ts';
import type { BusinessEffect, Matter, RecordingEffect, Scenario } from './scenario.ts';
import { garden } from './shops.ts';

const LAST_DAY = '2026-06-14';
const FIRST_HIT = addDays(LAST_DAY, -2);
const quiet: Scenario = {
  ...{ name: 'test', shop: garden, seed: 1, visits: 1500, lastDay: LAST_DAY, days: 12, matters: [] },
};

/** The quiet shop with one thing planted on its last three days. */
function shopWith(effect: BusinessEffect | RecordingEffect): Scenario {
  const matter: Matter = { kind: 'growth', places: [], begins: 2, days: 3, effects: [effect] };
  return { ...quiet, matters: [matter] };
}

const factsOf = (scenario: Scenario): FactRow[] =>
  generateScenario(scenario).deliveries.flatMap(({ facts }) => facts);

interface Question {
  readonly dataset: string;
  readonly measure: string;
  readonly where?: Readonly<Record<string, string>>;
}

/** The sum of a measure over the days that are hit. */
function hit(scenario: Scenario, { dataset, measure, where = {} }: Question): number {
  return factsOf(scenario)
    .filter((row) => row.dataset === dataset && row.day >= FIRST_HIT)
    .filter(({ dims }) => Object.entries(where).every(([name, value]) => dims[name] === value))
    .reduce((sum, { measures }) => sum + (measures[measure] ?? 0), 0);
}

const visits: Question = { dataset: 'sessions', measure: 'sessions' };
const tracked: Question = { dataset: 'sessions', measure: 'transactions' };
const sold: Question = { dataset: 'orders', measure: 'transactions' };

describe('generateScenario', () => {
  it('gives the same facts for the same definition, and others for another seed', () => {
    expect(factsOf(quiet)).toEqual(factsOf(quiet));
    expect(factsOf({ ...quiet, seed: 2 })).not.toEqual(factsOf(quiet));
  });

  it('leaves the days before a matter as they were', () => {
    const factsBefore = (scenario: Scenario) =>
      factsOf(scenario)
        .filter(({ day, dataset }) => day < FIRST_HIT && dataset !== 'largest_record')
        .map(({ dims: _, ...row }) => row);

    expect(factsBefore(shopWith({ on: 'visits', where: {}, factor: 0.5 }))).toEqual(factsBefore(quiet));
  });

  it.each<[string, BusinessEffect | RecordingEffect, Question, number]>([
    ['fewer visits', { on: 'visits', where: {}, factor: 0.5 }, visits, 0.5],
    [
      'a stopped campaign',
      { on: 'visits', where: { campaign: 'zakupy_pl' }, factor: 0 },
      { ...visits, where: { campaign: 'zakupy_pl' } },
      0,
    ],
    ['fewer buyers', { on: 'conversion', where: {}, factor: 0.4 }, sold, 0.4],
    ['more bounces', { on: 'bounces', where: {}, factor: 1.5 }, { ...visits, measure: 'bounces' }, 1.5],
    ['dearer goods', { on: 'price', factor: 1.3 }, { dataset: 'orders', measure: 'revenue' }, 1.3],
    [
      'dear clicks',
      { on: 'click_price', campaign: 'zakupy_pl', factor: 2 },
      { dataset: 'ads', measure: 'spend', where: { campaign: 'zakupy_pl' } },
      2,
    ],
    [
      'a product that is gone',
      { on: 'product_gone', product: 'Sekator ręczny' },
      { dataset: 'order_items', measure: 'units', where: { product: 'Sekator ręczny' } },
      0,
    ],
    ['a blind tracker', { on: 'tracked', part: 0.5, where: {}, datasets: ['sessions'] }, tracked, 0.5],
    [
      'a blind tracker, in the books',
      { on: 'tracked', part: 0.5, where: {}, datasets: ['sessions'] },
      sold,
      1,
    ],
    ['half a day', { on: 'part_of_day', part: 0.5, datasets: ['sessions'] }, visits, 0.5],
    ['a file loaded again', { on: 'loaded_again', times: 2, datasets: ['sessions'] }, visits, 2],
    ['missing rows', { on: 'rows_missing', datasets: ['sessions'] }, visits, 0],
    ['a sampled report', { on: 'sampled', oneOf: 10, datasets: ['sessions'] }, visits, 1],
    [
      'a measure that is gone',
      { on: 'measure_zero', measure: 'pageviews', datasets: ['sessions'] },
      { ...visits, measure: 'pageviews' },
      0,
    ],
    [
      'money in another unit',
      { on: 'money', factor: 100, datasets: ['sessions'] },
      { ...tracked, measure: 'revenue' },
      100,
    ],
  ])('plants %s', (...[, effect, question, factor]) => {
    const ratio = hit(shopWith(effect), question) / hit(quiet, question);

    expect(Math.abs(ratio - factor)).toBeLessThanOrEqual(0.2 * factor);
  });

  it('counts robots as visits that do not buy', () => {
    const cells = [
      { channel: 'Direct', source: '(direct)', campaign: '(none)', device: 'desktop', country: 'Chile' },
    ];
    const robots = shopWith({ on: 'robots', part: 0.5, cells });
    const fromChile = { where: { country: 'Chile' } };

    expect(hit(robots, { ...visits, ...fromChile })).toBeGreaterThan(1500);
    expect(hit(robots, { ...tracked, ...fromChile })).toBe(0);
  });

  it('moves what one label counted to another', () => {
    const label = { on: 'relabelled', dimension: 'channel', from: 'Direct', to: 'Other' } as const;
    const renamed = shopWith({ ...label, datasets: ['sessions'] });

    expect(hit(renamed, { ...visits, where: { channel: 'Other' } })).toBe(
      hit(quiet, { ...visits, where: { channel: 'Direct' } }),
    );
  });

  it('delivers days in the units that they claim to have', () => {
    const { deliveries } = generateScenario(shopWith({ on: 'delivered_as', currency: 'USD' }));

    expect(deliveries.map(({ currency }) => currency)).toEqual(['PLN', 'USD']);
    expect(deliveries[1]?.facts.every(({ day }) => day >= FIRST_HIT)).toBe(true);
  });
});

describe('worthOfMatters', () => {
  it('is what the shop took in less than without the matter, and nothing for wrong numbers', () => {
    const [lost] = worthOfMatters(shopWith({ on: 'conversion', where: {}, factor: 0 }));
    const [wrong] = worthOfMatters(
      shopWith({ on: 'measure_zero', measure: 'revenue', datasets: ['sessions'] }),
    );

    const income = hit(quiet, { dataset: 'orders', measure: 'revenue' });
    expect((lost ?? 0) / income).toBeCloseTo(-1);
    expect(wrong).toBe(0);
  });
});
