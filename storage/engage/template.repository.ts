import { z } from 'zod';
import {
  type Database,
  many,
  one,
  type TenantDatabase,
  type Transaction,
  type TransactionalDatabase,
} from '../database.ts';
import { sql } from '../sql.ts';

const document = z.record(z.string(), z.unknown());

const templateRow = z.object({
  name: z.string(),
  /** The team whose advice it is. */
  domain: z.string(),
  /** The kind of cause that it answers first. */
  category: z.string(),
  structure: document,
  rules: document,
});

/** A recommendation template as the store keeps it; what is in it is checked by whoever uses it. */
export type StoredTemplate = z.output<typeof templateRow>;

const foundRow = templateRow
  .extend({ version: z.number(), is_own: z.boolean() })
  .transform(({ is_own, ...row }) => ({ ...row, isOwn: is_own }));

/** A template that is in force for a tenant; `isOwn` when the tenant wrote it in place of or beside the shared ones. */
export type FoundTemplate = z.output<typeof foundRow>;

/** What a mirroring changed; nothing when the code is as the store has it. */
export interface MirrorChanges {
  /** New versions, the first one included. */
  readonly written: number;
  /** Versions put out of force. */
  readonly retired: number;
}

/** Which templates are asked for; what is absent is not asked. */
export interface TemplateQuery {
  readonly domain?: string | undefined;
  /** Any of these kinds of cause. */
  readonly causes: readonly string[];
}

/**
 * Brings the shared templates in line with the code: new content is a new version, and the older versions and what the
 * code no longer has are put out of force. Tenants' own templates are not touched.
 */
export async function mirrorTemplates(
  owner: TransactionalDatabase,
  templates: readonly StoredTemplate[],
): Promise<MirrorChanges> {
  return owner.transaction(async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('mirror engage.template', 0))`);
    const written = await writeNew(tx, templates);
    const retired = await retireOld(tx, templates);
    return { written, retired };
  });
}

const countRow = z.object({ count: z.number() });

async function writeNew(tx: Transaction, templates: readonly StoredTemplate[]): Promise<number> {
  const statement = sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(templates)}::jsonb)
        as row (name text, domain text, category text, structure jsonb, rules jsonb)
    ),
    latest as (
      select distinct on (name) name, domain, category, structure, rules, version
      from engage.template
      where tenant_id is null and kind = 'recommendation'
      order by name, version desc
    ),
    written as (
      insert into engage.template (kind, name, domain, category, structure, rules, version)
      select 'recommendation', given.name, given.domain, given.category, given.structure, given.rules,
             coalesce(latest.version, 0) + 1
      from given left join latest using (name)
      where latest.name is null
         or (latest.domain, latest.category, latest.structure, latest.rules)
            is distinct from (given.domain, given.category, given.structure, given.rules)
      returning 1
    )
    select count(*)::integer as count from written
  `;
  return (await one(tx, countRow, statement)).count;
}

/** In force is exactly the newest version of each name that the code has. */
async function retireOld(tx: Transaction, templates: readonly StoredTemplate[]): Promise<number> {
  const names = templates.map(({ name }) => name);
  const statement = sql`
    with wanted as (
      select id, name = any(${names}::text[]) and version = max(version) over (partition by name) as is_active
      from engage.template
      where tenant_id is null and kind = 'recommendation'
    ),
    changed as (
      update engage.template set is_active = wanted.is_active
      from wanted
      where template.id = wanted.id and template.is_active <> wanted.is_active
      returning template.is_active
    )
    select count(*) filter (where not is_active)::integer as count from changed
  `;
  return (await one(tx, countRow, statement)).count;
}

/** The templates in force for a tenant, by name: its own go before the shared ones of the same name. */
export function findTemplates(db: TenantDatabase, query: TemplateQuery): Promise<FoundTemplate[]> {
  return many(db, foundRow, selectTemplates(query));
}

/** Whether any template is in force at all: an empty store is not an empty answer. */
export async function hasTemplates(db: Database): Promise<boolean> {
  const statement = sql`
    select count(*)::integer as count from (select from engage.template where is_active limit 1) as any_row
  `;
  return (await one(db, countRow, statement)).count > 0;
}

function selectTemplates({ domain, causes }: TemplateQuery) {
  return sql`
    with in_force as (
      select distinct on (name) name, domain, category, structure, rules, version, tenant_id is not null as is_own
      from engage.template
      where kind = 'recommendation' and is_active
      order by name, tenant_id nulls last, version desc
    )
    select name, domain, category, structure, rules, version, is_own
    from in_force
    where (${domain ?? null}::text is null or domain = ${domain ?? null})
      and rules -> 'causes' ?| ${[...causes]}::text[]
    order by name
  `;
}
