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

/** Parts of the shop's weekly revenue from which a loss is urgent, and from which it is high. */
const URGENT_PART = 0.1;
const HIGH_PART = 0.03;

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

/** How pressing a finding is: by what is being lost beside what the shop takes in, else by the analyst's own grade. */
export function priorityOfFinding(weighed: Weighed): Priority {
  const { severity, certainty } = weighed.insight;
  const part = lostPart(weighed);
  // Nobody should decide by numbers that are not measured.
  const isBlind = weighed.kind === 'measuring_doubtful' && severity === 'high';
  if (certainty === 'clear' && (isBlind || part >= URGENT_PART)) return 'URGENT';
  if (part >= HIGH_PART || severity === 'high') return 'HIGH';
  return severity === 'medium' ? 'MEDIUM' : 'LOW';
}

/** What leaves the shop, beside what it takes in; 0 where nothing leaves or it cannot be said. */
function lostPart({ stake, revenue }: Weighed): number {
  if (stake === null || revenue === null || revenue <= 0) return 0;
  return stake.nature === 'loss' || stake.nature === 'waste' ? stake.perWeek / revenue : 0;
}
