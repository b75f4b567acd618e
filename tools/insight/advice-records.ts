import {
  agedRecord,
  type CalibratedConfidence,
  calibrateConfidence,
  NOTHING_KNOWN,
  type TrackRecord,
} from '#analysis/calibration.ts';
import { daysSince } from '#core/time.ts';
import type { Database } from '#storage/database.ts';
import { listInstallationLearnings } from '#storage/insight/installation-learning.repository.ts';
import { type AdviceKind, listLearnings } from '#storage/insight/learning.repository.ts';

/** What became of advice of one kind and team: in this shop, and in all shops of the installation. */
export interface AdviceRecord extends AdviceKind {
  readonly own: TrackRecord;
  readonly installation: TrackRecord;
}

/** Everything that the tenant may know of what became of advice, as of a time. */
export async function readAdviceRecords(db: Database, at: Date): Promise<readonly AdviceRecord[]> {
  const [own, installation] = [await listLearnings(db), await listInstallationLearnings(db)];
  const records = new Map<string, AdviceRecord>();
  for (const { kind, team, gatheredAt, ...sums } of installation) {
    const aged = agedRecord(sums, daysSince(gatheredAt, at));
    records.set(`${team} ${kind}`, { kind, team, own: NOTHING_KNOWN, installation: aged });
  }
  for (const { kind, team, lastReinforcedAt, ...learned } of own) {
    const others = records.get(`${team} ${kind}`)?.installation ?? NOTHING_KNOWN;
    const aged = agedRecord(learned, daysSince(lastReinforcedAt, at));
    records.set(`${team} ${kind}`, { kind, team, own: aged, installation: others });
  }
  return [...records.values()];
}

/** The record of one kind and team; empty ones while nothing is known. */
export function recordOf(records: readonly AdviceRecord[], { kind, team }: AdviceKind): AdviceRecord {
  const known = records.find((record) => record.kind === kind && record.team === team);
  return known ?? { kind, team, own: NOTHING_KNOWN, installation: NOTHING_KNOWN };
}

/** The chance that advice of this kind and team works: as it states of itself, moved by what became of others like it. */
export function confidenceAfter(
  records: readonly AdviceRecord[],
  { stated, ...advice }: AdviceKind & { readonly stated: number },
): CalibratedConfidence {
  const { own, installation } = recordOf(records, advice);
  return calibrateConfidence(stated, own, installation);
}
