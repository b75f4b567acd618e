import { randomUUID } from 'node:crypto';
import type { TenantDatabase } from '../database.ts';
import { sql } from '../sql.ts';

/** Columns of a step that matter to a test; the rest is filled in. */
export interface TestStep {
  readonly place: string;
  readonly kind: string;
  readonly [column: string]: unknown;
}

/** Writes lines of a journal as they are, past every lease, numbered in the order given. */
export async function addTestSteps(
  db: TenantDatabase,
  executionId: string,
  steps: readonly TestStep[],
): Promise<void> {
  const began = Date.parse('2026-03-02T12:00:00Z');
  const rows = steps.map((step, index) => ({
    ...{
      tenant_id: db.tenantId,
      execution_id: executionId,
      number: index + 1,
      began: index + 1,
      epoch: 1,
      attempts: 1,
    },
    ...{ name: step.place.split('/').at(-1), status: 'completed' },
    ...{ started_at: new Date(began + index), ended_at: new Date(began + index) },
    ...step,
  }));
  await db.run(sql`
    insert into runtime.step
    select * from jsonb_populate_recordset(null::runtime.step, ${JSON.stringify(rows)}::jsonb)
  `);
}

/** A run with a lease in the state given, as admission leaves it. */
export async function insertTestRun(
  db: TenantDatabase,
  { state = 'leased', workerId = randomUUID() }: { state?: 'leased' | 'queued'; workerId?: string } = {},
): Promise<string> {
  const id = randomUUID();
  const isLeased = state === 'leased';
  await db.transaction(async (tx) => {
    await tx.run(sql`
      insert into runtime.execution (id, tenant_id, number, graph, graph_version, trigger, input, trace_id, status)
      select ${id}, ${db.tenantId}, coalesce(max(number), 0) + 1, 'test', '1', 'manual', '{}', 'trace',
             ${isLeased ? 'running' : 'queued'}
      from runtime.execution
    `);
    await tx.run(sql`
      insert into runtime.lease (tenant_id, execution_id, queue, state, epoch, worker_id, lease_until)
      values (${db.tenantId}, ${id}, 'default', ${state}, ${isLeased ? 1 : 0}, ${isLeased ? workerId : null},
              case when ${isLeased} then clock_timestamp() + interval '15 seconds' end)
    `);
  });
  return id;
}
