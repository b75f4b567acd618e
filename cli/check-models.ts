import { AppError } from '#core/errors.ts';
import type { ModelClient, ModelUsage } from '#models/model.ts';
import type { ModelOpening } from '#runtime/models/open-stored-model.ts';
import type { StoredModel } from '#storage/runtime/model.repository.ts';
import { type ModelLine, modelName } from './model-overview.ts';

/** What came of asking a model. */
export interface ModelReply {
  readonly text: string;
  /** Null when the provider did not say, which is not zero. */
  readonly usage: ModelUsage | null;
  readonly costUsd: number | null;
}

/** Asks a model something small; an error says what does not work. */
export type AskModel = (client: ModelClient, signal: AbortSignal) => Promise<ModelReply>;

/** Whether a model can be asked. */
export interface CheckedModel {
  readonly model: string;
  readonly roles: readonly string[];
  readonly verdict: 'works' | 'fails' | 'not checked';
  readonly text: string | null;
  readonly usage: ModelUsage | null;
  readonly costUsd: number | null;
  readonly seconds: number | null;
  readonly problem: string | null;
}

const WAIT_SECONDS = 60;
const MOST_TOKENS = 1_000;
const MILLISECONDS = 1_000;

/** The smallest question that shows whether a model answers. */
export const askBriefly: AskModel = async (client, signal) => {
  const answer = await client.complete({
    messages: [{ role: 'user', text: 'Answer with one word: ready' }],
    ...{ tools: [], toolChoice: 'auto', maxOutputTokens: MOST_TOKENS, signal },
  });
  if (answer.finish !== 'stop') throw new UnfinishedAnswerError(answer.finish);
  const costs = answer.attempts.map(({ costUsd }) => costUsd);
  const costUsd = costs.reduce((sum, cost) => (sum === null || cost === null ? null : sum + cost), 0);
  return { text: answer.text.trim(), usage: answer.usage, costUsd };
};

class UnfinishedAnswerError extends AppError {
  readonly code = 'external_service';

  constructor(finish: string) {
    super(`Its answer ended with "${finish}" instead of being whole.`);
  }
}

/** How models are opened and asked. */
export interface Checking extends ModelOpening {
  readonly ask: AskModel;
  readonly signal: AbortSignal;
}

/** Asks every model once, whichever lists it stands in, one after the other. */
export async function checkModels(lines: readonly ModelLine[], checking: Checking): Promise<CheckedModel[]> {
  const checks: CheckedModel[] = [];
  const byModel = Map.groupBy(lines, ({ model }) => JSON.stringify([model.id, model.name]));
  for (const [first, ...others] of byModel.values()) {
    if (first === undefined) continue;
    const roles = [first, ...others].flatMap(({ role }) => role ?? []);
    const named = { model: modelName(first.model), roles: [...new Set(roles)] };
    checks.push({ ...named, ...(await checkModel(first.model, checking)) });
  }
  return checks;
}

type Verdict = Omit<CheckedModel, 'model' | 'roles'>;

const NOTHING = { text: null, usage: null, costUsd: null, seconds: null, problem: null };

async function checkModel(model: StoredModel, checking: Checking): Promise<Verdict> {
  if (model.kind === 'embedding') return { ...NOTHING, verdict: 'not checked' };
  const { prepareModel } = await import('#runtime/models/open-stored-model.ts');
  const startedAt = performance.now();
  try {
    const client = await (await prepareModel(model, checking)).client();
    const deadline = AbortSignal.timeout(WAIT_SECONDS * MILLISECONDS);
    const reply = await checking.ask(client, AbortSignal.any([checking.signal, deadline]));
    return { ...NOTHING, verdict: 'works', ...reply, seconds: secondsSince(startedAt) };
  } catch (error) {
    checking.signal.throwIfAborted();
    return { ...NOTHING, verdict: 'fails', seconds: secondsSince(startedAt), problem: problemOf(error) };
  }
}

function secondsSince(startedAt: number): number {
  return Math.round(performance.now() - startedAt) / MILLISECONDS;
}

/** Only sentences that we wrote: a provider's own words may quote the key. */
function problemOf(error: unknown): string {
  if (error instanceof AppError) return error.message;
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return `It did not answer within ${WAIT_SECONDS} seconds.`;
  }
  throw error;
}
