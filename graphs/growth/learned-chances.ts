import type { Database } from '#storage/database.ts';
import { confidenceAfter, readAdviceRecords } from '#tools/insight/advice-records.ts';
import type { ChanceOf } from './merge-advice.ts';

/** How likely measures work: as they state of themselves, moved by what became of measures of their kind and team. */
export async function learnedChances(db: Database, at: Date): Promise<ChanceOf> {
  const records = await readAdviceRecords(db, at);
  return ({ template, team, confidence }) =>
    confidenceAfter(records, { kind: template, team, stated: confidence }).confidence;
}
