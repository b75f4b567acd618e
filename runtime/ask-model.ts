import type { AgentLimits } from '#agents/agent.ts';
import type { FinishReason, ModelAnswer, ModelClient, ModelMessage } from '#models/model.ts';
import type { Failure } from './failure.ts';
import { addCall, callModel, type ModelSpending, NOTHING_SPENT, type Spending } from './model-call.ts';
import { modelTools, openingMessages } from './model-prompt.ts';
import { type TurnContext, takeTurn } from './model-turn.ts';

/** A job for a model: an agent's, with its input and rendered instructions. */
export interface ModelJob<Input, Output> extends TurnContext<Input, Output> {
  readonly client: ModelClient;
  readonly spending: ModelSpending;
  readonly input: Input;
  readonly instructions: string;
}

/** Either an answer that fits the agent's output schema, or why there is none. */
export type ModelOutcome<Output> =
  | { readonly output: Output; readonly spent: Spending }
  | { readonly gaveUp: Failure; readonly spent: Spending };

/** How often a model may correct its answer, and its tool calls. */
const REPAIRS = 2;

const UNFINISHED: Partial<Record<FinishReason, string>> = {
  length: 'The model ran out of room before it had finished.',
  content_filter: "The provider's content filter stopped the model.",
  refusal: 'The model refused.',
  empty: 'The model answered nothing.',
  unknown: 'The model stopped for a reason that we do not know.',
};

const OUT_OF_TIME: Failure = { code: 'timeout', sentence: 'The model had no answer within its time.' };

/** What a conversation has come to so far. */
interface Conversation {
  readonly messages: ModelMessage[];
  /** How many of the messages the journal has. */
  known: number;
  spent: Spending;
  badCalls: number;
  badAnswers: number;
}

type Ending<Output> = { readonly output: Output } | { readonly gaveUp: Failure };

/** Lets a model do an agent's job, within the agent's limits. It never throws for what the model does. */
export async function askModel<Input, Output>(job: ModelJob<Input, Output>): Promise<ModelOutcome<Output>> {
  const messages = openingMessages(job.instructions, job.input);
  const talk: Conversation = { messages, known: 0, spent: NOTHING_SPENT, badCalls: 0, badAnswers: 0 };
  // Ends by the agent's limit of steps, if by nothing else.
  while (true) {
    const ending = await exchange(job, talk);
    if (ending !== null) return { ...ending, spent: talk.spent };
  }
}

async function exchange<Input, Output>(
  job: ModelJob<Input, Output>,
  talk: Conversation,
): Promise<Ending<Output> | null> {
  const { agent, client, signal } = job;
  const result = await callModel(job, client, {
    messages: [...talk.messages],
    known: talk.known,
    tools: modelTools(agent),
    signal,
    refuse: () => (signal.aborted ? OUT_OF_TIME : passedLimit(agent.limits, talk.spent)),
  });
  if ('failure' in result) return { gaveUp: result.failure };
  const { answer } = result;
  talk.known = talk.messages.length;
  talk.spent = addCall(talk.spent, answer, client);
  const unfinished = UNFINISHED[answer.finish];
  if (unfinished !== undefined) return { gaveUp: { code: answer.finish, sentence: unfinished } };
  return work(job, talk, answer);
}

async function work<Input, Output>(
  job: ModelJob<Input, Output>,
  talk: Conversation,
  answer: ModelAnswer,
): Promise<Ending<Output> | null> {
  const turn = await takeTurn(job, answer);
  if (turn.submitted !== null) return turn.submitted;
  talk.badCalls += turn.badCalls;
  talk.badAnswers += turn.badAnswers;
  const hopeless = tooManyRepairs(talk);
  if (hopeless !== null) return { gaveUp: hopeless };
  talk.messages.push(assistantMessage(answer), ...turn.replies);
  return null;
}

function assistantMessage({ text, toolCalls }: ModelAnswer): ModelMessage {
  return { role: 'assistant', text, toolCalls };
}

function passedLimit({ steps, costUsd }: AgentLimits, spent: Spending): Failure | null {
  if (spent.calls >= steps) {
    return { code: 'step_limit', sentence: `The model had no answer after ${steps} calls.` };
  }
  if (spent.costUsd !== null && spent.calls > 0 && spent.costUsd >= costUsd) {
    return { code: 'cost_limit', sentence: `The model had no answer when ${costUsd} USD were spent.` };
  }
  return null;
}

function tooManyRepairs({ badCalls, badAnswers }: Conversation): Failure | null {
  if (badAnswers > REPAIRS) {
    return {
      code: 'bad_answer',
      sentence: `The model's answer did not fit its schema after ${REPAIRS} corrections.`,
    };
  }
  if (badCalls > REPAIRS) {
    return {
      code: 'bad_call',
      sentence: `The model kept calling its tools wrongly after ${REPAIRS} corrections.`,
    };
  }
  return null;
}
