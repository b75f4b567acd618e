import type { GraphRuntime } from '#graphs/graph.ts';
import { type ModelSource, onlyModel } from '#models/model-source.ts';
import { listEvidenceHashes } from '#storage/insight/evidence.repository.ts';
import { listRunBatchRequests, type RunBatchRequest } from '#storage/runtime/batch-request.repository.ts';
import type { Execution } from '#storage/runtime/execution.repository.ts';
import { type HeldStep, listHeldSteps } from '#storage/runtime/journal.repository.ts';
import { runAdmitter } from './admit-run.ts';
import { openWaits } from './approvals/waits.ts';
import { openBatchDesk } from './batches/batch-desk.ts';
import { openBudgetKeeper } from './budget/budget-keeper.ts';
import { givenModel } from './budget/given-model.ts';
import { openCallLedger } from './call-ledger.ts';
import { driveGraph, type GraphDrive } from './drive-graph.ts';
import { openExternalEffects } from './effects/external-effects.ts';
import type { Engine } from './environment.ts';
import { type Journal, openJournal } from './journal.ts';
import { openJournalMemory } from './journal-memory.ts';
import type { LeaseRef } from './journal-writer.ts';
import { type AgentRun, agentRunner } from './run-agent.ts';
import { toolUser } from './run-tool.ts';
import type { HeldRun, RunWork } from './run-work.ts';
import { spentBefore } from './spent-before.ts';
import { openStepBook } from './step-book.ts';
import type { Waits } from './waits.ts';

/** A run that has begun, as a graph is driven with it. */
export interface OpenRun extends GraphDrive {
  /** Numbers of the work itself. */
  readonly metrics: Readonly<Record<string, number>>;
}

export type BegunRun = HeldRun & { readonly execution: Execution };

/** Puts together what a run works with. Only a run that was taken before has something to be played from. */
export async function openRun(engine: Engine, run: BegunRun, work: RunWork): Promise<OpenRun> {
  const { db, execution, epoch } = run;
  const isFresh = run.epoch === 1;
  const held = isFresh ? [] : await listHeldSteps(db, execution.id);
  // Only what may wait for a batch has asked for one.
  const batched = isFresh || execution.answerBy === null ? [] : await listRunBatchRequests(db, execution.id);
  const hashes = isFresh ? [] : await listEvidenceHashes(db, execution.id);
  const lease = { executionId: execution.id, epoch };
  const book = openStepBook(engine.log, { ...work, executionId: execution.id });
  const writer = engine.writerFor(db);
  const journal = openJournal({ lease, writer, memory: openJournalMemory(held), book });
  const waits = openWaits({ db, lease });
  const kept = new Map(hashes.map(({ contentHash, id }) => [contentHash, id]));
  const drive = lend(engine, { ...run, journal, waits, lease, held, batched, kept, ...work });
  return { ...drive, metrics: { replayed: held.length } };
}

/** What a run works with, once it has a journal. */
export interface LentRun extends BegunRun, Pick<RunWork, 'signal' | 'onModelWait'> {
  readonly journal: Journal;
  readonly waits: Waits;
  readonly lease: LeaseRef;
  readonly held: readonly HeldStep[];
  readonly batched: readonly RunBatchRequest[];
  /** Evidence of this run by content hash. */
  readonly kept: Map<string, string>;
}

/** Lends a run what its graph is driven with; everything that it does goes through its journal. */
export function lend(engine: Engine, run: LentRun): GraphDrive {
  const { tenant, db, execution, journal, waits, lease, kept, signal } = run;
  const now = engine.now ?? startOf(execution);
  const gateway = engine.mcp === undefined ? {} : { mcp: engine.mcp };
  const context = {
    tenant,
    db,
    now,
    signal,
    log: engine.log,
    sources: engine.sources,
    expect: engine.expect,
    ...gateway,
  };
  const effects = openExternalEffects({ journal, waits, db, lease });
  const budget = openBudgetKeeper({
    ...{ db, execution: { ...execution, startedAt: execution.startedAt ?? execution.createdAt } },
    ...{
      spentBefore: spentBefore(run.held, run.batched),
      now: () => new Date(performance.timeOrigin + performance.now()),
    },
  });
  const agents: AgentRun = {
    ...{ journal, context, kept, effects, budget, ledger: openCallLedger(db, lease) },
    batches: openBatchDesk(run),
    models: modelsFor(engine, execution),
    graph: execution.graph,
    onModelWait: run.onModelWait,
  };
  const runtime: GraphRuntime = {
    ...runtimeOf(engine, { agents, execution, journal }),
    tell: (piece, because) => journal.tell(piece, because),
    runGraph: (graph, input) => driveGraph(graph, input, drive),
  };
  const drive: GraphDrive = { journal, waits, runtime };
  return drive;
}

/** Whichever process works on a run, the model that it was given is part of it. */
function modelsFor({ models }: Engine, { budget }: Execution): ModelSource | undefined {
  const model = givenModel(budget);
  return models === undefined || model === null ? models : onlyModel(models, model);
}

/** A run looks at the world as of its beginning, however often it is taken up. */
function startOf({ startedAt, createdAt }: Execution): () => Date {
  const start = startedAt ?? createdAt;
  return () => new Date(start);
}

function runtimeOf(
  engine: Engine,
  { agents, execution, journal }: { agents: AgentRun; execution: Execution; journal: Journal },
): Omit<GraphRuntime, 'runGraph' | 'tell'> {
  const admit = runAdmitter(engine);
  return {
    runAgent: agentRunner(agents),
    useTool: toolUser(agents),
    context: agents.context,
    executionId: execution.id,
    traceId: execution.traceId,
    write: (name, input, work) => journal.write({ kind: 'write', name, input }, work),
    startRun: ({ name }, input, dedupeKey) =>
      journal.write({ kind: 'write', name: `start ${name}`, input: { input, dedupeKey } }, async (tx) => {
        const admission = {
          graph: name,
          input,
          trigger: 'graph',
          dedupeKey,
          parentId: execution.id,
        } as const;
        const { executionId, isNew } = await admit(tx, admission);
        return { executionId, isNew };
      }),
  };
}
