import type { ModelAnswer, ModelClient, ModelMessage, ModelTool } from '#models/model.ts';
import { costOf } from '#models/price.ts';
import { describeFailure, type Failure } from './failure.ts';
import type { Journal } from './journal.ts';

/** What the model calls of one agent came to. Cost is null when one of them is unknown. */
export interface Spending {
  readonly calls: number;
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly tokensCached: number;
  readonly costUsd: number | null;
}

export const NOTHING_SPENT: Spending = { calls: 0, tokensIn: 0, tokensOut: 0, tokensCached: 0, costUsd: 0 };

/** Adds one call. A call whose usage is unknown counts no tokens and makes the cost unknown. */
export function addCall(spent: Spending, { usage }: ModelAnswer, { price }: ModelClient): Spending {
  const cost = costOf(usage, price);
  return {
    calls: spent.calls + 1,
    tokensIn: spent.tokensIn + (usage?.input ?? 0),
    tokensOut: spent.tokensOut + (usage?.output ?? 0),
    tokensCached: spent.tokensCached + (usage?.cached ?? 0),
    costUsd: spent.costUsd === null || cost === null ? null : spent.costUsd + cost,
  };
}

/** One call of a model: the conversation so far, of which the journal keeps only what is new. */
export interface ModelCall {
  readonly messages: readonly ModelMessage[];
  /** How many of the messages the call before this one had already. */
  readonly known: number;
  readonly tools: readonly ModelTool[];
  readonly signal: AbortSignal;
}

export type ModelCallResult = { readonly answer: ModelAnswer } | { readonly failure: Failure };

/** Calls a model as one step. What goes wrong with the model is an answer; what goes wrong with us is thrown. */
export async function callModel(
  journal: Journal,
  client: ModelClient,
  { messages, known, tools, signal }: ModelCall,
): Promise<ModelCallResult> {
  const name = `${client.provider}/${client.name}`;
  const input = { messages: messages.slice(known), tools: tools.map((tool) => tool.name) };
  let modelError: unknown;
  try {
    const answer = await journal.step({ kind: 'model', name, input }, async (step) => {
      const given = await client.complete({ messages, tools, mustCallTool: true, signal }).catch((error) => {
        modelError = error;
        throw error;
      });
      step.note(noteOf(given, client));
      return given;
    });
    return { answer };
  } catch (error) {
    if (error !== modelError) throw error;
    return { failure: describeFailure(error, `The model "${name}"`) };
  }
}

function noteOf({ text, toolCalls, finish, usage }: ModelAnswer, { price }: ModelClient) {
  return {
    output: { text, toolCalls, finish },
    tokensIn: usage?.input,
    tokensOut: usage?.output,
    tokensCached: usage?.cached,
    costUsd: costOf(usage, price) ?? undefined,
  };
}
