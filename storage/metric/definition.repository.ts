import { z } from 'zod';
import { type Database, execute, many } from '../database.ts';
import { sql } from '../sql.ts';

/** What the store keeps of a metric definition; the code that owns the definition knows more. */
export interface MirroredDefinition {
  readonly key: string;
  readonly name: Readonly<Record<string, string>>;
  readonly unit: string;
  readonly kind: string;
  readonly better: string;
  readonly family: string;
  readonly expression: { readonly kind: 'sum' | 'ratio' };
  readonly description: string;
}

const definitionRow = z.object({
  id: z.string(),
  key: z.string(),
  name: z.record(z.string(), z.string()),
  unit: z.string(),
  kind: z.string(),
  better: z.string(),
  aggregation: z.enum(['sum', 'ratio']),
  family: z.string(),
  expression: z.record(z.string(), z.unknown()),
  description: z.string(),
  /** True for a definition that every tenant shares because it comes from code. */
  shared: z.boolean(),
});

export type StoredMetricDefinition = z.output<typeof definitionRow>;

/** Brings the shared definitions in line with code; answers how many rows were new or changed. Needs the owner. */
export function mirrorMetricDefinitions(
  owner: Database,
  definitions: readonly MirroredDefinition[],
): Promise<number> {
  const rows = definitions.map(({ key, name, unit, kind, better, family, expression, description }) => ({
    key,
    name,
    unit,
    kind,
    better,
    aggregation: expression.kind,
    family,
    expression,
    description,
  }));
  return execute(
    owner,
    sql`
      insert into metric.definition as known
        (tenant_id, key, name, unit, kind, better, aggregation, family, expression, description)
      select null, key, name, unit, kind, better, aggregation, family, expression, description
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as fresh (
        key text, name jsonb, unit text, kind text, better text, aggregation text, family text,
        expression jsonb, description text
      )
      on conflict (tenant_id, key) do update set
        name = excluded.name, unit = excluded.unit, kind = excluded.kind, better = excluded.better,
        aggregation = excluded.aggregation, family = excluded.family, expression = excluded.expression,
        description = excluded.description
      where (known.name, known.unit, known.kind, known.better, known.aggregation, known.family,
             known.expression, known.description)
        is distinct from
            (excluded.name, excluded.unit, excluded.kind, excluded.better, excluded.aggregation,
             excluded.family, excluded.expression, excluded.description)
    `,
  );
}

/** The definitions that apply inside a tenant (or, for the owner, the shared ones), by key. */
export function listMetricDefinitions(db: Database): Promise<StoredMetricDefinition[]> {
  return many(
    db,
    definitionRow,
    sql`
      select id, key, name, unit, kind, better, aggregation, family, expression, description,
             tenant_id is null as shared
      from metric.definition
      order by key, shared
    `,
  );
}
