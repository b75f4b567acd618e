import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { growthReactive } from '#graphs/growth/growth-reactive.graph.ts';
import { growthReactiveSweep } from '#graphs/growth/growth-reactive-sweep.graph.ts';
import type { Engine } from '#runtime/environment.ts';
import { openInlineWorker } from '#runtime/inline-worker.ts';
import { mirrorRegistry } from '#runtime/mirror-registry.ts';
import { openTestEngine, runTest, testOwner } from '#runtime/testing.ts';
import { verifyEvidence } from '#runtime/verify-evidence.ts';
import { many, type TenantDatabase } from '#storage/database.ts';
import { type Incident, listIncidents } from '#storage/metric/incident.repository.ts';
import { sql } from '#storage/sql.ts';
import type { TestStore } from '#storage/testing.ts';
import { cause } from '#tools/growth/cause.ts';
import { measurabilityOf } from '#tools/insight/measurability.ts';
import { detectAnomalies } from '#tools/metric/detect-anomalies.tool.ts';
import { all as tools } from '#tools/registry.gen.ts';
import { testContext } from '#tools/testing.ts';
import type { ToolContext } from '#tools/tool.ts';
import { type DemoShop, generateDemoShop } from './demo-shop.ts';
import { type FoundIncident, type PlantedKind, scoreIncidents } from './demo-truth.ts';
import { LAST_DAY, openMetricStore, openShop } from './testing.ts';

const SEEDS = [1, 2];
const RUN_TIMEOUT = 240_000;

const recommendationRow = z.object({
  incident_key: z.string(),
  kind: z.string(),
  status: z.string(),
  times_seen: z.number(),
  cited: z.number(),
  body: z.looseObject({ attempts: z.number() }),
});
const insightRow = z.object({ incident_key: z.string(), kind: z.string(), content: z.looseObject({}) });

let store: TestStore;
let engine: Engine;
beforeAll(async () => {
  store = await openMetricStore();
  await mirrorRegistry(store.owner);
  engine = await openTestEngine(store, { graphs: [growthReactive] });
});
afterAll(async () => {
  await engine.queue.close();
  await store.close();
});

/** Works on the runs that a sweep has started, one after the other. */
async function workOnAll(started: readonly { executionId: string }[], db: TenantDatabase): Promise<void> {
  const worker = openInlineWorker(engine);
  const { signal } = new AbortController();
  for (const { executionId } of started) {
    const execution = await worker.workOn(testOwner(db), executionId, { signal });
    expect(execution).toMatchObject({ status: 'completed', error: null });
  }
  await worker.close();
}

/** An incident as the reactive track left it, reduced to what can be judged. */
function asFound({ key, firstDay, lastDay, lead }: Incident): FoundIncident {
  const named = cause.parse(lead.explanation.cause);
  return { incidentKey: key, firstDay, lastDay, causeKind: named.kind, root: named.segment };
}

const listRecommendations = ({ db }: ToolContext) =>
  many(
    db,
    recommendationRow,
    sql`
      select incident_key, kind, status, times_seen, body,
             (select count(*)::integer from insight.citation
              where recommendation_id = recommendation.id and revision = times_seen) as cited
      from insight.recommendation as recommendation order by kind
    `,
  );

