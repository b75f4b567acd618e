import { expect, it } from 'vitest';
import { DRAWN_KINDS, drawScenario } from './draw-scenario.ts';
import { daysOf } from './scenario-effects.ts';
import { scenarios } from './scenarios.ts';

const FEWEST_QUIET_DAYS = 60;
const drawn = DRAWN_KINDS.flatMap((kind) =>
  Array.from({ length: 20 }, (_, number) => drawScenario(kind, number, 0)),
);

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
  const rash = [...scenarios, ...drawn].filter(({ matters, days }) =>
    matters.some(({ begins }) => days - begins < FEWEST_QUIET_DAYS),
  );

  expect(rash.map(({ name }) => name)).toEqual([]);
});

it('plants nothing after the last day', () => {
  const late = [...scenarios, ...drawn].filter((scenario) =>
    scenario.matters.some((matter) => daysOf(matter, scenario).firstDay > scenario.lastDay),
  );

  expect(late).toEqual([]);
});

it('names only campaigns and products that the shop has', () => {
  const unknown = [...scenarios, ...drawn].flatMap(({ name, shop, matters }) => {
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

it('draws the same again, and something else for another number or seed', () => {
  const draw = (number: number, seed: number) => JSON.stringify(drawScenario('organic_loss', number, seed));

  expect(draw(1, 0)).toBe(draw(1, 0));
  expect(new Set([draw(1, 0), draw(2, 0), draw(1, 1)]).size).toBe(3);
});

it('draws every kind but holidays, which have their day in the calendar', () => {
  const written = new Set(scenarios.flatMap(({ matters }) => matters.map(({ kind }) => kind)));

  expect(new Set([...DRAWN_KINDS, 'holiday'])).toEqual(written);
});
