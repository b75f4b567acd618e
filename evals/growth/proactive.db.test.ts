import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { type AnalystReport, analystReport } from '#agents/growth/analyst-report.ts';
import { topic } from '#agents/growth/topic.ts';
import type { growthProactive } from '#graphs/growth/growth-proactive.graph.ts';
import { noonAfter } from '#mcp-servers/growth/fakes/fake-shop.ts';
import { verifyEvidence } from '#runtime/verify-evidence.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { listRecommendations } from '#storage/insight/recommendation-read.repository.ts';
import { listAnalystInsights } from '#storage/insight/report-read.repository.ts';
import { listTopics } from '#storage/insight/topic-read.repository.ts';
import { sql } from '#storage/sql.ts';
import { all as tools } from '#tools/registry.gen.ts';
import type { Source } from '#tools/source/source.ts';
import { testContext } from '#tools/testing.ts';
import { LAST_DAY, openProactiveShop, ownerOf, type ProactiveShop } from './testing-proactive.ts';

const NEXT_DAY = '2026-11-21';
const NO_ACCESS = { error: 'api_disabled', times: Number.POSITIVE_INFINITY } as const;

let shop: ProactiveShop;
let db: TenantDatabase;
let first: z.output<typeof growthProactive.output>;
beforeAll(async () => {
  shop = await openProactiveShop();
  db = await shop.store.createTenant('demo');
  await shop.lookAll(db);
  first = await shop.proactive(db);
}, 400_000);
afterAll(() => shop.close());

/** Rows of everything that a run may write for the shop. */
async function countRows(): Promise<unknown> {
  const { rows } = await db.run(sql`
    select (select count(*)::int from insight.insight) as insights,
           (select count(*)::int from insight.topic) as topics,
           (select count(*)::int from insight.recommendation) as recommendations,
           (select count(*)::int from insight.citation) as citations,
           (select count(*)::int from insight.evidence) as evidence,
           (select max(updated_at)::text from insight.topic) as changed
  `);
  return rows[0];
}

async function reportsOf(of: TenantDatabase): Promise<(AnalystReport & { id: string })[]> {
  return (await listAnalystInsights(of)).map(({ id, content }) => ({
    id,
    ...analystReport.parse(content.report),
  }));
}

describe('48 overlapping reports', () => {
  it('lead to seven recommendations at most, and every figure of them is computed again', async () => {
    const given = await listRecommendations(db);
    const context = {
      ...testContext({ db }),
      tenant: ownerOf(db).tenant,
      now: () => noonAfter(LAST_DAY),
      tools,
    };

    const { cited, holds } = await verifyEvidence({}, context);

    expect(first.reports).toBe(48);
    expect(given.length).toBeGreaterThan(3);
    expect(given.length).toBeLessThanOrEqual(7);
    expect(given.map(({ status, sourceKind }) => [status, sourceKind])).toEqual(
      given.map(() => ['active', 'mcp_report']),
    );
    expect(holds).toBe(cited);
    expect(first.quarantined).toEqual([]);
  });

  it('are all taken up, and no finding is lost: each stands in a topic that says what became of it', async () => {
    const topics = await listTopics(db);
    const kept = topics.flatMap(({ content }) => topic.parse(content).findings);
    const reports = await reportsOf(db);
    const told = reports.flatMap(({ id, insights }) =>
      insights.map(({ check, rank }) => `${id} ${check} ${rank}`),
    );

    expect(new Set(kept.map(({ insightId, check, rank }) => `${insightId} ${check} ${rank}`))).toEqual(
      new Set(told),
    );
    expect(topics.every(({ reason }) => reason.endsWith('.'))).toBe(true);
    expect((await listAnalystInsights(db)).every(({ status }) => status === 'processed')).toBe(true);
    expect(first.obsolete).toBe(0);
  });

  it('say where one budget is asked to be raised and to be cut', async () => {
    const topics = await listTopics(db);
    const of = (kind: string) =>
      topics.find(({ topicKey }) => topicKey === `${kind}:campaign=search_generic_de`);
    const [cut, raise] = [of('campaign_wasting'), of('campaign_earning')];

    expect([cut?.state, raise?.state].filter((state) => state === 'conflicting')).toHaveLength(1);
    const heavier = cut?.state === 'conflicting' ? raise : cut;
    expect(topic.parse(heavier?.content).contradictedBy).toHaveLength(1);
  });

  it('give the pressing ones their recommendation before those of the digest', async () => {
    const topics = await listTopics(db, { states: ['advised', 'waiting', 'digest'] });
    const considered = topics.filter(({ consideredOn }) => consideredOn !== null);

    // Of a kind two a day are asked about, so a third one that presses may wait.
    const pressing = topics.filter(({ priority }) => priority === 'URGENT' || priority === 'HIGH');
    expect(pressing.filter(({ state }) => state === 'advised').length).toBeGreaterThanOrEqual(
      Math.min(pressing.length - 2, 5),
    );
    expect(considered).toHaveLength(14);
  });
});

describe('on the same day again', () => {
  it('writes no row and changes none', async () => {
    const before = await countRows();

    const again = await shop.proactive(db);

    expect(await countRows()).toEqual(before);
    expect(again).toMatchObject({ reports: 0, considered: 0, recommendationIds: [] });
  });
});

describe('on the next day', () => {
  it('goes on with what was held, and undoes nothing that people were told', async () => {
    const before = await listRecommendations(db);

    const { recommendationIds } = await shop.proactive(db, NEXT_DAY);

    const after = await listRecommendations(db);
    expect(recommendationIds.length).toBeGreaterThan(0);
    expect(after).toHaveLength(before.length + recommendationIds.length);
    expect(after.length - before.length).toBeLessThanOrEqual(7);
    const ideas = after.map(({ body }) => JSON.stringify([body.lever, Object(body.cause).segment]));
    expect(new Set(ideas).size).toBe(ideas.length);
  });
});

describe.each<[string, readonly Source[]]>([
  ['one', ['ga4']],
  ['three', ['ga4', 'gsc', 'meta_ads']],
  ['five', ['ga4', 'gsc', 'pagespeed', 'google_ads', 'meta_ads']],
])('with %s of five sources down', (_count, down) => {
  const FEW = [
    'ga4/conversion_funnel_analyst',
    'gsc/keyword_opportunity_hunter',
    'pagespeed/core_web_vitals_analyst',
    'google_ads/campaign_performance_analyst',
    'meta_ads/campaign_performance_analyst',
  ];

  it('completes, names them, and reports no outage as a zero', async () => {
    const other = await shop.store.createTenant(`down-${down.length}`);
    for (const source of down) shop.demo.down.add(source);
    // Of a source that needs no consent only the provider can be down.
    if (down.includes('pagespeed')) shop.demo.fakes.pagespeed.behave({ fail: [NO_ACCESS] });

    await shop.look(other, FEW);
    const ended = await shop.proactive(other);

    shop.demo.down.clear();
    shop.demo.fakes.pagespeed.behave({ fail: [] });
    const sources = ended.unavailable.map((key) => key.split('/')[0]);
    expect(new Set(sources)).toEqual(new Set(down));
    expect(ended.userActions.length).toBeGreaterThan(0);
    const reports = await reportsOf(other);
    const silent = reports.filter(({ agentMetadata }) => down.includes(agentMetadata.source));
    expect(silent.map(({ metrics, insights }) => [metrics, insights])).toEqual(silent.map(() => [[], []]));
    expect((await listTopics(other)).some(({ source }) => down.some((each) => each === source))).toBe(false);
    expect(ended.recommendationIds.length > 0).toBe(down.length < 5);
  });
});
