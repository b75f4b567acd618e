import { clamp, sum } from './statistics.ts';

/** One judged piece of advice: `flat` is no success either; what ended inconclusive says nothing and is left out. */
export interface JudgedAdvice {
  readonly verdict: 'won' | 'lost' | 'flat';
  readonly ageDays: number;
}

/** How often advice of a kind won, older outcomes counting less. */
export interface TrackRecord {
  readonly won: number;
  readonly failed: number;
}

/** A confidence after what is known of advice of its kind. */
export interface CalibratedConfidence {
  /** Mean of the Beta distribution of the chance to win, 0..1. */
  readonly confidence: number;
  /** Its standard deviation. */
  readonly deviation: number;
  /** Own outcomes that went into it, after decay. */
  readonly support: number;
}

/** What there is before any outcome. */
export const NOTHING_KNOWN: TrackRecord = { won: 0, failed: 0 };
const WON: TrackRecord = { won: 1, failed: 0 };
const FAILED: TrackRecord = { won: 0, failed: 1 };
/** After half a year an outcome counts half: a market, a team and its advice change. */
export const HALF_LIFE_DAYS = 180;
/** A stated confidence counts like this many outcomes: an opinion, soon outweighed by facts. */
const STATED_STRENGTH = 4;
/** All shops together count like at most this many outcomes of a tenant: its own come first. */
const INSTALLATION_STRENGTH = 8;
/** Sums over fewer shops would tell of single ones. */
export const LEAST_SHOPS = 5;

/** Adds up outcomes, each halved with every half-life of its age. */
export function trackRecord(outcomes: readonly JudgedAdvice[]): TrackRecord {
  return jointRecord(
    outcomes.map(({ verdict, ageDays }) => agedRecord(verdict === 'won' ? WON : FAILED, ageDays)),
  );
}

/** The same record some time later. */
export function agedRecord({ won, failed }: TrackRecord, ageDays: number): TrackRecord {
  const kept = 2 ** (-Math.max(0, ageDays) / HALF_LIFE_DAYS);
  return { won: kept * won, failed: kept * failed };
}

/** What several shops know together. */
export function jointRecord(records: readonly TrackRecord[]): TrackRecord {
  return { won: sum(records.map(({ won }) => won)), failed: sum(records.map(({ failed }) => failed)) };
}

/**
 * The chance that advice wins: its stated confidence as a weak prior, moved by what the whole installation saw of this
 * kind, moved by the tenant's own outcomes (two steps of a Beta-binomial model, the second with the larger say).
 */
export function calibrateConfidence(
  stated: number,
  own: TrackRecord,
  installation: TrackRecord,
): CalibratedConfidence {
  const opinion = clamp(stated, 0.01, 0.99);
  const seen = installation.won + installation.failed;
  const share = seen > 0 ? Math.min(1, INSTALLATION_STRENGTH / seen) : 0;
  const won = STATED_STRENGTH * opinion + share * installation.won + own.won;
  const failed = STATED_STRENGTH * (1 - opinion) + share * installation.failed + own.failed;
  const total = won + failed;
  return {
    confidence: won / total,
    deviation: Math.sqrt((won * failed) / (total * total * (total + 1))),
    support: own.won + own.failed,
  };
}
