import { createRandom, type Random } from '#evals/growth/random.ts';

/** A matter that a shop has week after week: an idea may be made of it whenever it shows. */
export interface Matter {
  readonly key: string;
  readonly shop: string;
  readonly kind: string;
  /** What it is said to bring in a week, in the shop's money. */
  readonly promised: number;
  /** Standard error with which its effect can be measured, as a part of what is promised. */
  readonly measuringError: number;
  /** Hidden: the chance that doing it works, and what it then brings of what was promised. */
  readonly truth: { readonly probability: number; readonly size: number };
}

/** A matter as it shows in one week. */
export interface Sighting {
  readonly matter: Matter;
  readonly promised: number;
  readonly confidence: number;
}

/** A shop with what is hidden of it. */
export interface Shop {
  readonly id: string;
  readonly matters: readonly Matter[];
}

const KINDS = 16;
const MATTERS = 100;
/** How often a matter shows in a week. */
const SHOWS = 0.3;
/** What doing something useless brings, as a part of what was promised. */
const USELESS = -0.1;

/** Shops whose kinds of advice differ in how often they work and in how much they bring, a little also from shop to shop. */
export function makeShops(seed: number, count: number): Shop[] {
  const random = createRandom(`learning ${seed}`);
  const kinds = Array.from({ length: KINDS }, (_, number) => ({
    kind: `kind-${number}`,
    logOdds: -0.3 + 1.3 * random.normal(),
    size: 0.8 * random.lognormal(0.5),
  }));
  return Array.from({ length: count }, (_, shop) => {
    const id = `shop-${shop}`;
    const own = kinds.map((kind) => ({ ...kind, logOdds: kind.logOdds + 0.6 * random.normal() }));
    const matters = Array.from({ length: MATTERS }, (_each, number): Matter => {
      const { kind, logOdds, size } = own[random.integer(0, own.length - 1)] ?? raise();
      return {
        ...{ key: `${id} ${number}`, shop: id, kind },
        promised: 600 * random.lognormal(0.8),
        measuringError: 0.15 + 0.35 * random.uniform(),
        truth: { probability: 1 / (1 + Math.exp(-logOdds)), size },
      };
    });
    return { id, matters };
  });
}

function raise(): never {
  throw new RangeError('There is no kind of advice.');
}

/** What shows in a shop in a week: the same whatever anybody did before. */
export function sightings(shop: Shop, week: number, seed: number): Sighting[] {
  const random = createRandom(`sightings ${seed} ${shop.id} ${week}`);
  return shop.matters.flatMap((matter) => {
    const shows = random.uniform() < SHOWS;
    const promised = matter.promised * random.lognormal(0.25);
    // What is stated knows little of what is true, and is too sure: as measured of systems that were never calibrated.
    const stated = 0.65 + 0.3 * (matter.truth.probability - 0.5) + 0.08 * random.normal();
    const confidence = Math.min(0.95, Math.max(0.3, stated));
    return shows ? [{ matter, promised, confidence }] : [];
  });
}

/** What a sighting is really worth in a week, before anybody knows whether it works. */
export function trueWorth({ matter, promised }: Sighting): number {
  const { probability, size } = matter.truth;
  return promised * (probability * size + (1 - probability) * USELESS);
}

/** What came of doing it: whether it worked, and what a measurement with a control says. */
export interface Result {
  readonly worked: boolean;
  readonly verdict: 'won' | 'lost' | 'flat' | 'inconclusive';
}

const SURE = 1.96;
/** An effect that is surely smaller than this part of the promise does not matter. */
const MATTERS_FROM = 0.5;
/** Of so many there is no control, whatever is done. */
const WITHOUT_CONTROL = 0.3;

/** Carries a matter out and measures it: the interval decides, and it often decides nothing. */
export function carryOut({ truth, measuringError }: Matter, random: Random): Result {
  const worked = random.uniform() < truth.probability;
  const effect = worked ? truth.size * random.lognormal(0.2) : USELESS;
  const measured = effect + measuringError * random.normal();
  const [low, high] = [measured - SURE * measuringError, measured + SURE * measuringError];
  const verdict = random.uniform() < WITHOUT_CONTROL ? 'inconclusive' : verdictOf(low, high);
  return { worked, verdict };
}

function verdictOf(low: number, high: number): Result['verdict'] {
  if (low > 0) return 'won';
  if (high < 0) return 'lost';
  return high < MATTERS_FROM ? 'flat' : 'inconclusive';
}
