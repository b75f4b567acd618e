import { z } from 'zod';
import type { Day } from '#core/time.ts';
import { one, type Transaction } from '../database.ts';
import { sql } from '../sql.ts';

/** The report of one incident. */
export interface IncidentInsight {
  readonly kind: 'incident' | 'data_problem' | 'single_record';
  readonly incidentKey: string;
  /** Name of the agent that concluded it. */
  readonly agent: string;
  readonly executionId: string;
  /** In the tenant's language; every language is in the content. */
  readonly title: string;
  readonly content: object;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly priority: 'URGENT' | 'HIGH' | 'MEDIUM' | 'LOW';
  readonly confidence: number;
  readonly traceId: string;
  /** When it was concluded, ISO 8601; taken from the state of the run, so that a replay writes the same. */
  readonly at: string;
}

const writtenRow = z
  .object({ id: z.uuid(), times_seen: z.number() })
  .transform(({ id, times_seen }) => ({ id, revision: times_seen }));

/** Which row holds a report, and which revision of it. */
export type WrittenInsight = z.output<typeof writtenRow>;

/** Writes the one report of an incident, or brings it up to date. The same execution counts as one look. */
export function upsertIncidentInsight(tx: Transaction, insight: IncidentInsight): Promise<WrittenInsight> {
  const statement = sql`
    insert into insight.insight as known
      (tenant_id, kind, source, incident_key, agent_id, execution_id, title, content, period, priority, confidence,
       status, triaged_at, trace_id, created_at, updated_at)
    values
      (core.require_tenant(), ${insight.kind}, 'anomaly', ${insight.incidentKey},
       (select id from runtime.agent where name = ${insight.agent}), ${insight.executionId}, ${insight.title},
       ${JSON.stringify(insight.content)}::jsonb, daterange(${insight.firstDay}, ${insight.lastDay}, '[]'),
       ${insight.priority}, ${insight.confidence}, 'processed', ${insight.at}::timestamptz, ${insight.traceId},
       ${insight.at}::timestamptz, ${insight.at}::timestamptz)
    on conflict (tenant_id, incident_key) do update set
      kind = excluded.kind,
      agent_id = excluded.agent_id,
      execution_id = excluded.execution_id,
      title = excluded.title,
      content = excluded.content,
      period = excluded.period,
      priority = excluded.priority,
      confidence = excluded.confidence,
      triaged_at = excluded.triaged_at,
      trace_id = excluded.trace_id,
      updated_at = excluded.updated_at,
      times_seen = known.times_seen
        + case when known.execution_id is distinct from excluded.execution_id then 1 else 0 end
    returning id, times_seen
  `;
  return one(tx, writtenRow, statement);
}
