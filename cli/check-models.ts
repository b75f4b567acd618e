import { AppError } from '#core/errors.ts';
import type { ModelClient, ModelUsage } from '#models/model.ts';
import type { ModelOpening } from '#runtime/models/open-stored-model.ts';
import type { StoredModel } from '#storage/runtime/model.repository.ts';
import { type ModelLine, modelName } from './model-overview.ts';

/** What came of asking a model. */
export interface ModelReply {
  /** What it was seen to do, and what not. */
  readonly text: string;
  /** Null when the provider did not say, which is not zero. */
  readonly usage: Pick<ModelUsage, 'input' | 'output'> | null;
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
  readonly usage: Pick<ModelUsage, 'input' | 'output'> | null;
  readonly costUsd: number | null;
  readonly seconds: number | null;
  readonly problem: string | null;
}

const WAIT_SECONDS = 60;
const MILLISECONDS = 1_000;

/** Asks for a word, and for a call of a tool where the model is said to know them. */
export const askBriefly: AskModel = async (client, signal) => {
  const { checkModel } = await import('#models/check-model.ts');
  const seen = await checkModel(client, signal);
  const { usage, costUsd } = seen;
  const abilities = { text: seen.text, tools: seen.tools, 'JSON by schema': seen.output };
  const tried = Object.entries(abilities).filter(([, works]) => works !== null);
  const broken = tried.filter(([, works]) => works === false).map(([name]) => name);
  if (!seen.text) throw new InvalidAnswerError('Its answer was not whole.');
  const works = tried.filter(([, isWorking]) => isWorking === true).map(([name]) => name);
  return {
    text: `${works.join(', ')}${broken.length === 0 ? '' : `; not: ${broken.join(', ')}`}`,
    usage,
    costUsd,
  };
};

class InvalidAnswerError extends AppError {
  readonly code = 'external_service';
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
