import { randomUUID } from 'node:crypto';
import { createLogger, type Logger } from '#core/log.ts';
import type { Tenant } from '#core/tenant.ts';
import { addDays } from '#core/time.ts';
import { growthReactiveSweep } from '#graphs/growth/growth-reactive-sweep.graph.ts';
import { all as graphs } from '#graphs/registry.gen.ts';
import { openEngine } from '#runtime/engine.ts';
import { type InlineWorker, openInlineWorker } from '#runtime/inline-worker.ts';
import { mirrorRegistry } from '#runtime/mirror-registry.ts';
import type { ModelsSetInput } from '#runtime/models/models-set-input.ts';
import type { RunOwner } from '#runtime/start-run.ts';
import { verifyEvidence } from '#runtime/verify-evidence.ts';
import { listRecommendations } from '#storage/insight/recommendation-read.repository.ts';
import { listIncidents } from '#storage/metric/incident.repository.ts';
import { sql } from '#storage/sql.ts';
import { openStore, type Store } from '#storage/store.ts';
import { detectAnomalies } from '#tools/metric/detect-anomalies.tool.ts';
import { openExpectations } from '#tools/metric/expectations.ts';
import { all as tools } from '#tools/registry.gen.ts';
import type { ToolContext } from '#tools/tool.ts';
import { readAskedModels, sumOf } from './asked-models.ts';
import type { EvalCase } from './eval-case.ts';
import { countMetricDays } from './metric-days.ts';
import { openModels } from './open-models.ts';
import { adviceOf, lateRemark, reportOf } from './reported-matters.ts';
import type { CaseReport } from './scores/case-report.ts';

/** Plays cases through the whole system on a store of its own, each as a tenant of its own. */
export interface Player {
  /** Why models cannot be asked: keys that are not to be had. */
  readonly problems: readonly string[];
  play(evalCase: EvalCase): Promise<CaseReport>;
  close(): Promise<void>;
}

/** Incidents that one case may have before the rest is left. */
const MOST_INCIDENTS = 50;
const NOON = 'T12:00:00Z';

/** Opens the embedded store in memory, with these lists of models; without any agents follow their playbooks. */
export async function openPlayer(lists: readonly ModelsSetInput[] = []): Promise<Player> {
  const store = await openStore({ databaseUrl: undefined, home: 'memory' });
  await mirrorRegistry(store.owner);
  const log = createLogger('silent', { write: () => {} });
  const { source, problems } = await openModels(store, { lists, log });
  const models = lists.length === 0 ? undefined : source;
  const engine = await openEngine(store, { log, graphs, models });
  const worker = openInlineWorker(engine);
  return {
    problems,
    play: (evalCase) => play(evalCase, { store, worker, log, isAsking: models !== undefined }),
    async close() {
      await worker.close();
      await engine.queue.close();
      await store.close();
    },
  };
}

interface Place {
  readonly store: Store;
  readonly worker: InlineWorker;
  readonly log: Logger;
  /** Some model was named. */
  readonly isAsking: boolean;
}

async function play(evalCase: EvalCase, { store, worker, log, isAsking }: Place): Promise<CaseReport> {
  const started = performance.now();
  const owner = await openTenant(store, evalCase);
  const { signal } = new AbortController();
  // The day after the last one, when people look at it.
  const now = (): Date => new Date(`${addDays(evalCase.upTo, 1)}${NOON}`);
  const context: ToolContext = { ...owner, now, signal, log, expect: openExpectations() };
  await evalCase.fill(context);
  const detected = await detectAnomalies.run({ upTo: evalCase.upTo }, context);
  await workOnAll(owner, worker);
  const { db, tenant } = owner;
  const incidents = await listIncidents(db);
  const recommendations = await listRecommendations(db, { statuses: ['active'] });
  const { cited, holds } = await verifyEvidence({}, { ...context, tools });
  const asked = await readAskedModels(db, tenant);
  return {
    name: evalCase.name,
    planted: [...evalCase.planted],
    isTruthComplete: evalCase.isTruthComplete,
    reported: [
      ...incidents.map(reportOf),
      ...detected.lateSources.map((late) => lateRemark(late, evalCase.upTo)),
    ],
    advice: recommendations.map(adviceOf),
    metricDays: await countMetricDays(db, evalCase.upTo),
    ...{ cited, holds },
    modelCalls: sumOf(asked.models, ({ calls }) => calls),
    tokens: sumOf(asked.models, ({ input, output }) => input + output),
    ...(isAsking ? { asked } : {}),
    seconds: (performance.now() - started) / 1000,
  };
}

async function workOnAll(owner: RunOwner, worker: InlineWorker): Promise<void> {
  const { signal } = new AbortController();
  const wish = {
    graph: growthReactiveSweep.name,
    input: { limit: MOST_INCIDENTS },
    trigger: 'manual',
  } as const;
  const { execution } = await worker.start(owner, wish, { signal });
  const { started } = growthReactiveSweep.output.parse(execution.output);
  for (const { executionId } of started) await worker.workOn(owner, executionId, { signal });
}

async function openTenant({ owner, forTenant }: Store, evalCase: EvalCase): Promise<RunOwner> {
  const id = randomUUID();
  const tenant: Tenant = { ...evalCase.tenant, id, slug: `eval-${id}` };
  await owner.run(sql`
    insert into core.tenant (id, slug, name, timezone, currency, locale)
    values (${id}, ${tenant.slug}, ${tenant.name}, ${tenant.timezone}, ${tenant.currency}, ${tenant.locale})
  `);
  return { db: forTenant(id), tenant };
}
