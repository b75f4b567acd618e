import { Annotation, END, Send, START, StateGraph } from '@langchain/langgraph';
import { z } from 'zod';
import { type AnyGraph, defineGraph } from '#graphs/graph.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { type PolicyRuleDraft, savePolicyRule } from '#storage/plan/policy-rule.repository.ts';
import { type Approval, listApprovals } from '#storage/runtime/approval.repository.ts';
import { claimLeases } from '#storage/runtime/claim.repository.ts';
import type { TestStore } from '#storage/testing.ts';
import { TEST_TENANT } from '#tools/testing.ts';
import { type AnyTool, defineTool } from '#tools/tool.ts';
import { runAdmitter } from '../admit-run.ts';
import { type DecisionOrder, decideApproval } from '../approvals/decide-approval.ts';
import type { Engine } from '../environment.ts';
import { executeRun, type WorkResult } from '../execute-run.ts';
import { openTestEngine } from '../testing.ts';
import { dispatchOutbox } from './dispatcher.ts';

const letter = z.object({ to: z.string().min(1), amount: z.number().default(1) });

/** What the other side of a test has received. */
export interface OtherSide {
  readonly received: { readonly to: string; readonly amount: number; readonly key: string | undefined }[];
  /** What it does with the next call, instead of answering; `stall` never answers. */
  readonly faults: (Error | 'stall')[];
}

/** A letter box that we do not own; each letter that it gets is noted, whether or not it answers. */
export function letterTool(other: OtherSide, isIdempotent: boolean): AnyTool {
  return defineTool({
    name: isIdempotent ? 'test_keyed_letter' : 'test_letter',
    version: '1',
    description: 'Sends a letter.',
    effect: 'external',
    isIdempotent,
    input: letter,
    output: z.object({ receipt: z.string() }),
    async run({ to, amount }, { idempotencyKey: key }) {
      const fault = other.faults.shift();
      const isKnown = isIdempotent && other.received.some((each) => each.key === key);
      if (!isKnown) other.received.push({ to, amount, key });
      if (fault === 'stall') return new Promise<never>(() => {});
      if (fault !== undefined) throw fault;
      return { receipt: `receipt for ${to}` };
    },
  });
}

const State = Annotation.Root({
  letters: Annotation<readonly unknown[]>,
  letter: Annotation<z.input<typeof letter>>,
  answers: Annotation<readonly string[]>({ reducer: (old, added) => [...old, ...added], default: () => [] }),
});
type State = typeof State.State;

/** Sends letters in parallel branches; a branch answers the receipt, or why there is none. */
export function mailing(tool: AnyTool): AnyGraph {
  return defineGraph({
    name: 'test_mailing',
    version: '1',
    purpose: 'Sends letters.',
    input: z.object({ letters: z.array(z.unknown()) }),
    output: z.array(z.string()),
    stepLimit: 5,
    build({ useTool }) {
      const send = async ({ letter }: State) => ({
        answers: [
          await useTool(tool, letter).then(
            ({ output }) => `${letter.to}: ${output.receipt}`,
            (error: unknown) => refusal(letter.to, error),
          ),
        ],
      });
      return new StateGraph(State)
        .addNode('begin', async () => ({}))
        .addNode('send', send)
        .addEdge(START, 'begin')
        .addConditionalEdges(
          'begin',
          ({ letters }: State) => letters.map((each) => new Send('send', { letter: each })),
          ['send'],
        )
        .addEdge('send', END);
    },
    result: (state) => z.object({ answers: z.array(z.string()) }).parse(state).answers,
  });
}

/** The words of a refusal; whatever else it is goes on up. */
function refusal(to: string, error: unknown): string {
  const known = z
    .object({ code: z.enum(['refused', 'not_delivered']), message: z.string() })
    .safeParse(error);
  if (!known.success) throw error;
  return `${to}: ${known.data.message}`;
}

