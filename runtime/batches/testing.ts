import { pino } from 'pino';
import type { AnyGraph } from '#graphs/graph.ts';
import { openCircuitBreakers } from '#models/circuit-breakers.ts';
import { openBatches } from '#models/open-batches.ts';
import { openModel } from '#models/open-model.ts';
import { resilientModel } from '#models/resilient-model.ts';
import { TEST_KEY } from '#models/testing.ts';
import type { BatchServer } from '#models/testing-batches.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { type Execution, getExecution } from '#storage/runtime/execution.repository.ts';
import { type ModelProtocol, putModel } from '#storage/runtime/model.repository.ts';
import { sumCosts } from '#storage/runtime/model-call.repository.ts';
import { putChoices } from '#storage/runtime/model-choice.repository.ts';
import { sql } from '#storage/sql.ts';
import type { Store } from '#storage/store.ts';
import type { TestStore } from '#storage/testing.ts';
import { runAdmitter } from '../admit-run.ts';
import { workOnce } from '../effects/testing.ts';
import type { Engine } from '../environment.ts';
import { openStoredBatches } from '../models/open-stored-batches.ts';
import { storedModels } from '../models/stored-models.ts';
import { openTestEngine } from '../testing.ts';
import type { BatchSettings } from './batch-engine.ts';
import { pollBatches } from './poll-batches.ts';

export const PRICE = { input: 2, output: 10, cached: 0.5 };
export const HOURS = 3600;

const KEYS = {
  variable: (name: string) => (name === 'BATCH_KEY' ? TEST_KEY : undefined),
  readFile: () => Promise.reject(new Error('no files')),
};
const DEFAULTS = {
  openAiKey: undefined,
  openAiBaseUrl: undefined,
  anthropicKey: undefined,
  model: undefined,
};

/** A tenant whose agents ask a model that takes batches. */
export interface BatchShop {
  readonly db: TenantDatabase;
  readonly engine: Engine;
  admit(answerWithin?: number): Promise<string>;
  /** Works on a run once, as a worker does. */
  work(executionId: string): ReturnType<typeof workOnce>;
  /** Sees to what waits, without gathering for long. */
  poll(settings?: Partial<BatchSettings>): Promise<number>;
  run(executionId: string): Promise<Execution>;
  costs(): ReturnType<typeof sumCosts>;
  /** Reservations and what the tenant's day has come to. */
  budget(): Promise<unknown>;
  requests(): Promise<readonly unknown[]>;
  batches(): Promise<readonly unknown[]>;
}

/** What a shop is opened with. */
export interface ShopParts {
  readonly server: Pick<BatchServer, 'url'>;
  readonly graph: AnyGraph;
  /** Graphs that it starts. */
  readonly others?: readonly AnyGraph[];
  readonly protocol?: ModelProtocol;
  readonly takesBatches?: boolean;
}

/** Nothing is waited for in a test but what the test waits for. */
const AT_ONCE: Partial<BatchSettings> = { gatherSeconds: 0, lookSeconds: 0, againSeconds: 0 };

/** Gives a new tenant the model and lists it for every agent. */
export async function openBatchShop(store: TestStore, parts: ShopParts): Promise<BatchShop> {
  const db = await store.createTenant();
  await nameModel(store, db, parts);
  return enterBatchShop(store, db, parts);
}

/** Enters a shop that is there. */
export async function enterBatchShop(
  store: Store,
  db: TenantDatabase,
  { graph, others = [] }: Pick<ShopParts, 'graph' | 'others'>,
): Promise<BatchShop> {
  const resilience = { breakers: openCircuitBreakers({ now: () => performance.now() }) };
  const models = storedModels({
    ...{ store, keys: KEYS, defaults: DEFAULTS },
    open: ({
      protocol: provider,
      provider: label,
      name,
      apiKey = 'none',
      rateKey: keyId,
      gate: _none,
      ...settings
    }) => {
      const client = openModel({ ...settings, provider, label, model: name, apiKey });
      return resilientModel([{ client, keyId }], { ...resilience, policy: { attempts: 1 } });
    },
    combine: () => {
      throw new Error('The test has one model.');
    },
  });
  const engine = { ...(await openTestEngine(store, { graphs: [graph, ...others] })), models };
  return {
    ...{ db, engine },
    admit: (answerWithin) =>
      db.transaction(async (tx) => {
        const wish = { graph: graph.name, input: {}, trigger: 'schedule', answerWithin } as const;
        return (await runAdmitter(engine)(tx, wish)).executionId;
      }),
    work: (id) => workOnce(engine, db, id),
    poll: (settings) => pollBatches(pollerOf(engine, { ...AT_ONCE, ...settings })),
    run: (id) => getExecution(db, id),
    costs: () => sumCosts(db, { by: 'tenant', since: null, timezone: 'UTC' }),
    budget: () =>
      rowsOf(
        db,
        `
      select calls, tokens, usd::float8 as usd, reserved_calls, reserved_tokens, reserved_usd::float8 as reserved_usd,
             (select count(*) from runtime.budget_hold) as holds
      from runtime.budget_use where scope = 'tenant' and period = 'day'`,
      ),
    requests: () =>
      rowsOf(
        db,
        'select state, problem, is_settled, request is null as is_empty from runtime.batch_request order by created_at, place',
      ),
    batches: () => rowsOf(db, 'select state, provider_id, problem from runtime.batch order by created_at'),
  };
}

function pollerOf(engine: Engine, settings: Partial<BatchSettings>): Parameters<typeof pollBatches>[0] {
  const opening = {
    keys: KEYS,
    defaults: DEFAULTS,
    open: async (model: Parameters<typeof openBatches>[0]) => openBatches(model),
  };
  return {
    ...{ ...engine, log: pino({ level: 'silent' }), settings, signal: new AbortController().signal },
    open: (stored) => openStoredBatches(stored, opening),
  };
}

/** Names the model of a shop for all its agents. */
export async function nameModel(
  { owner }: Store,
  { tenantId }: TenantDatabase,
  { protocol = 'openai', server, takesBatches = true }: Omit<ShopParts, 'graph'>,
): Promise<void> {
  const identity = {
    ...({ kind: 'chat', protocol, name: 'patient', baseUrl: server.url } as const),
    ...{ tenantId, updatedBy: null },
  };
  const details = { keyEnv: 'BATCH_KEY', price: PRICE, batches: takesBatches };
  const { id } = await putModel(owner, identity, details);
  const place = { tenantId, agent: null, role: 'fast' } as const;
  await owner.transaction((tx) => putChoices(tx, place, { modelIds: [id], updatedBy: null }));
}

async function rowsOf(db: TenantDatabase, text: string): Promise<readonly unknown[]> {
  return (await db.run({ text, values: [] })).rows;
}

/** Lets time go by for what waits: the patience of every request is used up. */
export async function passPatience(db: TenantDatabase): Promise<void> {
  await db.run(sql`update runtime.batch_request set give_up_at = clock_timestamp() - interval '1 second'`);
}

const ROUNDS = 8;

/** Works, hands in and ends batches in turn until the run has ended; answers how each round of work left it. */
export async function settleBatches(
  { work, poll }: BatchShop,
  server: Pick<BatchServer, 'end'>,
  executionId: string,
): Promise<unknown[]> {
  const left: unknown[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const result = await work(executionId);
    if (result !== undefined) left.push(result);
    if (result !== undefined && 'ended' in result) break;
    await poll();
    server.end();
    await poll();
  }
  return left;
}
