import type { ModelAnswer, ModelAttempt } from '#models/model.ts';
import type { Paid } from '#models/price.ts';
import type { Failure } from './failure.ts';
import type { OpenStep } from './step.ts';

/** Tokens that an answer is taken to have at most, before it is there. */
export const ANSWER_TOKENS = 4_000;

/** What one call came to, and what was paid for it. */
export type ModelCallResult = { readonly paid: Paid } & (
  | { readonly answer: Pick<ModelAnswer, 'text' | 'toolCalls' | 'finish'> }
  | { readonly failure: Failure }
);

/** What is noted of a call that was made. */
export interface CallOutcome {
  readonly attempts: readonly ModelAttempt[];
  readonly paid: Paid;
  readonly result: Omit<ModelAnswer, 'attempts' | 'usage'> | Failure;
}

/** Notes a call in its step. */
export function keepCounts(step: OpenStep, { attempts, paid, result }: CallOutcome): ModelCallResult {
  const { tokensIn, tokensOut, tokensCached, costUsd, isCounted } = paid;
  const isKnown = isCounted || attempts.some(({ usage }) => usage !== null);
  step.note({
    ...(isKnown ? { tokensIn, tokensOut, tokensCached } : {}),
    costUsd: isCounted ? (costUsd ?? undefined) : undefined,
  });
  if ('code' in result) {
    step.note({ failure: result.sentence });
    return { failure: result, paid };
  }
  const { text, toolCalls, finish, provider, model } = result;
  step.note({ name: `${provider}/${model}` });
  return { answer: { text, toolCalls, finish }, paid };
}
