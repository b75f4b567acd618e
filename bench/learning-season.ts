import {
  calibrateConfidence,
  LEAST_SHOPS,
  NOTHING_KNOWN,
  type TrackRecord,
  trackRecord,
} from '#analysis/calibration.ts';
import type { Judgement } from '#analysis/calibration-error.ts';
import { addDays, daysBetween } from '#core/time.ts';
import { createRandom } from '#evals/growth/random.ts';
import {
  decideRecord,
  type KnownRecommendation,
  type ProposedRecommendation,
} from '#storage/insight/recommendation-decision.ts';
import {
  carryOut,
  type Matter,
  type Result,
  type Shop,
  type Sighting,
  sightings,
  trueWorth,
} from './learning-market.ts';

/**
 * How sure ideas are said to be: as they state of themselves; after what the own shop measured of their kind; or also after
 * what all shops measured together, which is how the product ranks.
 */
export type Ranking = 'static' | 'own' | 'installation';

/** What came of one ranking over all weeks and shops. */
export interface Season {
  /** Weekly worth that the best five would have had beyond the chosen ones, over the last weeks, all shops together. */
  readonly regret: number;
  /** Dismissed ideas that were proposed again within the cool-down. */
  readonly reproposed: number;
  readonly proposed: number;
  readonly dismissed: number;
  readonly measured: number;
  readonly conclusive: number;
  /** Of what was carried out in the last weeks: how sure it was said to be, and whether it worked. */
  readonly said: readonly Judgement[];
}

const FIRST_DAY = '2026-01-05';
const CAP = 5;
const MEASURED_AFTER_WEEKS = 4;
/** What operators do with an idea. */
const CARRIED_OUT = 0.5;
const DISMISSED = 0.15;
/** What was carried out does not come up again for a while. */
const DONE_FOR_WEEKS = 12;
const COOL_DOWN_DAYS = 30;

interface Idea extends Sighting {
  readonly worth: number;
  readonly probability: number;
}

/** An idea was dismissed on a day, when it was thought to be worth so much. */
interface Dismissal {
  readonly day: string;
  readonly worth: number;
}

interface Measured extends Pick<Matter, 'shop' | 'kind'>, Pick<Result, 'verdict'> {
  readonly day: string;
}

interface World {
  readonly ranking: Ranking;
  readonly seed: number;
  readonly measured: Measured[];
  readonly dismissals: Map<string, Dismissal>;
  readonly doneUntil: Map<string, number>;
}

/** How long a season is, and how much of its end is scored. */
export interface SeasonPlan {
  readonly ranking: Ranking;
  readonly seed: number;
  readonly weeks: number;
  readonly scoredWeeks: number;
}

/** Lives through the weeks with one ranking. All rankings see the same ideas and the same operators. */
export function liveThrough(
  shops: readonly Shop[],
  { ranking, seed, weeks, scoredWeeks }: SeasonPlan,
): Season {
  const world: World = { ranking, seed, measured: [], dismissals: new Map(), doneUntil: new Map() };
  const season = { regret: 0, reproposed: 0, proposed: 0, dismissed: 0 };
  const said: Judgement[] = [];
  for (let week = 0; week < weeks; week++) {
    for (const shop of shops) {
      const ideas = ideasOf(shop, week, world);
      const chosen = best(ideas, ({ worth }) => worth);
      season.proposed += chosen.length;
      season.reproposed += chosen.filter(({ matter }) => isCoolingDown(matter, week, world)).length;
      const decided = decide(chosen, week, world);
      season.dismissed += decided.dismissed;
      if (week < weeks - scoredWeeks) continue;
      season.regret += worthOf(best(ideas, trueWorth)) - worthOf(chosen);
      said.push(...decided.said);
    }
  }
  const conclusive = world.measured.filter(({ verdict }) => verdict !== 'inconclusive').length;
  return { ...season, measured: world.measured.length, conclusive, said };
}

function dayOf(week: number): string {
  return addDays(FIRST_DAY, 7 * week);
}

