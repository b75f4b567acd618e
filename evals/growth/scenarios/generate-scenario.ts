import { addDays } from '#core/time.ts';
import type { FactRow } from '#storage/metric/fact.ts';
import { createRandom } from '../random.ts';
import type { RecordingEffect, Scenario } from './scenario.ts';
import { playDay } from './scenario-day.ts';
import { businessOn, daysOf, recordingOn } from './scenario-effects.ts';
import {
  adRows,
  type CountedDay,
  itemRows,
  orderRows,
  recordRows,
  searchRows,
  sessionRows,
} from './scenario-facts.ts';
import { faultyRows, trackedCells } from './scenario-faults.ts';
import { climateOf, type DayClimate } from './scenario-season.ts';
import type { ShopDataset } from './scenario-shop.ts';

/** Facts that arrived with the same units. */
export interface ScenarioDelivery {
  readonly currency: string;
  readonly timezone: string;
  readonly facts: readonly FactRow[];
}

/** A played scenario. */
export interface PlayedScenario {
  readonly deliveries: readonly ScenarioDelivery[];
  /** What the shop really took in on each day, in its currency, whatever was recorded. */
  readonly income: ReadonlyMap<string, number>;
}

const FIRST_ORDER = 20_001;
/** Some visitors block every tracker, so that the site never counts all that the books do. */
const SEEN: RecordingEffect = { on: 'tracked', part: 0.95, where: {}, datasets: ['sessions'] };

/** Plays a scenario; the same definition gives the same facts to the last cent. */
export function generateScenario(scenario: Scenario): PlayedScenario {
  const { days, lastDay } = scenario;
  const firstDay = addDays(lastDay, 1 - days);
  const nextRecord = numberOrders();
  const played = climateOf(scenario, firstDay).map((climate, age) =>
    playScenarioDay(scenario, { day: addDays(firstDay, age), climate, nextRecord }),
  );
  const byUnits = Map.groupBy(played, ({ units }) => units);
  return {
    deliveries: [...byUnits].map(([units, same]) => {
      const [currency = '', timezone = ''] = units.split(' ');
      return { currency, timezone, facts: same.flatMap(({ facts }) => facts) };
    }),
    income: new Map(played.map(({ day, income }) => [day, income])),
  };
}

/** What the matters of a scenario cost: income with them less income without, over the days of each, in their order. */
export function worthOfMatters(scenario: Scenario): readonly number[] {
  return scenario.matters.map((matter) => {
    const { firstDay, lastDay } = daysOf(matter, scenario);
    const others = scenario.matters.filter((other) => other !== matter);
    const sum = ({ income }: PlayedScenario): number =>
      [...income].reduce((all, [day, amount]) => (firstDay <= day && day <= lastDay ? all + amount : all), 0);
    return sum(generateScenario(scenario)) - sum(generateScenario({ ...scenario, matters: others }));
  });
}

interface ScenarioDay {
  readonly day: string;
  readonly climate: DayClimate;
  readonly nextRecord: () => string;
}

function playScenarioDay(scenario: Scenario, { day, climate, nextRecord }: ScenarioDay) {
  const { shop, visits, name, seed } = scenario;
  // Each day draws from streams of its own, so that a matter leaves the noise of all other days as it was.
  const stream = (purpose: string) => createRandom(`${name} ${seed} ${day} ${purpose}`);
  const business = businessOn(day, scenario);
  const recording = recordingOn(day, scenario);
  const cells = playDay({ shop, visits, climate, business, nextRecord }, stream('shop'));
  const seen = (dataset: string) =>
    trackedCells(cells, { dataset, effects: [SEEN, ...recording] }, stream(`tracking ${dataset}`));
  const counted: CountedDay = { day, shop, business };
  const rows: Readonly<Record<'sessions' | ShopDataset, () => readonly FactRow[]>> = {
    sessions: () => sessionRows(counted, seen('sessions'), stream('sessions')),
    order_items: () => itemRows(counted, seen('order_items')),
    largest_record: () => recordRows(counted, seen('largest_record')),
    ads: () => adRows(counted, cells, stream('ads')),
    orders: () => orderRows(counted, seen('orders')),
    gsc: () => searchRows(counted, cells, stream('gsc')),
  };
  const facts = (['sessions', ...shop.datasets] as const).flatMap((dataset) => rows[dataset]());
  const income = cells.flatMap(({ orders }) => orders).reduce((sum, { paid }) => sum + paid, 0) / 100;
  const told = recording.findLast((effect) => effect.on === 'delivered_as');
  return {
    day,
    income,
    units: [told?.currency ?? shop.currency, told?.timezone ?? shop.timezone].join(' '),
    facts: faultyRows(facts, recording, stream('faults')),
  };
}

function numberOrders(): () => string {
  let next = FIRST_ORDER;
  return () => {
    const record = `Z-${next}`;
    next += 1;
    return record;
  };
}