describe.each(SEEDS)('the reactive track on the demo shop of seed %i', (seed) => {
  let shop: DemoShop;
  let context: ToolContext;
  let incidents: Incident[];

  beforeAll(async () => {
    shop = generateDemoShop({ seed, lastDay: LAST_DAY });
    context = await openShop(store, shop);
    await detectAnomalies.run({ upTo: LAST_DAY }, context);
    const sweep = await runTest(engine, context.db, { graph: growthReactiveSweep, input: { limit: 50 } });
    expect(sweep.execution).toMatchObject({ status: 'completed', output: { refused: [], left: 0 } });
    await workOnAll(growthReactiveSweep.output.parse(sweep.execution.output).started, context.db);
    incidents = await listIncidents(context.db);
  }, RUN_TIMEOUT);

  function keyOf(kind: PlantedKind): string | null {
    const { planted } = scoreIncidents(shop.truth, incidents.map(asFound));
    return planted[shop.truth.findIndex((each) => each.kind === kind)]?.incidentKey ?? null;
  }

  it('explains all six planted incidents by their kind and their root', () => {
    const { planted } = scoreIncidents(shop.truth, incidents.map(asFound));

    expect(
      planted.map(({ id, isFound, isRootRight, isKindRight }) => [id, isFound, isRootRight, isKindRight]),
    ).toEqual(shop.truth.map(({ id }) => [id, true, true, true]));
  });

  it('leaves no incident in the queue', () => {
    expect(incidents.map(({ status }) => status)).toEqual(incidents.map(() => 'processed'));
  });

  it.each([
    ['tracking_outage', 'data_problem'],
    ['single_order', 'single_record'],
  ] as const)('reports %s as %s, in both languages and without any advice', async (kind, insightKind) => {
    const key = keyOf(kind);

    const insights = await many(
      context.db,
      insightRow,
      sql`select incident_key, kind, content from insight.insight`,
    );
    const advised = (await listRecommendations(context)).map(({ incident_key }) => incident_key);

    const insight = insights.find(({ incident_key }) => incident_key === key);
    expect(insight).toMatchObject({
      kind: insightKind,
      content: { texts: { en: { noAdvice: expect.any(String) }, pl: { noAdvice: expect.any(String) } } },
    });
    expect(advised).not.toContain(key);
  });

  it('says of every advice whether its promise could be measured, and keeps what that rests on', async () => {
    const given = await listRecommendations(context);

    const { rows } = await context.db.run(
      sql`select id::text from insight.evidence where tool = 'insight_measurability'`,
    );

    const kept = z.array(z.object({ id: z.string() })).parse(rows);
    for (const { body } of given) {
      const stated = measurabilityOf({ body });
      expect(stated).toMatchObject({
        verdict: 'no',
        fault: body.effect === null ? 'no_promise' : expect.any(String),
      });
      if (body.effect !== null) expect(kept).toContainEqual({ id: stated?.evidenceId });
    }
  });

  it('names the single order', async () => {
    const record = shop.truth.find(({ kind }) => kind === 'single_order')?.root?.value;

    const { rows } = await context.db.run(
      sql`select content #>> '{texts,en,title}' as title from insight.insight where incident_key = ${keyOf('single_order')}`,
    );

    expect(rows).toEqual([{ title: expect.stringContaining(record ?? 'the record') }]);
  });

  it.each(['checkout_broken', 'campaign_stopped', 'organic_loss', 'bot_traffic'] as const)(
    'advises on %s, every text grounded at the first attempt and cited',
    async (kind) => {
      const given = (await listRecommendations(context)).filter(
        ({ incident_key }) => incident_key === keyOf(kind),
      );

      expect(given.length).toBeGreaterThan(0);
      for (const { status, cited, body } of given) {
        expect(status).toBe('active');
        expect(cited).toBeGreaterThan(0);
        expect(body.attempts).toBe(1);
      }
    },
  );

  it(
    'cites nothing that cannot be computed again',
    async () => {
      const environment = testContext({ ...testOwner(context.db), now: () => new Date() });

      const { cited, holds, figures } = await verifyEvidence({}, { ...environment, tools });

      expect(figures.filter(({ outcome }) => outcome.kind !== 'holds')).toEqual([]);
      expect(holds).toBe(cited);
      expect(cited).toBeGreaterThan(50);
    },
    RUN_TIMEOUT,
  );

  it(
    'brings recommendations up to date at a second look, and adds none',
    async () => {
      const incidentKey = keyOf('campaign_stopped') ?? '';
      const before = await listRecommendations(context);

      const again = await runTest(engine, context.db, { graph: growthReactive, input: { incidentKey } });

      const seen = (all: typeof before) =>
        all.filter(({ incident_key }) => incident_key === incidentKey).map(({ times_seen }) => times_seen);
      const after = await listRecommendations(context);
      expect(after).toHaveLength(before.length);
      expect(again.execution.output).toMatchObject({
        recommendationIds: seen(before).map(() => expect.any(String)),
      });
      expect(seen(after)).toEqual(seen(before).map((times) => times + 1));
      expect(after.every(({ cited }) => cited > 0)).toBe(true);
    },
    RUN_TIMEOUT,
  );
});
