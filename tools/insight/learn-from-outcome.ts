import { calibrateConfidence, HALF_LIFE_DAYS, trackRecord } from '#analysis/calibration.ts';
import type { MeasuredOutcome } from '#analysis/outcome/measure.ts';
import type { Transaction } from '#storage/database.ts';
import { findLearning, insertApplication, writeLearning } from '#storage/insight/learning.repository.ts';
import { listJudgedOutcomes } from '#storage/insight/outcome.repository.ts';
import type { StoredOutcome } from '#storage/insight/outcome-read.repository.ts';

const MILLISECONDS_PER_DAY = 86_400_000;
/** No tenant sees another one's outcomes: until an installation lends its own sums, there are none of others. */
const NOTHING_KNOWN_OF_OTHERS = { won: 0, failed: 0 };

/** Brings the record of a kind of advice up to date after a verdict, from all verdicts, so that it never drifts. */
export async function learnFrom(
  tx: Transaction,
  outcome: StoredOutcome,
  { found, at }: { readonly found: MeasuredOutcome; readonly at: Date },
): Promise<void> {
  if (found.verdict === 'inconclusive') return;
  const advice = { kind: outcome.kind, team: outcome.team };
  const before = await findLearning(tx, advice);
  const judged = await listJudgedOutcomes(tx, advice);
  const record = trackRecord(
    judged.map(({ verdict, evaluatedAt }) => ({
      verdict,
      ageDays: (at.getTime() - evaluatedAt.getTime()) / MILLISECONDS_PER_DAY,
    })),
  );
  const { confidence } = calibrateConfidence(outcome.confidence, record, NOTHING_KNOWN_OF_OTHERS);
  const learned = await writeLearning(tx, {
    ...{ ...advice, ...record, confidence },
    outcomes: judged.length,
    halfLifeDays: HALF_LIFE_DAYS,
    lastReinforcedAt: at,
  });
  await insertApplication(tx, {
    learningId: learned.id,
    outcomeId: outcome.id,
    targetKind: 'learning',
    targetId: learned.id,
    attribute: 'confidence',
    change: { from: before?.confidence ?? null, to: learned.confidence },
  });
}
