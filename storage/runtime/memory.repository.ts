import { z } from 'zod';
import { type Database, many, one } from '../database.ts';
import { sql } from '../sql.ts';

const memoryRow = z
  .object({
    key: z.string(),
    value: z.json(),
    importance: z.number(),
    valid_until: z.date().nullable(),
    version: z.number(),
    updated_at: z.date(),
  })
  .transform(({ valid_until, updated_at, ...row }) => ({
    ...row,
    validUntil: valid_until,
    updatedAt: updated_at,
  }));

/** One thing that is remembered. After `validUntil` it is stale; null never is. */
export type Memory = z.output<typeof memoryRow>;

/** Whose memory: everybody's who works for the tenant, one agent's, or what agents share among themselves. */
export type MemoryPlace =
  | { readonly scope: 'tenant' | 'shared' }
  | { readonly scope: 'agent'; readonly agentId: string };

/** What is to be remembered under one key. */
export interface MemoryWrite {
  readonly key: string;
  readonly value: z.infer<ReturnType<typeof z.json>>;
  /** 0..1; 0.5 when absent. */
  readonly importance?: number;
  readonly validUntil?: Date | null;
}

/** One thing that is known of the shop besides its numbers; there is one entry per type. */
export interface Knowledge {
  readonly type: string;
  readonly data: MemoryWrite['value'];
  readonly validUntil?: Date | null;
}

const versionRow = z.object({ version: z.number() });

/** Remembers a value under its key; answers its version, which rises when the value changes and only then. */
export async function upsertMemory(
  db: Database,
  place: MemoryPlace,
  { key, value, importance = 0.5, validUntil = null }: MemoryWrite,
): Promise<number> {
  const statement = sql`
    insert into runtime.memory as known (tenant_id, scope, agent_id, key, value, importance, valid_until)
    values (core.require_tenant(), ${place.scope}, ${agentOf(place)}::uuid, ${key},
            ${JSON.stringify(value)}::jsonb, ${importance}::real, ${validUntil}::timestamptz)
    on conflict (tenant_id, scope, agent_id, key) do update set
      value = excluded.value,
      importance = excluded.importance,
      valid_until = excluded.valid_until,
      version = known.version + (known.value is distinct from excluded.value)::integer,
      updated_at = now()
    returning version
  `;
  return (await one(db, versionRow, statement)).version;
}

/** Stores one entry of the shop's knowledge base, in place of the former entry of its type. */
export function putKnowledge(db: Database, { type, data, validUntil = null }: Knowledge): Promise<number> {
  return upsertMemory(db, { scope: 'tenant' }, { key: type, value: data, validUntil });
}

/** Everything remembered in one place, stale entries included, the most important first. */
export function listMemory(db: Database, place: MemoryPlace): Promise<Memory[]> {
  const statement = sql`
    select key, value, importance, valid_until, version, updated_at
    from runtime.memory
    where scope = ${place.scope} and agent_id is not distinct from ${agentOf(place)}::uuid
    order by importance desc, key
  `;
  return many(db, memoryRow, statement);
}

function agentOf(place: MemoryPlace): string | null {
  return place.scope === 'agent' ? place.agentId : null;
}
