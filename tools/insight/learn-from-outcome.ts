import { calibrateConfidence, HALF_LIFE_DAYS, trackRecord } from '#analysis/calibration.ts';
import type { MeasuredOutcome } from '#analysis/outcome/measure.ts';
import { daysSince } from '#core/time.ts';
import type { Transaction } from '#storage/database.ts';
import { findLearning, insertApplication, writeLearning } from '#storage/insight/learning.repository.ts';
import { listJudgedOutcomes } from '#storage/insight/outcome.repository.ts';
import type { StoredOutcome } from '#storage/insight/outcome-read.repository.ts';
import { readAdviceRecords, recordOf } from './advice-records.ts';

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
      ageDays: daysSince(evaluatedAt, at),
    })),
  );
  const { installation } = recordOf(await readAdviceRecords(tx, at), advice);
  const { confidence } = calibrateConfidence(outcome.confidence, record, installation);
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
