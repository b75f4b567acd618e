import { z } from 'zod';
import { one, type TenantDatabase } from '#storage/database.ts';
import { insertCitations } from '#storage/insight/citation.repository.ts';
import { sql } from '#storage/sql.ts';
import type { TestStore } from '#storage/testing.ts';
import { testContext } from '#tools/testing.ts';
import { type AnyTool, defineTool, type Tool, type ToolContext } from '#tools/tool.ts';
import { openTestRun, testOwner } from './testing.ts';

/* Texts of a tenant whose figures come from its budget, which a test can change behind them. */

/** Makes the budget that value. */
export async function setBudget(db: TenantDatabase, value: number): Promise<void> {
  await db.run(sql`delete from core.setting where key = 'budget'`);
  await db.run(sql`
    insert into core.setting (tenant_id, scope, key, value)
    values (${db.tenantId}, 'tenant', 'budget', to_jsonb(${value}::float8))
  `);
}

/** Reads the budget times a factor, from the store. */
export function readBudget(overrides: Partial<AnyTool> = {}): Tool<{ factor: number }, { value: number }> {
  return defineTool({
    ...{ name: 'test_budget', version: '1', description: 'Reads.', effect: 'read' },
    input: z.object({ factor: z.number() }),
    output: z.object({ value: z.number() }),
    async run({ factor }, context) {
      const row = z.object({ value: z.number() });
      return one(
        context.db,
        row,
        sql`
        select (value #>> '{}')::float8 * ${factor}::float8 as value from core.setting where key = 'budget'
      `,
      );
    },
    cells: ({ value }) => ({ total: { value, unit: 'count', basis: 'measured' } }),
    ...overrides,
  });
}

/** What a text cites of each result. */
export interface Cited {
  readonly value: number;
  readonly cell?: string;
}

/** Stores evidence of the tool and an insight that cites each result twice; answers the evidence. */
export async function citeBudget(
  { store, db }: { readonly store: TestStore; readonly db: TenantDatabase },
  factors: readonly number[],
  { value, cell = 'total' }: Cited,
): Promise<string[]> {
  const { useTool, settled } = await openTestRun(store, db);
  const ids: string[] = [];
  for (const factor of factors) {
    const { evidenceId } = await useTool(readBudget(), { factor });
    ids.push(evidenceId ?? '');
  }
  await settled();
  const { id } = await one(
    db,
    z.object({ id: z.string() }),
    sql`
    insert into insight.insight (tenant_id, kind, source, title, content)
    values (${db.tenantId}, 'report', 'test', 'Report', '{}') returning id
  `,
  );
  const citations = ids.map((evidenceId) => ({
    ...{
      language: 'en' as const,
      field: 'text',
      figure: String(value),
      evidenceId,
      cell,
      value,
      unit: 'count' as const,
    },
  }));
  await db.transaction((tx) =>
    insertCitations(tx, { kind: 'insight', id, revision: 1 }, [...citations, ...citations]),
  );
  return ids;
}

/** What a verification of the tenant's texts runs in. */
export function lentTo(db: TenantDatabase): ToolContext {
  return testContext({ ...testOwner(db), now: () => new Date('2026-03-15T12:00:00Z') });
}
