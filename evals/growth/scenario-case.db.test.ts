import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPlayer, type Player } from '../play-case.ts';
import { judgeCases, scoreCases } from '../scores/score-cases.ts';
import { scenarioCase } from './scenario-case.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { garden } from './scenarios/shops.ts';

const PATIENCE = 180_000;
const SHOP = { shop: garden, seed: 7, visits: 1500, lastDay: '2026-06-14', days: 70 };

/** A quiet shop, one whose checkout broke, and one of which a day was loaded twice. */
const cases: readonly Scenario[] = [
  { ...SHOP, name: 'quiet', matters: [] },
  {
    ...{ ...SHOP, name: 'checkout' },
    matters: [
      {
        ...{ kind: 'checkout_broken', places: [null], begins: 3, days: 4 },
        effects: [{ on: 'conversion', where: {}, factor: 0.15 }],
      },
    ],
  },
  {
    ...{ ...SHOP, name: 'twice' },
    matters: [
      {
        ...{ kind: 'duplicates', places: [null], begins: 5, days: 1 },
        effects: [{ on: 'loaded_again', times: 2, datasets: ['sessions'] }],
      },
    ],
  },
];

let player: Player;
beforeAll(async () => {
  player = await openPlayer();
}, PATIENCE);
afterAll(() => player.close());

it(
  'plays cases through the whole system: the quiet one stays quiet, the others are explained',
  async () => {
    const reports = [];
    for (const each of cases) reports.push(await player.play(scenarioCase(each)));

    const [quiet, checkout, twice] = reports;
    expect(quiet?.reported).toEqual([]);
    expect(checkout?.advice.map(({ lever }) => lever)).toContain('checkout');
    expect(twice?.advice).toEqual([]);
    expect(scoreCases(judgeCases(reports))).toMatchObject({
      ...{
        cases: 3,
        found: 1,
        right_at_1: 1,
        data_recognised: 1,
        advice_withheld: 1,
        grounded: 1,
        duplicates: 0,
      },
    });
  },
  PATIENCE,
);
