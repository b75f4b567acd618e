import PQueue from 'p-queue';
import { canonicalJson, inOneOrder } from '#core/canonical-json.ts';
import { isRunControl } from '#core/errors.ts';
import type { Tenant } from '#core/tenant.ts';
import type { ModelAnswer, ModelMessage, ModelToolCall } from '#models/model.ts';
import type { AnyTool, UseTool } from '#tools/tool.ts';
import type { AgentClock } from './agent-clock.ts';
import { describeFailure, describeIssues } from './failure.ts';
import { type AnswerMode, SUBMIT, submission } from './model-prompt.ts';
import type { ModelTask } from './model-task.ts';
import { type Handles, READ_EVIDENCE, showResult, showSlice, slice } from './shown-result.ts';

/** What a model's answer is worked on with. */
export interface TurnContext<Output> {
  readonly task: ModelTask<Output>;
  readonly mode: AnswerMode;
  readonly tenant: Tenant;
  readonly useTool: UseTool;
  /** Of the agent; its signal is also that of the run's end. */
  readonly clock: AgentClock;
  readonly memory: TurnMemory;
}

/** What one conversation has asked for so far. */
export interface TurnMemory {
  readonly handles: Handles;
  /** How often each call was made, by tool and arguments. */
  readonly asked: Map<string, number>;
  /** Tool calls that were run. */
  calls: number;
}

/** What one answer of a model came to. */
export interface Turn<Output> {
  /** The finished answer, when it is there and fits. */
  readonly submitted: { readonly output: Output } | null;
  /** What the model is told, in the order of its calls. */
  readonly replies: readonly ModelMessage[];
  readonly faults: readonly TurnFault[];
}

/** `call`: of a tool, in a wrong way. `answer`: one that does not fit. `text`: words where a call was due. `repeat`: the same call a third time. */
export type TurnFault = 'call' | 'answer' | 'text' | 'repeat';

interface Reply<Output> {
  readonly text: string;
  readonly fault?: TurnFault;
  readonly output?: Output;
}

/** Tool calls of one answer that are run at the same time, and at all; both SDKs would run hundreds at once. */
const AT_ONCE = 8;
const CALLS_PER_TURN = 16;
/** The same call is made so often at most. */
const SAME_CALLS = 2;

/** Does what a model asked for: runs its tools, or takes its answer. */
export async function takeTurn<Output>(
  context: TurnContext<Output>,
  { toolCalls, text }: Pick<ModelAnswer, 'toolCalls' | 'text'>,
): Promise<Turn<Output>> {
  if (toolCalls.length === 0) return takeText(context, text);
  const bound = new PQueue({ concurrency: AT_ONCE });
  const replies = await all(
    toolCalls.map((call, position) =>
      bound.add(async () => ({
        callId: call.id,
        ...(await (position < CALLS_PER_TURN ? answerCall(context, call) : tooMany())),
      })),
    ),
  );
  return {
    submitted: replies.map(submittedOf).find((submitted) => submitted !== null) ?? null,
    replies: replies.map((reply) => ({ role: 'tool', callId: reply.callId, text: reply.text })),
    faults: [...new Set(replies.flatMap(({ fault }) => (fault === undefined ? [] : [fault])))],
  };
}

/** All of them, or the first that failed, but only when every one has ended: several may have asked for an approval. */
async function all<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

/** The answer of a model that writes it; and some write where they should have submitted: if it fits, it counts. */
function takeText<Output>({ task: { answer }, mode }: TurnContext<Output>, text: string): Turn<Output> {
  const value = readJson(text.replace(/^\s*```(?:json)?|```\s*$/g, ''));
  const wrapped = submission(answer).safeParse(value);
  const checked = wrapped.success ? wrapped : submission(answer).safeParse({ answer: value });
  if (checked.success) return { submitted: { output: checked.data.answer }, replies: [], faults: [] };
  const isJson = value !== NOT_JSON;
  const refusal = refusalOf(value, wrapped.error ?? checked.error);
  const reply =
    mode === 'tool' && !isJson
      ? `That is no answer yet: call ${SUBMIT} with it.`
      : `Your answer does not fit: ${refusal}. Write it again, as JSON of the given shape and nothing else.`;
  return {
    submitted: null,
    replies: [{ role: 'user', text: reply }],
    faults: [isJson ? 'answer' : 'text'],
  };
}

