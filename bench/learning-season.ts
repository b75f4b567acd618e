import { calibrateConfidence } from '#analysis/calibration.ts';
import type { Judgement } from '#analysis/calibration-error.ts';
import { chooseIdeas } from '#analysis/learning/choose-ideas.ts';
import { expectedValue } from '#analysis/learning/expected-value.ts';
import { learnSize } from '#analysis/learning/learn-size.ts';
import {
  type MeasuredAdvice,
  recordOf,
  type WeighedOutcome,
  weighOutcomes,
} from '#analysis/learning/measured-advice.ts';
import { addDays, daysBetween } from '#core/time.ts';
import { createRandom } from '#evals/growth/random.ts';
import {
  decideRecord,
  type KnownRecommendation,
  type ProposedRecommendation,
} from '#storage/insight/recommendation-decision.ts';
import { carryOut, type Shop, type Sighting, sightings, trueWorth } from './learning-market.ts';

/** How ideas are ranked: by what they state of themselves, or by what became of advice like them. */
export type Ranking = 'static' | 'learned';

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
const CAP = { cap: 5, perDomain: 2 };
const HORIZON_WEEKS = 4;
/** What operators do with an idea. */
const CARRIED_OUT = 0.5;
const DISMISSED = 0.15;
/** What was carried out does not come up again for a while. */
const DONE_FOR_WEEKS = 12;
const COOL_DOWN = 30;
const NOTHING_KNOWN = { won: 0, failed: 0 };

interface Idea extends Sighting {
  readonly key: string;
  readonly domain: string;
  readonly worth: number;
  readonly probability: number;
}

/** An idea was dismissed on a day, when it was thought to be worth so much. */
interface Dismissal {
  readonly day: string;
  readonly worth: number;
}

interface World {
  readonly ranking: Ranking;
  readonly seed: number;
  readonly measured: MeasuredAdvice[];
  readonly dismissals: Map<string, Dismissal>;
  readonly doneUntil: Map<string, number>;
}

/** Lives through the weeks with one ranking. Both rankings see the same ideas and the same operators. */
export function liveThrough(
  shops: readonly Shop[],
  {
    ranking,
    seed,
    weeks,
    scoredWeeks,
  }: { ranking: Ranking; seed: number; weeks: number; scoredWeeks: number },
): Season {
  const world: World = { ranking, seed, measured: [], dismissals: new Map(), doneUntil: new Map() };
  const season = { regret: 0, reproposed: 0, proposed: 0, dismissed: 0 };
  const said: Judgement[] = [];
  for (let week = 0; week < weeks; week++) {
    const outcomes = weighOutcomes(world.measured, dayOf(week));
    for (const shop of shops) {
      const ideas = ideasOf(shop, week, { world, outcomes });
      const chosen = chooseIdeas(ideas, CAP);
      season.proposed += chosen.length;
      season.reproposed += chosen.filter(({ key }) =>
        isWithinCoolDown(world.dismissals.get(key), week),
      ).length;
      const decided = decide(chosen, week, world);
      season.dismissed += decided.dismissed;
      if (week < weeks - scoredWeeks) continue;
      season.regret += regretOf(ideas, chosen);
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
function isWithinCoolDown(dismissal: Dismissal | undefined, week: number): boolean {
  return dismissal !== undefined && daysBetween(dismissal.day, dayOf(week)) < COOL_DOWN;
}

interface Present {
  readonly world: World;
  readonly outcomes: readonly WeighedOutcome[];
}

function ideasOf(shop: Shop, week: number, present: Present): Idea[] {
  const { doneUntil, dismissals } = present.world;
  return sightings(shop, week, present.world.seed)
    .filter(({ matter }) => (doneUntil.get(matter.key) ?? 0) <= week)
    .map((sighting) => rank(sighting, shop.id, present))
    .filter(({ key, worth }) => {
      const dismissal = dismissals.get(key);
      return dismissal === undefined || mayComeBack(dismissal, { day: dayOf(week), worth });
    });
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

function rank(sighting: Sighting, tenantId: string, { world, outcomes }: Present): Idea {
  const { matter, promised, confidence } = sighting;
  const { key, kind, team } = matter;
  const isLearned = world.ranking === 'learned';
  const like = isLearned ? outcomes.filter(({ advice }) => advice.kind === kind) : [];
  const [own, others] = [true, false].map((isOwn) =>
    recordOf(like.filter(({ advice }) => (advice.tenantId === tenantId) === isOwn)),
  );
  const calibrated = calibrateConfidence(confidence, own ?? NOTHING_KNOWN, others ?? NOTHING_KNOWN);
  const probability = isLearned ? calibrated.confidence : confidence;
  const size = learnSize({ tenantId, kind }, like);
  const perWeek = { low: 0, mid: promised, high: 2 * promised };
  const worth = expectedValue({ perWeek, probability, size, horizonWeeks: HORIZON_WEEKS, effort: 0 });
  return { ...sighting, key, domain: team, worth: worth.mid, probability };
}

/** What the best that the rules of the day allow would be worth beyond what was chosen. */
function regretOf(ideas: readonly Idea[], chosen: readonly Idea[]): number {
  const best = chooseIdeas(
    ideas.map((idea) => ({ ...idea, worth: trueWorth(idea) })),
    CAP,
  );
  const total = (some: readonly Idea[]): number => some.reduce((sum, idea) => sum + trueWorth(idea), 0);
  return total(best) - total(chosen);
}

function decide(chosen: readonly Idea[], week: number, world: World) {
  let dismissed = 0;
  const said: Judgement[] = [];
  for (const { key, matter, worth, probability } of chosen) {
    const random = createRandom(`operator ${world.seed} ${key} ${week}`);
    const mood = random.uniform();
    if (mood < CARRIED_OUT) {
      const { worked, verdict, effectRatio } = carryOut(matter, random);
      said.push({ confidence: probability, isRight: worked });
      world.doneUntil.set(key, week + DONE_FOR_WEEKS);
      world.measured.push({
        ...{ tenantId: key.split(' ')[0] ?? '', team: matter.team, kind: matter.kind },
        ...{ verdict, effectRatio, measuredOn: dayOf(week + HORIZON_WEEKS) },
      });
    } else if (mood < CARRIED_OUT + DISMISSED) {
      dismissed += 1;
      world.dismissals.set(key, { day: dayOf(week), worth });
    }
  }
  return { dismissed, said };
}
