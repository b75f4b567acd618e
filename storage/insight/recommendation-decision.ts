const MILLISECONDS_PER_DAY = 86_400_000;
/** An open recommendation seen within this many days is brought up to date instead of repeated. */
export const OPEN_WINDOW_DAYS = 14;
/** A dismissed idea stays away this long, whatever happens… */
export const DISMISSAL_DAYS = 30;
/** …and after that until its evidence is stronger: another incident, or so much more money at stake (as a fraction). */
export const IMPACT_GROWTH = 0.5;

export type RecommendationStatus =
  | 'draft'
  | 'active'
  | 'accepted'
  | 'dismissed'
  | 'implemented'
  | 'expired'
  | 'quarantined';

/** The newest recommendation of the same fingerprint, as far as the decision needs it. */
export interface KnownRecommendation {
  readonly id: string;
  readonly status: RecommendationStatus;
  readonly executionId: string | null;
  readonly incidentKey: string | null;
  readonly impactAmount: number | null;
  /** When it was last seen, decided upon or carried out. */
  readonly changedAt: Date;
}

/** What is about to be recommended, as far as the decision needs it. */
export interface ProposedRecommendation {
  readonly executionId: string;
  /** Null when it comes from reports. */
  readonly incidentKey: string | null;
  readonly impactAmount: number | null;
  /** A quarantined text is kept to be looked at, and never shown as advice. */
  readonly status: 'active' | 'quarantined';
  /** When it was concluded, ISO 8601; taken from the state of the run, so that a replay writes the same. */
  readonly at: string;
}

export type RecordDecision = 'create' | 'update' | 'replace' | 'replay' | 'keep_away';

/** One idea, one recommendation: what to do with an idea of which the store may already know something. */
export function decideRecord(
  known: KnownRecommendation | undefined,
  proposed: ProposedRecommendation,
): RecordDecision {
  if (known === undefined) return 'create';
  if (isSameLook(known, proposed)) return 'replay';
  const age = (Date.parse(proposed.at) - known.changedAt.getTime()) / MILLISECONDS_PER_DAY;
  if (known.status === 'dismissed') {
    return age > DISMISSAL_DAYS && isStronger(proposed, known) ? 'create' : 'keep_away';
  }
  const { days, later } = WINDOWS[known.status];
  return age > days ? later : decideWithinWindow(known.status, proposed);
}

/** What bears on the same idea for a while only; a dismissal does until the evidence is stronger. */
type Lapsing = Exclude<RecommendationStatus, 'dismissed'>;

/** How long a recommendation of each status bears on the same idea, and what happens to the idea after that. */
const WINDOWS: Readonly<Record<Lapsing, { days: number; later: RecordDecision }>> = {
  draft: { days: OPEN_WINDOW_DAYS, later: 'replace' },
  active: { days: OPEN_WINDOW_DAYS, later: 'replace' },
  accepted: { days: OPEN_WINDOW_DAYS, later: 'replace' },
  quarantined: { days: OPEN_WINDOW_DAYS, later: 'create' },
  // What was just done needs time to show; asking for it again would only say that nobody noticed.
  implemented: { days: OPEN_WINDOW_DAYS, later: 'create' },
  expired: { days: 0, later: 'create' },
};

function decideWithinWindow(status: Lapsing, proposed: ProposedRecommendation): RecordDecision {
  switch (status) {
    case 'quarantined':
      return 'update';
    case 'implemented':
      return 'keep_away';
    case 'expired':
      return 'create';
    default:
      // A text that failed never takes the place of one that held.
      return proposed.status === 'quarantined' ? 'keep_away' : 'update';
  }
}

function isSameLook(known: KnownRecommendation, proposed: ProposedRecommendation): boolean {
  return known.executionId === proposed.executionId && known.incidentKey === proposed.incidentKey;
}

function isStronger(proposed: ProposedRecommendation, known: KnownRecommendation): boolean {
  const isNewIncident = proposed.incidentKey !== null && proposed.incidentKey !== known.incidentKey;
  return isNewIncident || weighsMore(proposed, known);
}

function weighsMore(proposed: ProposedRecommendation, known: KnownRecommendation): boolean {
  if (proposed.impactAmount === null || known.impactAmount === null) return false;
  return Math.abs(proposed.impactAmount) >= (1 + IMPACT_GROWTH) * Math.abs(known.impactAmount);
}
