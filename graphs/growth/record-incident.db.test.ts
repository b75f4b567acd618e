import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testPackage } from '#agents/growth/testing.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { insertTestAnomaly, insertTestEvidence, insertTestExecution } from '#storage/insight/testing.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { type IncidentOutcome, type RecordedIncident, recordIncident } from './record-incident.ts';

let store: TestStore;
let tenant: TenantDatabase;
let outcome: IncidentOutcome;

beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  tenant = await store.createTenant();
  const executionId = await insertTestExecution(tenant);
  const { cause } = testPackage();
  const citation = {
    language: 'en',
    field: 'text',
    figure: '25%',
    evidenceId: await insertTestEvidence(tenant),
    cell: 'change',
    value: 0.25,
    unit: 'fraction',
  } as const;
  const at = '2026-03-16T06:00:00.000Z';
  outcome = {
    incidentKey: 'incident',
    executionId,
    cause,
    alternatives: [],
    insight: {
      kind: 'incident',
      incidentKey: 'incident',
      agent: 'growth_reactive_master',
      executionId,
      title: 'A campaign brings nobody',
      content: { cause },
      firstDay: '2026-03-02',
      lastDay: '2026-03-15',
      priority: 'HIGH',
      confidence: 0.8,
      traceId: 'trace',
      at,
    },
    citations: [citation],
    recommendations: [
      {
        write: {
          sourceKind: 'anomaly' as const,
          insightId: null,
          anomalyId: await insertTestAnomaly(tenant),
          incidentKey: 'incident',
          domain: 'performance_marketing',
          kind: 'restart_stopped_campaign',
          priority: 'HIGH',
          language: 'en',
          title: 'Restart the campaign',
          body: {},
          predicted: null,
          confidence: 0.8,
          impactAmount: -1000,
          currency: 'PLN',
          status: 'active',
          statusReason: null,
          executionId,
          fingerprint: 'print',
          at,
        },
        citations: [citation],
      },
    ],
  };
});

async function count(): Promise<unknown> {
  const { rows } = await tenant.run(sql`
    select (select count(*)::integer from insight.insight) as insights,
           (select count(*)::integer from insight.recommendation) as recommendations,
           (select count(*)::integer from insight.citation) as citations,
           (select status from metric.anomaly) as incident
  `);
  return rows[0];
}

const changed = (write: Partial<IncidentOutcome['recommendations'][number]['write']>): IncidentOutcome => ({
  ...outcome,
  recommendations: outcome.recommendations.map((each) => ({ ...each, write: { ...each.write, ...write } })),
});

/** In a transaction of its own, as a run writes it. */
function record(db: TenantDatabase, outcome: IncidentOutcome): Promise<RecordedIncident> {
  return db.transaction((tx) => recordIncident(tx, outcome));
}

describe('recordIncident', () => {
  it('writes the report, the recommendation and every citation, and takes the incident out of the queue', async () => {
    const recorded = await record(tenant, outcome);

    expect(recorded).toMatchObject({
      recommendationIds: [expect.any(String)],
      quarantined: [],
      keptAway: [],
    });
    expect(await count()).toEqual({ insights: 1, recommendations: 1, citations: 2, incident: 'processed' });
    const { rows } = await tenant.run(sql`select explanation from metric.anomaly`);
    expect(rows).toMatchObject([
      { explanation: { cause: { kind: 'campaign_stopped' }, insightId: recorded.insightId } },
    ]);
  });

  it.each([
    ['single_record', 'LOW'],
    ['business', 'HIGH'],
  ] as const)('leaves an incident that is explained as %s at %s', async (causeClass, severity) => {
    await tenant.run(sql`update metric.anomaly set severity = 'HIGH'`);

    await record(tenant, { ...outcome, cause: { ...outcome.cause, class: causeClass } });

    const { rows } = await tenant.run(
      sql`select severity, explanation #>> '{atProcessing,severity}' as settled from metric.anomaly`,
    );
    expect(rows).toEqual([{ severity, settled: causeClass === 'single_record' ? 'LOW' : null }]);
  });

  it('changes nothing when the node runs again', async () => {
    const first = await record(tenant, outcome);
    const before = await count();

    const again = await record(tenant, outcome);

    expect(again).toEqual(first);
    expect(await count()).toEqual(before);
  });

  it('writes nothing at all when one citation has no evidence', async () => {
    const [recommendation] = outcome.recommendations;
    const citations = (recommendation?.citations ?? []).map((each) => ({
      ...each,
      evidenceId: randomUUID(),
    }));
    const broken = {
      ...outcome,
      recommendations: outcome.recommendations.map((each) => ({ ...each, citations })),
    };

    await expect(record(tenant, broken)).rejects.toThrow(/foreign key/);

    expect(await count()).toEqual({ insights: 0, recommendations: 0, citations: 0, incident: 'detected' });
  });

  it('keeps a quarantined text out of sight, without citations', async () => {
    const recorded = await record(
      tenant,
      changed({ status: 'quarantined', statusReason: 'a figure without evidence' }),
    );

    expect(recorded).toMatchObject({ recommendationIds: [], quarantined: [expect.any(String)] });
    expect(await count()).toMatchObject({ recommendations: 1, citations: 1 });
  });

  it('says which ideas people had enough of', async () => {
    const first = await record(tenant, outcome);
    await tenant.run(
      sql`update insight.recommendation set status = 'dismissed', decided_at = ${outcome.insight.at}::timestamptz`,
    );
    const next = await insertTestExecution(tenant);

    const second = await record(tenant, { ...changed({ executionId: next }), executionId: next });

    expect(second).toMatchObject({ recommendationIds: [], keptAway: first.recommendationIds });
  });
});
