import { expect, it } from 'vitest';
import { daysOf } from './scenario-effects.ts';
import { scenarios } from './scenarios.ts';

const FEWEST_QUIET_DAYS = 60;

it('has at least sixty cases of twenty kinds, and eight quiet shops, in two languages', () => {
  const kinds = new Set(scenarios.flatMap(({ matters }) => matters.map(({ kind }) => kind)));

  expect(scenarios.length).toBeGreaterThanOrEqual(60);
  expect(kinds.size).toBeGreaterThanOrEqual(20);
  expect(scenarios.filter(({ matters }) => matters.length === 0).length).toBeGreaterThanOrEqual(8);
  expect(new Set(scenarios.map(({ shop }) => shop.locale))).toEqual(new Set(['en', 'pl']));
});

it('names every case once', () => {
  expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
});

it('leaves quiet days before everything that it plants', () => {
  const rash = scenarios.filter(({ matters, days }) =>
    matters.some(({ begins }) => days - begins < FEWEST_QUIET_DAYS),
  );

  expect(rash.map(({ name }) => name)).toEqual([]);
});

it('plants nothing after the last day', () => {
  const late = scenarios.filter((scenario) =>
    scenario.matters.some((matter) => daysOf(matter, scenario).firstDay > scenario.lastDay),
  );

  expect(late).toEqual([]);
});

it('names only campaigns and products that the shop has', () => {
  const unknown = scenarios.flatMap(({ name, shop, matters }) => {
    const known = new Set([
      ...shop.lines.map(({ campaign }) => campaign),
      ...shop.products.map((each) => each.name),
    ]);
    const named = matters
      .flatMap(({ effects }) => effects)
      .flatMap((effect) => {
        if ('campaign' in effect) return [effect.campaign];
        return effect.on === 'product_gone' ? [effect.product] : [];
      });
    return named.filter((each) => !known.has(each)).map((each) => `${name} ${each}`);
  });

  expect(unknown).toEqual([]);
});
