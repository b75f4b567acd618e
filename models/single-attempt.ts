import { readUntil } from '#core/deadline.ts';
import { type AnswerDraft, openDraft, type ReadAnswer } from './answer-draft.ts';
import type {
  ModelAttempt,
  ModelClient,
  ModelFeatures,
  ModelPrice,
  ModelRequest,
  ModelUsage,
} from './model.ts';
import { ModelError, modelFault, withAttempts } from './model-error.ts';
import type { ModelPiece } from './model-piece.ts';
import { costOf, isFree } from './price.ts';
import { faultOf, readRefusal } from './refusal-fault.ts';
import { scrub } from './scrub.ts';
import { callIds } from './tool-call-names.ts';
import { openWire, type Wire } from './wire.ts';

/** What a model can be reached and paid with, whoever provides it. */
export interface ModelSettings {
  readonly model: string;
  /** Whose it is, as the ledger names it; absent: the maker of the protocol. */
  readonly label?: string | undefined;
  readonly apiKey: string;
  /** Absent: the provider itself. */
  readonly baseUrl?: string | undefined;
  readonly price: ModelPrice | null;
  readonly contextTokens?: number | null | undefined;
  readonly features?: Partial<ModelFeatures> | undefined;
  /** Row of the model, when it may also be asked through batches. */
  readonly batchModelId?: string | undefined;
  /** Longest silence that is waited for: until the answer begins, and in the middle of it. */
  readonly idleSeconds?: number | undefined;
  /** Longest that one attempt may take. */
  readonly totalSeconds?: number | undefined;
  /** Largest answer, in bytes as they are streamed. */
  readonly maxBytes?: number | undefined;
}

/** How one provider's API is spoken: a request in, pieces of an answer out. */
export interface Dialect {
  readonly provider: string;
  /** What is expected of a model when nobody has said. */
  features(settings: ModelSettings): ModelFeatures;
  send(settings: ModelSettings, request: ModelRequest, wire: Wire): AsyncIterable<ModelPiece>;
}

const IDLE_SECONDS = 60;
const TOTAL_SECONDS = 600;
const MAX_BYTES = 8_000_000;

/** A model that is asked once. It does not retry: whoever calls it decides what a failure means. */
export function singleAttempt(dialect: Dialect, settings: ModelSettings): ModelClient {
  const { price, contextTokens = null, model, batchModelId } = settings;
  const features = { ...dialect.features(settings), ...settings.features };
  const who = { provider: settings.label ?? dialect.provider, model };
  return {
    ...{ provider: who.provider, name: model, price, features, contextTokens, batchModelId },
    async complete(asked) {
      const request = stoppedByListener(asked);
      let hasBegun = false;
      const draft = noting(openDraft(), () => {
        hasBegun = true;
      });
      const startedAt = performance.now();
      const ended = (fault: ModelAttempt['fault']): ModelAttempt => {
        const paid = paidFor(draft.usage(), price, isFree(fault) && !hasBegun);
        const seconds = (performance.now() - startedAt) / 1000;
        const attempt = { ...who, ...paid, price, seconds, fault };
        request.onAttempt?.(attempt);
        return attempt;
      };
      request.signal.throwIfAborted();
      const outcome = await converse(dialect, settings, { request: fitted(request, features), draft });
      if (!(outcome instanceof ModelError)) return { ...outcome, ...who, attempts: [ended(null)] };
      const attempt = ended(outcome.fault);
      // A deadline of the caller or a cancelled run is not a broken service.
      request.signal.throwIfAborted();
      throw withAttempts(outcome, [attempt]);
    },
  };
}

/** A provider that refuses before it says anything charges for nothing, whatever its price. */
function paidFor(
  usage: ModelUsage | null,
  price: ModelPrice | null,
  isRefused: boolean,
): Pick<ModelAttempt, 'usage' | 'costUsd'> {
  if (usage === null && isRefused) return { usage: { input: 0, output: 0, cached: 0 }, costUsd: 0 };
  return { usage, costUsd: costOf(usage, price) };
}

function noting(draft: AnswerDraft, begun: () => void): AnswerDraft {
  return {
    ...draft,
    add(piece) {
      begun();
      draft.add(piece);
    },
  };
}

/** Who is told the text may want to stop by throwing; that is no fault of the model. */
function stoppedByListener(request: ModelRequest): ModelRequest {
  const { onText, signal } = request;
  if (onText === undefined) return request;
  const stop = new AbortController();
  return {
    ...request,
    signal: AbortSignal.any([signal, stop.signal]),
    onText(piece) {
      try {
        onText(piece);
      } catch (error) {
        stop.abort(error);
      }
    },
  };
}

interface Conversation {
  readonly request: ModelRequest;
  readonly draft: AnswerDraft;
}

/** What the model cannot be held to is not asked of it. */
function fitted(request: ModelRequest, { output }: ModelFeatures): ModelRequest {
  return output ? request : { ...request, output: undefined };
}

async function converse(
  dialect: Dialect,
  settings: ModelSettings,
  { request, draft }: Conversation,
): Promise<ReadAnswer | ModelError> {
  const { apiKey, idleSeconds = IDLE_SECONDS, totalSeconds = TOTAL_SECONDS, maxBytes = MAX_BYTES } = settings;
  const total = AbortSignal.timeout(totalSeconds * 1000);
  // Of its own, so that a stream that nobody reads any more is let go of.
  const leave = new AbortController();
  const signal = AbortSignal.any([request.signal, total, leave.signal]);
  const wire = openWire({ signal, idleSeconds, maxBytes, apiKey });
  try {
    await readInto(draft, dialect.send(settings, { ...request, signal }, wire), { ...request, signal });
    // Some clients end a broken stream as if it were a whole one.
    return wire.fault() ?? draft.finish(callIds(request.messages));
  } catch (error) {
    if (request.signal.aborted) return modelFault('aborted');
    if (total.aborted) return modelFault('timeout');
    return wire.fault() ?? faultIn(error, apiKey);
  } finally {
    leave.abort();
  }
}

async function readInto(
  draft: AnswerDraft,
  pieces: AsyncIterable<ModelPiece>,
  { signal, onText }: ModelRequest,
): Promise<void> {
  for await (const piece of readUntil(pieces, signal)) {
    draft.add(piece);
    if ('text' in piece && piece.text !== '') onText?.(piece.text);
  }
}

/** A provider may also refuse in the middle of an answer; its own client throws that. */
function faultIn(error: unknown, apiKey: string): ModelError {
  if (error instanceof ModelError) return error;
  const said = error instanceof Error && 'error' in error ? readRefusal(error.error) : null;
  return modelFault(said === null ? 'unreadable' : faultOf(said), { cause: scrub(error, apiKey) });
}
