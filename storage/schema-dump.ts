import type { Pool } from 'pg';
import { z } from 'zod';

const SCHEMAS = ['core', 'runtime', 'metric', 'insight', 'engage', 'growth'];

/** Everything that a reviewer of a migration wants to see, in the database's own words. */
const STATEMENTS = `
  with relations as (
    select c.oid, n.nspname as schema, c.relname as name, c.relkind as kind, c.relforcerowsecurity as forced,
           c.reloptions as options
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any ($1) and c.relkind in ('r', 'p', 'v')
  ),
  columns as (
    select a.attrelid as oid, string_agg('  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
             || case when a.attnotnull then ' not null' else '' end
             || coalesce(case when a.attgenerated = 's' then ' generated as ' else ' default ' end
                         || pg_get_expr(d.adbin, d.adrelid), ''), E',\\n' order by a.attnum) as list
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attnum > 0 and not a.attisdropped group by a.attrelid
  )
  select 1 as part, r.schema, r.name, '' as item,
         'table ' || r.schema || '.' || r.name || E' (\\n' || c.list || E'\\n)'
           || case when r.forced then ' force row level security' else '' end as text
  from relations r join columns c using (oid) where r.kind <> 'v'
  union all
  select 2, r.schema, r.name, k.contype::text || k.conname, 'constraint on ' || r.schema || '.' || r.name || ': '
           || pg_get_constraintdef(k.oid)
  from relations r join pg_constraint k on k.conrelid = r.oid where k.contype <> 'n'
  union all
  select 3, r.schema, r.name, i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
  from relations r join pg_index i on i.indrelid = r.oid
  where not exists (select from pg_constraint k where k.conindid = i.indexrelid)
  union all
  select 4, r.schema, r.name, p.polname::text, 'policy ' || p.polname || ' on ' || r.schema || '.' || r.name
           || ' for ' || p.polcmd::text || ' to ' || (select string_agg(g::regrole::text, ', ') from unnest(p.polroles) g)
           || coalesce(' using ' || pg_get_expr(p.polqual, p.polrelid), '')
           || coalesce(' with check ' || pg_get_expr(p.polwithcheck, p.polrelid), '')
  from relations r join pg_policy p on p.polrelid = r.oid
  union all
  select 5, r.schema, r.name, t.tgname, pg_get_triggerdef(t.oid)
  from relations r join pg_trigger t on t.tgrelid = r.oid where not t.tgisinternal
  union all
  select 6, r.schema, r.name, '', 'view ' || r.schema || '.' || r.name || ' '
           || coalesce(array_to_string(r.options, ', '), 'NO OPTIONS') || E'\\n' || pg_get_viewdef(r.oid)
  from relations r where r.kind = 'v'
  union all
  select 7, g.table_schema, g.table_name, g.grantee, 'grant ' || string_agg(lower(g.privilege_type), ', '
           order by g.privilege_type) || ' on ' || g.table_schema || '.' || g.table_name || ' to ' || g.grantee
  from information_schema.role_table_grants g
  where g.table_schema = any ($1) and g.grantee = 'steward_app' group by 1, 2, 3, 4
  union all
  select 8, n.nspname, p.proname, p.oid::regprocedure::text, pg_get_functiondef(p.oid)
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = any ($1)
  order by schema, name, part, item`;

const dumpRow = z.object({ text: z.string() });

/** The whole schema as text, in a stable order. It is read by people and compared by tests; nothing runs it. */
export async function dumpSchema(pool: Pool): Promise<string> {
  const { rows } = await pool.query(STATEMENTS, [SCHEMAS]);
  const parts = z
    .array(dumpRow)
    .parse(rows)
    .map(({ text }) => `${text.trimEnd().replace(/;$/, '')};`);
  return `-- Written by \`npm run generate\` from the migrations, for reviewers to read. Nothing runs it.\n\n${parts.join('\n\n')}\n`;
}
