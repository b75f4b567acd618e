import type { FindingKind } from '#tools/growth/cause.ts';
import type { Priority } from '#tools/growth/team.ts';
import type { ReportInsight } from './analyst-report.ts';
import type { Stake } from './package.schema.ts';
import type { Topic } from './topic.ts';

/** What a unit of money is worth acting on: what is lost for sure, what may be won, what is merely in a doubtful place. */
const WEIGHTS: Readonly<Record<Stake['nature'], number>> = {
  loss: 1,
  waste: 1,
  opportunity: 0.5,
  exposed: 0.05,
};

/** Parts of what the shop takes in from which money is urgent, high, and of some weight. */
const URGENT_PART = 0.1;
const HIGH_PART = 0.01;
const MEDIUM_PART = 0.002;

/** Money per week that acting on a topic may bring, as far as it is sure; 0 when no amount can be said. */
export function worthOf({ stake, confidence }: Pick<Topic, 'stake' | 'confidence'>): number {
  return stake === null ? 0 : stake.perWeek * WEIGHTS[stake.nature] * confidence;
}

/** What is known of a finding when its priority is set. */
export interface Weighed {
  readonly kind: FindingKind;
  readonly insight: Pick<ReportInsight, 'severity' | 'certainty'>;
  readonly stake: Stake | null;
  /** Of the shop per week; null when no report says it. */
  readonly revenue: number | null;
}

const LEVELS: readonly Priority[] = ['URGENT', 'HIGH', 'MEDIUM', 'LOW'];
const GRADED: Readonly<Record<ReportInsight['severity'], Priority>> = {
  high: 'HIGH',
  medium: 'MEDIUM',
  low: 'LOW',
};

/**
 * How pressing a finding is: by its money beside what the shop takes in, where both are known, and at most one level
 * from the analyst's own grade, who knows its source; else by that grade.
 */
export function priorityOfFinding(weighed: Weighed): Priority {
  const { kind, insight } = weighed;
  const graded = GRADED[insight.severity];
  // Nobody should decide by numbers that are not measured.
  if (kind === 'measuring_doubtful' && graded === 'HIGH' && insight.certainty === 'clear') return 'URGENT';
  const part = partOfRevenue(weighed);
  if (part === null) return graded;
  const byMoney = levelOf(part, insight.certainty === 'clear' && isLeaving(weighed));
  const place = LEVELS.indexOf(graded);
  return LEVELS[Math.min(place + 1, Math.max(place - 1, LEVELS.indexOf(byMoney)))] ?? graded;
}

function levelOf(part: number, mayBeUrgent: boolean): Priority {
  if (part >= URGENT_PART && mayBeUrgent) return 'URGENT';
  if (part >= HIGH_PART) return 'HIGH';
  return part >= MEDIUM_PART ? 'MEDIUM' : 'LOW';
}

function isLeaving({ stake }: Weighed): boolean {
  return stake?.nature === 'loss' || stake?.nature === 'waste';
}

/** Null where either is not known, or where the money merely stands in a doubtful place. */
function partOfRevenue({ stake, revenue }: Weighed): number | null {
  if (stake === null || stake.nature === 'exposed' || revenue === null || revenue <= 0) return null;
  return (stake.perWeek * WEIGHTS[stake.nature]) / revenue;
}
