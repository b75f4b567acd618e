import type { z } from 'zod';
import type { Agent, AgentLimits, PlaybookContext, Settled } from '#agents/agent.ts';
import { untrusted } from '#agents/prompt.ts';
import { canonicalJson } from '#core/canonical-json.ts';
import type { AnyTool } from '#tools/tool.ts';

/** An agent's job on one input, as a model is given it. */
export interface ModelTask<Output> extends Pick<Agent, 'name'> {
  readonly limits: AgentLimits;
  /** The same for every input. */
  readonly instructions: string;
  /** What the job is about; foreign text in it is fenced. */
  readonly brief: string;
  readonly tools: readonly AnyTool[];
  readonly answer: z.ZodType<Output>;
}

/** What of an agent's job is left to a model: its question, all of it, or nothing, when code has settled it. */
export async function modelTask<Input, Output>(
  agent: Agent<Input, Output>,
  input: Input,
  context: PlaybookContext,
): Promise<ModelTask<Output> | Settled<Output>> {
  const { name, limits } = agent;
  const instructions = agent.instructions(context.tenant);
  const question = await agent.ask?.(input, context);
  if (question !== undefined && 'settled' in question) return question;
  if (question !== undefined) return { name, limits, instructions, ...question, tools: [] };
  const brief = untrusted('input', canonicalJson(input ?? null));
  return { name, limits, instructions, brief, tools: agent.tools, answer: agent.output };
}
