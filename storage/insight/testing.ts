import { randomInt, randomUUID } from 'node:crypto';
import type { TenantDatabase } from '../database.ts';
import { sql } from '../sql.ts';

/** A run that what a test writes may refer to. */
export async function insertTestExecution(tenant: TenantDatabase): Promise<string> {
  const id = randomUUID();
  await tenant.run(sql`
    insert into runtime.execution (id, tenant_id, number, graph, graph_version, trigger, input, trace_id)
    values (${id}, ${tenant.tenantId}, ${randomInt(2 ** 40)}, 'growth_reactive', '1', 'manual', '{}', 'trace')
  `);
  return id;
}

/** The lead of incident `incident`, on a metric of the tenant's own. */
export async function insertTestAnomaly(tenant: TenantDatabase): Promise<string> {
  const [definition, series, anomaly] = [randomUUID(), randomUUID(), randomUUID()];
  await tenant.run(sql`
    insert into metric.definition
      (id, tenant_id, key, name, unit, kind, better, aggregation, family, expression, description)
    values (${definition}, ${tenant.tenantId}, 'takings', '{}', 'currency', 'money', 'up', 'sum', 'sales', '{}', '-')
  `);
  await tenant.run(sql`
    insert into metric.series (id, tenant_id, definition_id, source)
    values (${series}, ${tenant.tenantId}, ${definition}, 'sessions')
  `);
  await tenant.run(sql`
    insert into metric.anomaly
      (id, tenant_id, series_id, first_day, last_day, detector, incident_key, is_lead, direction, severity)
    values
      (${anomaly}, ${tenant.tenantId}, ${series}, '2026-03-02', '2026-03-15', 'test', 'incident', true, 'down', 'HIGH')
  `);
  return anomaly;
}

/** A stored tool result with one cell, `change`. */
export async function insertTestEvidence(tenant: TenantDatabase): Promise<string> {
  const id = randomUUID();
  const cells = { change: { value: 0.25, unit: 'fraction', basis: 'computed' } };
  await tenant.run(sql`
    insert into insight.evidence (id, tenant_id, tool, tool_version, arguments, queries, cells, content_hash)
    values (${id}, ${tenant.tenantId}, 'metric_series', '1', '{}', '[]', ${JSON.stringify(cells)}::jsonb, ${id})
  `);
  return id;
}

/** A recommendation of kind `kind` by team `team` that was carried out. */
export async function insertTestRecommendation(tenant: TenantDatabase): Promise<string> {
  const id = randomUUID();
  await tenant.run(sql`
    insert into insight.recommendation
      (id, tenant_id, source_kind, domain, kind, priority, language, title, body, confidence, fingerprint, status,
       implemented_at)
    values
      (${id}, ${tenant.tenantId}, 'anomaly', 'team', 'kind', 'HIGH', 'en', 'Do it', '{}', 0.6, ${id}, 'implemented',
       now())
  `);
  return id;
}
