import type { Agent } from '#agents/agent.ts';
import { untrusted } from '#agents/prompt.ts';
import { isRunControl } from '#core/errors.ts';
import type { Tenant } from '#core/tenant.ts';
import type { ModelAnswer, ModelMessage, ModelToolCall } from '#models/model.ts';
import type { AnyTool, UseTool } from '#tools/tool.ts';
import { describeFailure, describeIssues } from './failure.ts';
import { SUBMIT, submission } from './model-prompt.ts';

/** What a model's answer is worked on with. */
export interface TurnContext<Input, Output> {
  readonly agent: Agent<Input, Output>;
  readonly tenant: Tenant;
  readonly useTool: UseTool;
  /** The agent's deadline, or the end of the run. */
  readonly signal: AbortSignal;
}

/** What one answer of a model came to. */
export interface Turn<Output> {
  /** The finished answer, when it is there and fits. */
  readonly submitted: { readonly output: Output } | null;
  /** What the model is told, in the order of its calls. */
  readonly replies: readonly ModelMessage[];
  readonly badCalls: number;
  readonly badAnswers: number;
}

interface Reply<Output> {
  readonly text: string;
  readonly fault?: 'call' | 'answer';
  readonly output?: Output;
}

/** Tool calls of one answer that are run; both SDKs would run hundreds at once. */
const CALLS_AT_ONCE = 8;
/** Characters of one tool result that a model is shown. */
const RESULT_SHOWN = 24_000;

/** Does what a model asked for: runs its tools, or takes its answer. */
export async function takeTurn<Input, Output>(
  context: TurnContext<Input, Output>,
  { toolCalls, text }: ModelAnswer,
): Promise<Turn<Output>> {
  if (toolCalls.length === 0) return takeText(context, text);
  const replies = await all(
    toolCalls.map(async (call, position) => ({
      callId: call.id,
      ...(await (position < CALLS_AT_ONCE ? answerCall(context, call) : tooMany())),
    })),
  );
  return {
    submitted: replies.map(submittedOf).find((submitted) => submitted !== null) ?? null,
    replies: replies.map((reply) => ({ role: 'tool', callId: reply.callId, text: reply.text })),
    badCalls: replies.some(({ fault }) => fault === 'call') ? 1 : 0,
    badAnswers: replies.some(({ fault }) => fault === 'answer') ? 1 : 0,
  };
}

/** All of them, or the first that failed, but only when every one has ended: several may have asked for an approval. */
async function all<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

/** Some models write the answer instead of submitting it; if it fits, it counts. */
function takeText<Input, Output>({ agent }: TurnContext<Input, Output>, text: string): Turn<Output> {
  const value = readJson(text.replace(/^\s*```(?:json)?|```\s*$/g, ''));
  const wrapped = submission(agent.output).safeParse(value);
  const checked = wrapped.success ? wrapped : submission(agent.output).safeParse({ answer: value });
  if (checked.success) {
    return { submitted: { output: checked.data.answer }, replies: [], badCalls: 0, badAnswers: 0 };
  }
  const reply = { role: 'user' as const, text: `That is no answer yet: call ${SUBMIT} with it.` };
  return { submitted: null, replies: [reply], badCalls: 0, badAnswers: 1 };
}

function submittedOf<Output>(reply: Reply<Output>): { readonly output: Output } | null {
  return 'output' in reply && reply.output !== undefined ? { output: reply.output } : null;
}

async function tooMany(): Promise<Reply<never>> {
  return { text: `Not run: at most ${CALLS_AT_ONCE} calls at once. Ask again for what you still need.` };
}

async function answerCall<Input, Output>(
  context: TurnContext<Input, Output>,
  call: ModelToolCall,
): Promise<Reply<Output>> {
  const value = readJson(call.argumentsJson);
  if (call.name === SUBMIT) return takeAnswer(context.agent, value);
  const { tools } = context.agent;
  const tool = tools.find(({ name }) => name === call.name);
  if (tool === undefined) {
    const names = [...tools.map(({ name }) => name), SUBMIT].join(', ');
    return { text: `There is no tool of that name. Your tools are: ${names}.`, fault: 'call' };
  }
  const checked = tool.input.safeParse(value);
  if (!checked.success) {
    return { text: `The arguments do not fit: ${refusalOf(value, checked.error)}.`, fault: 'call' };
  }
  return { text: await runTool(context, tool, value) };
}

function takeAnswer<Input, Output>(agent: Agent<Input, Output>, value: unknown): Reply<Output> {
  const checked = submission(agent.output).safeParse(value);
  if (checked.success) return { text: 'Taken.', output: checked.data.answer };
  const refusal = refusalOf(value, checked.error);
  return {
    text: `Your answer does not fit: ${refusal}. Correct it and call ${SUBMIT} again.`,
    fault: 'answer',
  };
}

async function runTool<Input, Output>(
  { useTool, tenant }: TurnContext<Input, Output>,
  tool: AnyTool,
  input: unknown,
): Promise<string> {
  try {
    const { output, evidenceId } = await useTool(tool, input);
    const cells = evidenceId === null ? undefined : tool.cells?.(output, tenant);
    return showResult({ evidenceId, cells, output });
  } catch (error) {
    if (isRunControl(error)) throw error;
    return `The tool failed: ${describeFailure(error, `The tool "${tool.name}"`).sentence}`;
  }
}

/** A result as a model sees it: the cells, by which it may be cited, matter more than the rest. */
function showResult(result: { evidenceId: string | null; cells: unknown; output: unknown }): string {
  const { output: _left, ...citable } = result;
  const shown = [result, citable]
    .map((each) => JSON.stringify(each))
    .find(({ length }) => length <= RESULT_SHOWN);
  if (shown === undefined)
    return 'The result is too large to show. Ask for less, for example fewer days or values.';
  return untrusted('tool_result', shown);
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
