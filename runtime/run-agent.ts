import type { Agent, AnyAgent, PlaybookContext, RunAgent, Settled } from '#agents/agent.ts';
import { inOneOrder, sha256 } from '#core/canonical-json.ts';
import { InvalidInputError, InvariantError } from '#core/errors.ts';
import type { ModelClient } from '#models/model.ts';
import type { ModelSource } from '#models/model-source.ts';
import type { AnyTool, UseTool } from '#tools/tool.ts';
import { type AgentClock, startAgentClock } from './agent-clock.ts';
import { askModel, type ModelOutcome } from './ask-model.ts';
import type { BatchDesk } from './batches/batch-desk.ts';
import type { BudgetKeeper } from './budget/budget-keeper.ts';
import type { CallLedger } from './call-ledger.ts';
import { describeIssues, type Failure } from './failure.ts';
import { modelTask } from './model-task.ts';
import { type ToolRun, toolUser } from './run-tool.ts';
import type { RunWork } from './run-work.ts';
import type { OpenStep } from './step.ts';
import { openTogether } from './waiting-together.ts';

/** What the agents of one run share. */
export interface AgentRun extends ToolRun {
  /** Absent: every agent works by its playbook. */
  readonly models: ModelSource | undefined;
  readonly budget: BudgetKeeper;
  readonly ledger: CallLedger;
  readonly batches: BatchDesk;
  /** Name of the run's graph, for its budget. */
  readonly graph: string;
  readonly onModelWait: RunWork['onModelWait'];
}

/** Runs agents for the current step of a run: by the model where policy and installation allow it, else by playbook. */
export function agentRunner(run: AgentRun): RunAgent {
  const together = openTogether();
  return async (agent, input) => {
    const opening = { kind: 'agent', name: agent.name, role: agent.role, input, isInputKept: true } as const;
    const work = async (step: OpenStep) => {
      const checked = parseInput(agent, input);
      return doWork({ run, agent, step }, checked);
    };
    const { result } = await together.run(() => run.journal.step(opening, work));
    return result;
  };
}

/** An agent's answer as the journal keeps it. */
interface AgentResult<Output> {
  readonly result: Output;
  /** Why no model did the work; null when one did. */
  readonly reason: Failure | null;
}

interface AgentWork<Input, Output> {
  readonly run: AgentRun;
  readonly agent: Agent<Input, Output>;
  readonly step: OpenStep;
}

async function doWork<Input, Output>(
  job: AgentWork<Input, Output>,
  input: Input,
): Promise<AgentResult<Output>> {
  const client = await chooseModel(job, input);
  if (!('provider' in client)) return usePlaybook(job, input, client);
  const clock = startAgentClock(job.agent.limits.seconds, job.run.context.signal);
  const outcome = await useModel(job, input, { client, clock }).finally(clock.stop);
  if ('output' in outcome) return { result: outcome.output, reason: null };
  if ('settled' in outcome) return { result: outcome.settled, reason: NOTHING_TO_JUDGE };
  return usePlaybook(job, input, outcome.gaveUp);
}

/** Codes of the reasons for which the work was the playbook's from the beginning. */
export const NO_FALLBACK: readonly string[] = ['policy', 'not_needed', 'no_model'];

const NOTHING_TO_JUDGE: Failure = {
  code: 'not_needed',
  sentence: 'What was read left nothing to judge.',
};

/** The model, or why none is asked. */
async function chooseModel<Input, Output>(
  { run, agent }: AgentWork<Input, Output>,
  input: Input,
): Promise<ModelClient | Failure> {
  if (agent.modelPolicy === 'never') {
    return { code: 'policy', sentence: 'By its policy this agent asks no model.' };
  }
  if (agent.modelPolicy === 'when-needed' && agent.needsModel?.(input) !== true) {
    return { code: 'not_needed', sentence: 'This input asks for no judgement beyond the playbook.' };
  }
  const wish = { tenantId: run.context.tenant.id, agent: agent.name, role: agent.modelRole };
  const client = await run.models?.clientFor(wish);
  return client ?? { code: 'no_model', sentence: 'No model is configured.' };
}

async function useModel<Input, Output>(
  { run, agent, step }: AgentWork<Input, Output>,
  input: Input,
  { client, clock }: { readonly client: ModelClient; readonly clock: AgentClock },
): Promise<ModelOutcome<Output> | Settled<Output>> {
  const { context, journal, budget, ledger, batches, graph, onModelWait } = run;
  const timed = { ...run, context: { ...context, signal: clock.signal } };
  const task = await modelTask(agent, input, playbookContext(agent, timed));
  if ('settled' in task) {
    step.note({ decidedBy: 'playbook' });
    return { settled: parseOutput(agent, task.settled) };
  }
  const job = {
    ...{ task, client, clock },
    useTool: ownTools(agent, toolUser(timed, 'model')),
    tenant: context.tenant,
    spending: { journal, budget, ledger, batches, graph, runSignal: context.signal, onModelWait },
  };
  const outcome = await askModel(job);
  // A cancelled run ends; it does not go on by playbook.
  context.signal.throwIfAborted();
  const { tokensIn, tokensOut, tokensCached, costUsd } = outcome.spent;
  step.note({
    ...{ instructionsHash: sha256(task.instructions), tokensIn, tokensOut, tokensCached },
    costUsd: costUsd ?? undefined,
  });
  if ('output' in outcome) step.note({ decidedBy: 'model' });
  return outcome;
}

async function usePlaybook<Input, Output>(
  { run, agent, step }: AgentWork<Input, Output>,
  input: Input,
  reason: Failure,
): Promise<AgentResult<Output>> {
  // Only a model that failed is news; that none was asked is in the record.
  const isFallback = !NO_FALLBACK.includes(reason.code);
  step.note({ decidedBy: 'playbook', ...(isFallback ? { detail: reason.sentence } : {}) });
  const { context } = run;
  const timed = { ...run, context: { ...context, signal: deadlineOf(agent, context.signal) } };
  const result = parseOutput(agent, await agent.playbook(input, playbookContext(agent, timed)));
  return { result, reason };
}

function playbookContext(agent: AnyAgent, run: AgentRun): PlaybookContext {
  const { tenant, now } = run.context;
  return { tenant, now, useTool: ownTools(agent, toolUser(run)) };
}

function deadlineOf({ limits }: Pick<Agent, 'limits'>, signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(limits.seconds * 1000)]);
}

/** An agent reaches its own tools and no others, also in its playbook. */
function ownTools({ name, tools }: { name: string; tools: readonly AnyTool[] }, useTool: UseTool): UseTool {
  return async (tool, input) => {
    if (!tools.some((own) => own.name === tool.name)) {
      throw new InvariantError(`The agent "${name}" has no tool "${tool.name}".`);
    }
    return useTool(tool, input);
  };
}

function parseInput<Input, Output>({ name, input: schema }: Agent<Input, Output>, input: unknown): Input {
  const checked = schema.safeParse(inOneOrder(input ?? null));
  if (checked.success) return checked.data;
  throw new InvalidInputError(`The agent "${name}" refuses its input: ${describeIssues(checked.error)}.`);
}

function parseOutput<Input, Output>({ name, output }: Agent<Input, Output>, value: unknown): Output {
  const checked = output.safeParse(value);
  if (checked.success) return checked.data;
  throw new InvariantError(`The playbook of "${name}" answered what its own schema refuses.`, {
    cause: checked.error,
  });
}
