import type { z } from 'zod';
import type { Tenant } from '#core/tenant.ts';
import type { AnyTool, UseTool } from '#tools/tool.ts';

export type Tier = 'orchestrator' | 'master' | 'analyst' | 'specialist' | 'production';

/** The four roles of a team: is the data sound, why did it happen, what to do, does it hold. */
export type TeamRole = 'schema' | 'research' | 'strategy' | 'validator';

/** `when-needed` asks the model only for inputs for which `needsModel` says so. */
export type ModelPolicy = 'never' | 'when-needed' | 'always';

/** Which kind of model an agent wants; the installation maps it to a list of models. */
export type ModelRole = 'reasoning' | 'writing' | 'fast';

/** When an agent must stop, whoever does its work. */
export interface AgentLimits {
  /** Model calls at most, tool rounds included. */
  readonly steps: number;
  readonly costUsd: number;
  /** Seconds of work; waiting for room under a provider's limits does not count. */
  readonly seconds: number;
  /** Seconds that it may wait for such room; absent: as long as nobody sits and waits for it. */
  readonly waitSeconds?: number;
  /** Tokens of all its model calls, prompts and answers together; absent: the loop's usual limit. */
  readonly tokens?: number;
  /** Calls of its tools that a model may make; absent: the loop's usual limit. */
  readonly calls?: number;
}

/** What a playbook may use: the agent's own tools, and what it must know of the tenant and the time. */
export interface PlaybookContext {
  readonly tenant: Tenant;
  readonly now: () => Date;
  readonly useTool: UseTool;
}

/** What a model is asked where code does everything but judge. */
export interface Question<Output> {
  /** What code has read and computed, as far as the judgement needs it; foreign text in it is fenced. */
  readonly brief: string;
  /** What may be answered; it parses to the agent's output. */
  readonly answer: z.ZodType<Output>;
}

/** What an agent found out by code that leaves nothing to judge: its answer, without a question to anybody. */
export interface Settled<Output> {
  readonly settled: Output;
}

/** An agent as data: its place, its job, what it may do, when it must stop, and how it works without a model. */
export interface Agent<Input = unknown, Output = unknown> {
  /** Unique, snake_case, begins with its domain unless it serves all. */
  readonly name: string;
  /** Raised when instructions, schemas or playbook change what the agent answers. */
  readonly version: string;
  readonly tier: Tier;
  /** Name of the agent above it; null for the orchestrator alone. */
  readonly parent: string | null;
  readonly domain: string;
  /** Team and role of a specialist, else null. */
  readonly team: string | null;
  readonly role: TeamRole | null;
  readonly purpose: string;
  readonly input: z.ZodType<Input>;
  readonly output: z.ZodType<Output>;
  readonly tools: readonly AnyTool[];
  readonly limits: AgentLimits;
  readonly modelPolicy: ModelPolicy;
  readonly modelRole: ModelRole;
  /** For `when-needed`: whether this input asks for judgement that the playbook does not have. */
  needsModel?(input: Input): boolean;
  /** The prompt; its SHA-256 is stored with each run. It says nothing of the input, so that providers' caches serve it. */
  instructions(tenant: Tenant): string;
  /**
   * Does by code what needs no judgement and asks for the rest: a model then gets no tools and answers in one call.
   * Where it turns out that nothing is left to judge, it answers by itself. Absent: a model gets the whole input and the
   * agent's tools.
   */
  ask?(input: Input, context: PlaybookContext): Promise<Question<Output> | Settled<Output>>;
  /** The same job done by code: same input, same tools, same output schema, no model. */
  playbook(input: Input, context: PlaybookContext): Promise<Output>;
}

/** An agent whose types a list cannot state; whoever runs it goes through its schemas. */
// biome-ignore lint/suspicious/noExplicitAny: a list of agents of different shapes; `input` and `output` check at run time.
export type AnyAgent = Agent<any, any>;

/** Checks the definition's types against its schemas and freezes it. */
export function defineAgent<Input, Output>(agent: Agent<Input, Output>): Agent<Input, Output> {
  return Object.freeze(agent);
}

/** Runs an agent for the current step: by the model where its policy asks for one and there is one, else by its playbook. */
export type RunAgent = <Input, Output>(agent: Agent<Input, Output>, input: Input) => Promise<Output>;
