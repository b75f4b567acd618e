import type { AgentLimits } from '#agents/agent.ts';
import type { FinishReason, ModelAnswer, ModelClient, ModelMessage } from '#models/model.ts';
import { compact } from './compact-talk.ts';
import type { Failure } from './failure.ts';
import { addCall, callModel, type ModelSpending, NOTHING_SPENT, type Spending } from './model-call.ts';
import { answerMode, askFor, modelTools, openingMessages } from './model-prompt.ts';
import { type TurnContext, type TurnFault, takeTurn } from './model-turn.ts';

/** A job for a model. */
export interface ModelJob<Output> extends Omit<TurnContext<Output>, 'mode' | 'memory'> {
  readonly client: ModelClient;
  readonly spending: ModelSpending;
}

/** Either an answer that fits the agent's output schema, or why there is none. */
export type ModelOutcome<Output> =
  | { readonly output: Output; readonly spent: Spending }
  | { readonly gaveUp: Failure; readonly spent: Spending };

/** How often a model may correct itself before its playbook takes over, and what is said then. */
const PATIENCE: Readonly<Record<TurnFault, { readonly times: number; readonly failure: Failure }>> = {
  answer: {
    times: 1,
    failure: {
      code: 'bad_answer',
      sentence: "The model's answer did not fit its schema, also when corrected.",
    },
  },
  call: {
    times: 2,
    failure: { code: 'bad_call', sentence: 'The model kept calling its tools wrongly after 2 corrections.' },
  },
  text: {
    times: 1,
    failure: { code: 'no_answer', sentence: 'The model wrote text instead of an answer, also when told.' },
  },
  repeat: {
    times: 0,
    failure: { code: 'repeated_call', sentence: 'The model made the same call three times.' },
  },
};

const UNFINISHED: Partial<Record<FinishReason, string>> = {
  length: 'The model ran out of room before it had finished.',
  content_filter: "The provider's content filter stopped the model.",
  refusal: 'The model refused.',
  empty: 'The model answered nothing.',
  unknown: 'The model stopped for a reason that we do not know.',
};

const OUT_OF_TIME: Failure = { code: 'timeout', sentence: 'The model had no answer within its time.' };

/** What a conversation has come to so far. */
interface Conversation<Output> extends TurnContext<Output> {
  readonly job: ModelJob<Output>;
  messages: ModelMessage[];
  /** How many of the messages the journal has. */
  known: number;
  spent: Spending;
  isCompacted: boolean;
  readonly faults: Record<TurnFault, number>;
}

type Ending<Output> = { readonly output: Output } | { readonly gaveUp: Failure };

/** Lets a model do a job within its limits. It never throws for what the model does. */
export async function askModel<Output>(job: ModelJob<Output>): Promise<ModelOutcome<Output>> {
  const mode = answerMode(job.client.features);
  const talk: Conversation<Output> = {
    ...job,
    ...{ job, mode, memory: { handles: new Map(), asked: new Map(), calls: 0 } },
    messages: openingMessages(job.task, mode),
    ...{ known: 0, spent: NOTHING_SPENT, isCompacted: false },
    faults: { answer: 0, call: 0, text: 0, repeat: 0 },
  };
  // Ends by the agent's limit of steps, if by nothing else.
  while (true) {
    const ending = await exchange(talk);
    if (ending !== null) return { ...ending, spent: talk.spent };
  }
}

async function exchange<Output>(talk: Conversation<Output>): Promise<Ending<Output> | null> {
  const { job, task, mode, clock } = talk;
  const { signal } = clock;
  const result = await callModel({ agent: task, spending: job.spending }, job.client, {
    ...{ messages: [...talk.messages], known: talk.known, signal, onWait: clock.setWaiting },
    roomSeconds: task.limits.waitSeconds ?? USUAL_WAIT_SECONDS,
    ...{ tools: modelTools(task, mode), ...askFor(task, mode) },
    refuse: () => (signal.aborted ? OUT_OF_TIME : passedLimit(task.limits, talk)),
  });
  talk.spent = addCall(talk.spent, result.paid);
  talk.known = talk.messages.length;
  if ('failure' in result) return afterFailure(talk, result.failure);
  const unfinished = UNFINISHED[result.answer.finish];
  if (unfinished !== undefined) return { gaveUp: { code: result.answer.finish, sentence: unfinished } };
  return work(talk, result.answer);
}

/** What was too long is said once more in short; everything else is given up. */
function afterFailure<Output>(talk: Conversation<Output>, failure: Failure): Ending<Output> | null {
  if (failure.code !== 'context_length' || talk.isCompacted) return { gaveUp: failure };
  const shorter = compact(talk.messages);
  if (shorter === undefined) return { gaveUp: failure };
  talk.isCompacted = true;
  talk.messages = shorter;
  talk.known = 0;
  return null;
}

async function work<Output>(
  talk: Conversation<Output>,
  answer: Pick<ModelAnswer, 'text' | 'toolCalls'>,
): Promise<Ending<Output> | null> {
  const turn = await takeTurn(talk, answer);
  if (turn.submitted !== null) return turn.submitted;
  for (const fault of turn.faults) {
    talk.faults[fault] += 1;
    const { times, failure } = PATIENCE[fault];
    if (talk.faults[fault] > times) return { gaveUp: failure };
  }
  const { text, toolCalls } = answer;
  talk.messages.push({ role: 'assistant', text, toolCalls }, ...turn.replies);
  return null;
}

/** Limits of an agent that says none of its own. */
const USUAL_TOKENS = 60_000;
const USUAL_CALLS = 30;
/** Nobody sits and waits for scheduled work. */
const USUAL_WAIT_SECONDS = 900;

function passedLimit<Output>(
  { steps, costUsd, tokens = USUAL_TOKENS, calls = USUAL_CALLS }: AgentLimits,
  { spent, memory }: Conversation<Output>,
): Failure | null {
  const because = (code: string, sentence: string): Failure => ({ code, sentence });
  if (spent.calls >= steps) return because('step_limit', `The model had no answer after ${steps} calls.`);
  if (memory.calls >= calls)
    return because('call_limit', `The model had no answer after ${calls} calls of its tools.`);
  if (spent.tokensIn + spent.tokensOut >= tokens)
    return because('token_limit', `The model had no answer when ${tokens} tokens were used.`);
  if (spent.costUsd !== null && spent.calls > 0 && spent.costUsd >= costUsd)
    return because('cost_limit', `The model had no answer when ${costUsd} USD were spent.`);
  return null;
}