/** Counted by days alone, so that a mistake of the rule of the cool-down would show. */
function isCoolingDown({ key }: Matter, week: number, { dismissals }: World): boolean {
  const dismissal = dismissals.get(key);
  return dismissal !== undefined && daysBetween(dismissal.day, dayOf(week)) < COOL_DOWN_DAYS;
}

function ideasOf(shop: Shop, week: number, world: World): Idea[] {
  const recordOf = recordReader(shop, week, world);
  return sightings(shop, week, world.seed)
    .filter(({ matter }) => (world.doneUntil.get(matter.key) ?? 0) <= week)
    .map((sighting) => {
      const { matter, promised, confidence } = sighting;
      const [own, all] = recordOf(matter);
      const calibrated = calibrateConfidence(confidence, own, all).confidence;
      const probability = world.ranking === 'static' ? confidence : calibrated;
      return { ...sighting, probability, worth: promised * probability };
    })
    .filter(({ matter, worth }) => {
      const dismissal = world.dismissals.get(matter.key);
      return dismissal === undefined || mayComeBack(dismissal, { day: dayOf(week), worth });
    });
}

/** What is known by then of a kind of advice: in the shop, and in all together where the ranking knows of that. */
function recordReader(shop: Shop, week: number, { ranking, measured }: World) {
  const known = measured.filter(({ day }) => day <= dayOf(week));
  const byKind = Map.groupBy(known, ({ kind }) => kind);
  return ({ kind }: Matter): readonly [TrackRecord, TrackRecord] => {
    const same = byKind.get(kind) ?? [];
    const own = same.filter((each) => each.shop === shop.id);
    const conclusive = same.filter(({ verdict }) => verdict !== 'inconclusive');
    const isKnown = new Set(conclusive.map((each) => each.shop)).size >= LEAST_SHOPS;
    return [
      toRecord(own, week),
      ranking === 'installation' && isKnown ? toRecord(same, week) : NOTHING_KNOWN,
    ];
  };
}

function toRecord(measured: readonly Measured[], week: number): TrackRecord {
  return trackRecord(
    measured.flatMap(({ verdict, day }) =>
      verdict === 'inconclusive' ? [] : [{ verdict, ageDays: daysBetween(day, dayOf(week)) }],
    ),
  );
}

/** By the product's own rule for a recommendation that the store knows. */
function mayComeBack(dismissal: Dismissal, now: Dismissal): boolean {
  const nowhere = { executionId: '', incidentKey: null };
  const known: KnownRecommendation = {
    ...{ ...nowhere, executionId: null, id: '', impactAmount: dismissal.worth },
    ...{ status: 'dismissed', changedAt: new Date(`${dismissal.day}T00:00:00Z`) },
  };
  const proposed: ProposedRecommendation = {
    ...{ ...nowhere, impactAmount: now.worth },
    ...{ status: 'active', at: `${now.day}T00:00:00Z` },
  };
  return decideRecord(known, proposed) === 'create';
}

/** The five of the day; what is worth nothing is never among them. */
function best(ideas: readonly Idea[], worth: (idea: Idea) => number): readonly Idea[] {
  return ideas
    .filter((idea) => worth(idea) > 0)
    .toSorted((first, second) => worth(second) - worth(first))
    .slice(0, CAP);
}

function worthOf(ideas: readonly Idea[]): number {
  return ideas.reduce((sum, idea) => sum + trueWorth(idea), 0);
}

function decide(chosen: readonly Idea[], week: number, world: World) {
  let dismissed = 0;
  const said: Judgement[] = [];
  for (const { matter, worth, probability } of chosen) {
    const { key, shop, kind } = matter;
    const random = createRandom(`operator ${world.seed} ${key} ${week}`);
    const mood = random.uniform();
    if (mood < CARRIED_OUT) {
      const { worked, verdict } = carryOut(matter, random);
      said.push({ confidence: probability, isRight: worked });
      world.doneUntil.set(key, week + DONE_FOR_WEEKS);
      world.measured.push({ shop, kind, verdict, day: dayOf(week + MEASURED_AFTER_WEEKS) });
    } else if (mood < CARRIED_OUT + DISMISSED) {
      dismissed += 1;
      world.dismissals.set(key, { day: dayOf(week), worth });
    }
  }
  return { dismissed, said };
}