function submittedOf<Output>(reply: Reply<Output>): { readonly output: Output } | null {
  return 'output' in reply && reply.output !== undefined ? { output: reply.output } : null;
}

async function tooMany(): Promise<Reply<never>> {
  return { text: `Not run: at most ${CALLS_PER_TURN} calls at once. Ask again for what you still need.` };
}

async function answerCall<Output>(context: TurnContext<Output>, call: ModelToolCall): Promise<Reply<Output>> {
  const value = readJson(call.argumentsJson);
  if (call.name === SUBMIT) return takeAnswer(context.task, value);
  if (call.name === READ_EVIDENCE) return readOn(context.memory, value);
  const { tools } = context.task;
  const tool = tools.find(({ name }) => name === call.name);
  if (tool === undefined) {
    const names = [...tools.map(({ name }) => name), SUBMIT].join(', ');
    return { text: `There is no tool of that name. Your tools are: ${names}.`, fault: 'call' };
  }
  const checked = tool.input.safeParse(value);
  if (!checked.success) {
    return { text: `The arguments do not fit: ${refusalOf(value, checked.error)}.`, fault: 'call' };
  }
  return runOnce(context, tool, value);
}

function takeAnswer<Output>({ answer }: Pick<ModelTask<Output>, 'answer'>, value: unknown): Reply<Output> {
  const checked = submission(answer).safeParse(value);
  if (checked.success) return { text: 'Taken.', output: checked.data.answer };
  const refusal = refusalOf(value, checked.error);
  return {
    text: `Your answer does not fit: ${refusal}. Correct it and call ${SUBMIT} again.`,
    fault: 'answer',
  };
}

function readOn({ handles }: TurnMemory, value: unknown): Reply<never> {
  const wanted = slice.safeParse(value);
  if (wanted.success) return { text: showSlice(wanted.data, handles) };
  return { text: `The arguments do not fit: ${refusalOf(value, wanted.error)}.`, fault: 'call' };
}

/** The same call again is answered by a reminder; one more is a loop, in which a model would go on for ever. */
async function runOnce<Output>(
  context: TurnContext<Output>,
  tool: AnyTool,
  input: unknown,
): Promise<Reply<Output>> {
  const { memory } = context;
  const key = `${tool.name} ${canonicalJson(input)}`;
  const before = memory.asked.get(key) ?? 0;
  memory.asked.set(key, before + 1);
  if (before >= SAME_CALLS)
    return { text: 'Not run: you have made this very call before, and have its answer.', fault: 'repeat' };
  if (before > 0)
    return { text: 'You have made this very call before; its answer stands above. Go on with it.' };
  memory.calls += 1;
  return { text: await runTool(context, tool, input) };
}

async function runTool<Output>(
  { useTool, tenant, memory }: TurnContext<Output>,
  tool: AnyTool,
  input: unknown,
): Promise<string> {
  try {
    const { output, evidenceId } = await useTool(tool, input);
    // The store keeps no order of keys, and what a model is shown must not depend on where it comes from.
    const ordered = inOneOrder(output);
    const cells = evidenceId === null ? undefined : tool.cells?.(ordered, tenant);
    return showResult({ evidenceId, cells, output: ordered }, memory.handles);
  } catch (error) {
    if (isRunControl(error)) throw error;
    return `The tool failed: ${describeFailure(error, `The tool "${tool.name}"`).sentence}`;
  }
}

const NOT_JSON = Symbol('not JSON');

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return NOT_JSON;
  }
}

function refusalOf(value: unknown, error: Parameters<typeof describeIssues>[0]): string {
  return value === NOT_JSON ? 'it is not complete, valid JSON' : describeIssues(error);
}
