import type { Database } from '#storage/database.ts';
import { countDecisions } from '#storage/runtime/decision.repository.ts';
import { NO_FALLBACK } from './run-agent.ts';

/** The work of agents that a model was to do. */
export interface AskedWork {
  /** Answers that a model gave. */
  readonly answered: number;
  /** Answers that the playbook gave in its place, by the sentence that says why. */
  readonly fellBack: Readonly<Record<string, number>>;
}

/** Counts what models were to do in all runs of a tenant; what by policy or need was the playbook's is in neither count. */
export async function countAskedWork(db: Database): Promise<AskedWork> {
  const decisions = await countDecisions(db);
  const byModel = decisions.filter(({ decidedBy }) => decidedBy === 'model');
  const instead = decisions.filter(
    ({ decidedBy, code }) => decidedBy === 'playbook' && code !== null && !NO_FALLBACK.includes(code),
  );
  return {
    answered: byModel.reduce((sum, { steps }) => sum + steps, 0),
    fellBack: Object.fromEntries(instead.map(({ sentence, code, steps }) => [sentence ?? code, steps])),
  };
}
