import { InvalidInputError, InvariantError } from '#core/errors.ts';
import { addDays } from '#core/time.ts';
import type { FactRow } from '#storage/metric/fact.ts';
import { adRows } from './demo-shop-ads.ts';
import { simulateDay } from './demo-shop-day.ts';
import { largestRecordRows, orderItemRows, recordCells, sessionRows } from './demo-shop-facts.ts';
import { effectsOn, FEWEST_DAYS, type PlannedIncident, planIncidents } from './demo-shop-incidents.ts';
import { KNOWLEDGE, type KnowledgeEntry, SHOP_DOMAIN } from './demo-shop-knowledge.ts';
import type { PlantedIncident } from './demo-truth.ts';
import { createRandom } from './random.ts';

/** The tenant under which the shop is kept. */
export interface ShopProfile {
  readonly slug: string;
  readonly name: string;
  readonly domain: string;
  readonly timezone: string;
  readonly currency: string;
  readonly locale: string;
}

/** A generated shop with six incidents planted in it, and the truth about them. */
export interface DemoShop {
  readonly profile: ShopProfile;
  /** Datasets `sessions`, `order_items`, `largest_record` and `ads`, oldest day first. */
  readonly facts: readonly FactRow[];
  readonly knowledge: readonly KnowledgeEntry[];
  /** Oldest first; they share no day. */
  readonly truth: readonly PlantedIncident[];
}

export interface DemoShopRequest {
  readonly seed: number;
  /** The last complete day of the shop, YYYY-MM-DD. */
  readonly lastDay: string;
  readonly days?: number;
  /** Incidents are placed as if this were the last day, so that a shop that grows keeps its past; `lastDay` when left out. */
  readonly incidentsUpTo?: string;
}

export const PROFILE: ShopProfile = {
  slug: 'demo',
  name: 'Demo Home & Garden',
  domain: SHOP_DOMAIN,
  timezone: 'Europe/Warsaw',
  currency: 'PLN',
  locale: 'en',
};
/** Days of a shop when the request does not say. */
export const USUAL_DAYS = 180;
const FIRST_ORDER = 40_001;

/** Makes the shop up; the same seed and last day give the same shop to the last grosz. */
export function generateDemoShop(request: DemoShopRequest): DemoShop {
  const { seed, lastDay, days = USUAL_DAYS, incidentsUpTo = lastDay } = request;
  if (days < FEWEST_DAYS) {
    throw new InvalidInputError(`The demo shop needs at least ${FEWEST_DAYS} days to hold its incidents.`);
  }
  const firstDay = addDays(lastDay, 1 - days);
  const plan = planIncidents(incidentsUpTo, createRandom(`${seed} plan`));
  const nextOrderNumber = numberOrders();
  const facts = Array.from({ length: days }, (_, age) =>
    factsOf({ seed, day: addDays(firstDay, age), age, plan, nextOrderNumber }),
  ).flat();
  const truth = plan.map((incident) => nameRecord(incident.truth, facts));
  return { profile: PROFILE, facts, knowledge: KNOWLEDGE, truth };
}

interface DayRequest {
  readonly seed: number;
  readonly day: string;
  readonly age: number;
  readonly plan: readonly PlannedIncident[];
  readonly nextOrderNumber: () => string;
}

function factsOf({ seed, day, age, plan, nextOrderNumber }: DayRequest): readonly FactRow[] {
  // Each day draws from streams of its own, so an incident leaves the noise of all other days as it was.
  const stream = (purpose: string) => createRandom(`${seed} ${day} ${purpose}`);
  const effects = effectsOn(day, plan);
  const happened = simulateDay({ day, age, effects, nextOrderNumber }, stream('shop'));
  const recorded = recordCells(happened, effects.recorded, stream('tracking'));
  return [
    ...sessionRows(day, recorded, stream('sessions')),
    ...orderItemRows(day, recorded),
    ...largestRecordRows(day, recorded),
    ...adRows(day, happened, stream('ads')),
  ];
}

function numberOrders(): () => string {
  let next = FIRST_ORDER;
  return () => {
    const record = `D-${next}`;
    next += 1;
    return record;
  };
}

/** The number of the single order is known only after the day was played. */
function nameRecord(incident: PlantedIncident, facts: readonly FactRow[]): PlantedIncident {
  if (incident.expectation !== 'single_record') return incident;
  const largest = facts.find(({ dataset, day }) => dataset === 'largest_record' && day === incident.firstDay);
  const record = largest?.dims.record;
  if (record === undefined) throw new InvariantError('The day of the single order has no orders.');
  return { ...incident, root: { dimension: 'record', value: record } };
}
