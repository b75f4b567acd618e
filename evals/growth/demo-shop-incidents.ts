import { addDays } from '#core/time.ts';
import { ROBOT_COUNTRY, STOPPED_CAMPAIGN } from './demo-shop-market.ts';
import type { PlantedIncident, PlantedKind } from './demo-truth.ts';
import type { Random } from './random.ts';

/** The fewest days that leave every incident 40 quiet days of history before it. */
export const FEWEST_DAYS = 160;

/** How one day departs from the usual; every factor is 1, and every addition 0, on a quiet day. */
export interface DayEffects {
  readonly mobileConversion: number;
  readonly organicSessions: number;
  readonly stoppedCampaign: string | null;
  /** Robot visits as a part of the day's usual sessions. */
  readonly robots: number;
  /** Part of what happened that the shop's tracking recorded. */
  readonly recorded: number;
  /** Worth of one huge order as a part of a usual day's revenue. */
  readonly hugeOrder: number;
}

export const QUIET_DAY: DayEffects = {
  mobileConversion: 1,
  organicSessions: 1,
  stoppedCampaign: null,
  robots: 0,
  recorded: 1,
  hugeOrder: 0,
};

export interface PlannedIncident {
  readonly truth: PlantedIncident;
  readonly effects: DayEffects;
}

interface Recipe extends Pick<PlantedIncident, 'kind' | 'metric' | 'root' | 'expectation'> {
  /** Earliest start in days before the last day; the start may be up to `slack` days later. */
  readonly start: number;
  readonly slack: number;
  readonly length: readonly [shortest: number, longest: number];
  readonly effects: (random: Random) => Partial<DayEffects>;
}

const between = (random: Random, low: number, high: number): number => low + (high - low) * random.uniform();

// Oldest first, with at least a week of quiet between two of them whatever the slack and the length.
const RECIPES: readonly Recipe[] = [
  {
    kind: 'bot_traffic',
    metric: 'sessions',
    root: { dimension: 'country', value: ROBOT_COUNTRY },
    expectation: 'business',
    start: 117,
    slack: 3,
    length: [8, 11],
    effects: (random) => ({ robots: between(random, 0.65, 0.95) }),
  },
  {
    kind: 'single_order',
    metric: 'revenue',
    root: null,
    expectation: 'single_record',
    start: 96,
    slack: 3,
    length: [1, 1],
    effects: (random) => ({ hugeOrder: between(random, 1.05, 1.25) }),
  },
  {
    kind: 'campaign_stopped',
    metric: 'sessions',
    root: { dimension: 'campaign', value: STOPPED_CAMPAIGN },
    expectation: 'business',
    start: 85,
    slack: 3,
    length: [10, 13],
    effects: () => ({ stoppedCampaign: STOPPED_CAMPAIGN }),
  },
  {
    kind: 'tracking_outage',
    metric: 'sessions',
    root: null,
    expectation: 'data_problem',
    start: 62,
    slack: 3,
    length: [1, 2],
    effects: () => ({ recorded: 0.03 }),
  },
  {
    kind: 'organic_loss',
    metric: 'sessions',
    root: { dimension: 'channel', value: 'Organic Search' },
    expectation: 'business',
    start: 50,
    slack: 3,
    length: [10, 13],
    effects: (random) => ({ organicSessions: between(random, 0.46, 0.54) }),
  },
  {
    kind: 'checkout_broken',
    metric: 'conversion_rate',
    root: { dimension: 'device', value: 'mobile' },
    expectation: 'business',
    start: 13,
    slack: 1,
    length: [14, 14],
    effects: (random) => ({ mobileConversion: between(random, 0.26, 0.34) }),
  },
];

/** Decides when each incident begins and ends and how strong it is; the kinds and their order are always the same. */
export function planIncidents(lastDay: string, random: Random): readonly PlannedIncident[] {
  return RECIPES.map((recipe) => {
    const firstDay = addDays(lastDay, random.integer(0, recipe.slack) - recipe.start);
    const finalDay = addDays(firstDay, random.integer(...recipe.length) - 1);
    return {
      truth: {
        id: planId(recipe.kind),
        kind: recipe.kind,
        firstDay,
        // The last incident is not repaired yet.
        lastDay: finalDay < lastDay ? finalDay : lastDay,
        metric: recipe.metric,
        root: recipe.root,
        expectation: recipe.expectation,
      },
      effects: { ...QUIET_DAY, ...recipe.effects(random) },
    };
  });
}

/** Incidents never share a day, so the first that holds is the only one. */
export function effectsOn(day: string, plan: readonly PlannedIncident[]): DayEffects {
  return plan.find(({ truth }) => truth.firstDay <= day && day <= truth.lastDay)?.effects ?? QUIET_DAY;
}

function planId(kind: PlantedKind): string {
  return kind.replaceAll('_', '-');
}