/** Admits a run as the command line and schedules do. */
export async function admitTest(
  engine: Engine,
  db: TenantDatabase,
  { graph, input }: { readonly graph: AnyGraph; readonly input: unknown },
): Promise<string> {
  const admit = runAdmitter(engine);
  const admission = { graph: graph.name, input, trigger: 'manual' } as const;
  return (await db.transaction((tx) => admit(tx, admission))).executionId;
}

/** Works on a run as a worker does once it has found it in the queue; undefined when it does not wait for a worker. */
export async function workOnce(
  engine: Engine,
  db: TenantDatabase,
  executionId: string,
): Promise<WorkResult | undefined> {
  const { tenantId } = db;
  const worker = { id: engine.workerId, seconds: engine.leaseSeconds };
  const claims = await engine.store.owner.transaction(async (tx) => {
    const taken = await engine.queue.take(tx, 'default', 10);
    return claimLeases(
      tx,
      taken.filter((each) => each.executionId === executionId),
      worker,
    );
  });
  const claim = claims[0];
  if (claim === undefined) return undefined;
  const tenant = { ...TEST_TENANT, id: tenantId };
  return executeRun(engine, { ...claim, db, tenant }, { signal: new AbortController().signal });
}

/** Lets every letter through. */
export const ALLOW: PolicyRuleDraft = {
  ...{ code: 'letters', appliesTo: '*', condition: null, action: 'allow', priority: 5 },
  ...{ message: null, expiresAfterSeconds: null },
};

/** A run that wants letters sent, and everybody around it. */
export interface MailRun {
  readonly engine: Engine & { readonly tools: readonly AnyTool[] };
  readonly db: TenantDatabase;
  readonly executionId: string;
  work(): Promise<WorkResult | undefined>;
  send(): Promise<number>;
  pending(): Promise<Approval[]>;
  decide(order: Omit<DecisionOrder, 'actor' | 'reason'> & { reason?: string }): Promise<Approval>;
  /** What became of the letters, in the order in which they were put in the outbox. */
  letters(): Promise<readonly unknown[]>;
}

/** What a run begins with. */
export interface MailStart {
  readonly letters: readonly unknown[];
  readonly other: OtherSide;
  readonly isIdempotent?: boolean;
  readonly rules?: readonly PolicyRuleDraft[];
}

/** Starts a run in a tenant of its own, and lets one worker come with it as far as it can. */
export async function beginMailing(store: TestStore, start: MailStart): Promise<MailRun> {
  const { letters, other, isIdempotent = true, rules = [] } = start;
  const db = await store.createTenant();
  for (const rule of rules) await db.transaction((tx) => savePolicyRule(tx, rule));
  const tool = letterTool(other, isIdempotent);
  const graph = mailing(tool);
  const engine = { ...(await openTestEngine(store, { graphs: [graph] })), tools: [tool] };
  const executionId = await admitTest(engine, db, { graph, input: { letters } });
  const run: MailRun = {
    ...{ engine, db, executionId },
    work: () => workOnce(engine, db, executionId),
    send: () => dispatchOutbox(engine, { claimSeconds: 20, backoffSeconds: 0 }),
    pending: () => listApprovals(db, { includeAnswered: false, limit: 50 }),
    decide: (order) =>
      decideApproval(engine, db, {
        ...{ reason: null, actor: { actorKind: 'operator', actorId: 'ada' } },
        ...order,
      }),
    async letters() {
      const text = 'select status, attempts from runtime.outbox order by created_at';
      return (await db.run({ text, values: [] })).rows;
    },
  };
  await run.work();
  return run;
}

/** Works and delivers in turn until nothing moves any more; answers what the run ended with, if it did. */
export async function settle({ work, send }: Pick<MailRun, 'work' | 'send'>): Promise<unknown> {
  let result: WorkResult | undefined;
  for (let isIdle = false; !isIdle; ) {
    const sent = await send();
    const worked = await work();
    result = worked ?? result;
    isIdle = sent === 0 && worked === undefined;
  }
  return result !== undefined && 'ended' in result ? result.ended.output : result;
}
