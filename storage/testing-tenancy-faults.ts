import type { PoolClient } from 'pg';
import { z } from 'zod';

/** Tables without a tenant, each for a reason. A new one is added here on purpose, or gets a tenant. */
const GLOBAL_TABLES = [
  'core.tenant', // the list of tenants itself
  'core.context_key', // signs tenant contexts
  'core.key_rotation', // of all tenants at once
  'migrations.applied', // what was done to this database
  'insight.installation_learning', // sums over shops
  'runtime.agent', // defined in code, the same for every tenant
  'runtime.agent_tool',
  'runtime.worker', // processes serve all tenants
  'runtime.batch_hold', // tokens that no tenant may read
  'runtime.rate_window', // a provider counts by key, whichever tenant asks
];

/** Schemas that no application role enters: pg-boss keeps ids of runs there, which the owner hands out. */
const OWNER_SCHEMAS = ['pgboss'];

const RELATIONS = `
  relations as (
    select class.oid, namespace.nspname || '.' || class.relname as name, class.relkind, class.reloptions,
           class.relrowsecurity, class.relforcerowsecurity, tenant.attnum as tenant_column,
           namespace.nspname || '.' || class.relname = any ($1::text[]) as is_global,
           namespace.nspname = any ($2::text[]) as is_owners,
           coalesce(not tenant.attnotnull, false) as is_catalogue
    from pg_class class
    join pg_namespace namespace on namespace.oid = class.relnamespace
    left join pg_attribute tenant on tenant.attrelid = class.oid and tenant.attname = 'tenant_id'
    where namespace.nspname !~ '^(pg_|information_schema)' and class.relkind in ('r', 'p', 'v', 'm', 'f')
  ), tables as (select * from relations where relkind in ('r', 'p', 'f'))`;

const RULES = [
  `select name || ': has tenant_id, but its row security is not enabled and forced' as fault
   from tables where tenant_column is not null and not (relrowsecurity and relforcerowsecurity)`,

  `select name || ': has tenant_id, but no policy'
   from tables where tenant_column is not null and not exists (select from pg_policy where polrelid = tables.oid)`,

  `select name || ': has no tenant_id and is not global by decision'
   from tables where tenant_column is null and not is_global and not is_owners`,

  `select 'steward_app: may enter the schema ' || nspname
   from pg_namespace where nspname = any ($2) and has_schema_privilege('steward_app', oid, 'usage, create')`,

  `select name || ': only the owner may enter its schema, but the application role has a privilege on it'
   from tables where is_owners and has_table_privilege('steward_app', oid, 'select, insert, update, delete, truncate')`,

  `select name || ': a view that is not security_invoker'
   from relations where relkind = 'v'
     and not coalesce(reloptions && '{security_invoker=true,security_invoker=on}', false)`,

  `select name || ': a materialised view that the application role can read; it has no row security'
   from relations where relkind = 'm' and has_table_privilege('steward_app', oid, 'select')`,

  // A catalogue's shared rows have no tenant, so a trigger stands in for the pair key.
  `select source.name || ': foreign key ' || fk.conname || ' does not hold the tenant'
   from pg_constraint fk
   join tables source on source.oid = fk.conrelid and source.tenant_column is not null
   join tables target on target.oid = fk.confrelid and target.tenant_column is not null
   where fk.contype = 'f'
     and not exists (
       select from unnest(fk.conkey, fk.confkey) as pair (here, there)
       where here = source.tenant_column and there = target.tenant_column
     )
     and not (target.is_catalogue and exists (
       select from pg_trigger
       join pg_attribute on attrelid = fk.conrelid and attnum = fk.conkey[1]
       where tgrelid = fk.conrelid and tgfoid = 'core.refuse_foreign_catalogue_row'::regproc
         and tgenabled = 'O' and tgattr::text = fk.conkey[1]::text and cardinality(fk.conkey) = 1
         and tgargs = convert_to(attname, 'UTF8') || '\\x00' || convert_to(target.name, 'UTF8') || '\\x00'
     ))`,

  `select tables.name || ': index ' || indexrelid::regclass || ' does not lead with tenant_id'
   from pg_index join tables on tables.oid = indrelid
   where tenant_column is not null and indkey[0] <> tenant_column
     and not (indisprimary and indnatts = 1
              and exists (select from pg_attribute where attrelid = indrelid and attnum = indkey[0] and attname = 'id'))`,

  `select 'steward_app: may log in, bypass row security or rule over roles or databases'
   from pg_roles where rolname = 'steward_app'
     and (rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,

  `select 'steward_app: is a member of ' || roleid::regrole
   from pg_auth_members where member = 'steward_app'::regrole`,

  `select 'steward_app: owns ' || pg_describe_object(classid, objid, objsubid)
   from pg_shdepend where refclassid = 'pg_authid'::regclass and refobjid = 'steward_app'::regrole
     and deptype = 'o' and dbid in (0, (select oid from pg_database where datname = current_database()))`,

  `select 'steward_app: can reach ' || name || ', which is for the owner alone'
   from tables where name in ('core.context_key', 'core.tenant_key', 'core.secret')
     and has_any_column_privilege('steward_app', oid, 'select, insert, update, references')`,

  `select relation.name || ': is made of ' || target.name || ', which is for the owner alone'
   from pg_depend link
   join pg_rewrite on pg_rewrite.oid = link.objid and link.classid = 'pg_rewrite'::regclass
   join relations relation on relation.oid = pg_rewrite.ev_class
   join relations target on target.oid = link.refobjid and target.oid <> relation.oid
   where target.name in ('core.context_key', 'core.tenant_key', 'core.secret')`,
];

const faultRows = z.array(z.object({ fault: z.string() }));

/** Every place where one tenant's rows could reach another, in words; empty when the walls stand. */
export async function listTenancyFaults(client: PoolClient): Promise<string[]> {
  const faults: string[] = [];
  for (const rule of RULES) {
    const { rows } = await client.query(`with ${RELATIONS} ${rule}`, [GLOBAL_TABLES, OWNER_SCHEMAS]);
    faults.push(
      ...faultRows.parse(rows.map((row) => ({ fault: Object.values(row)[0] }))).map((row) => row.fault),
    );
  }
  return [...faults, ...(await listOpenPolicies(client))];
}

const policyRows = z.array(
  z.object({ table: z.string(), alias: z.string(), policy: z.string(), condition: z.string() }),
);

/** Asks each policy that lets the application role in whether it would do so without a tenant. */
async function listOpenPolicies(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query(`
    select polrelid::regclass::text as table, quote_ident(relname) as alias, polname as policy, condition
    from pg_policy join pg_class on pg_class.oid = polrelid,
         unnest(array[pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)]) as condition
    where polpermissive and condition is not null
      and (polroles = '{0}' or 'steward_app'::regrole = any (polroles))`);
  const faults: string[] = [];
  for (const { table, alias, policy, condition } of policyRows.parse(rows)) {
    const admits = `select coalesce(bool_or(${condition}), false) as is_open from (
      select (jsonb_populate_record(null::${table}, sample)).* from unnest($1::jsonb[]) as sample
    ) as ${alias}`;
    if (await isSatisfied(client, admits)) faults.push(`${table}: policy ${policy} lets in without a tenant`);
  }
  return faults;
}

const openRow = z.tuple([z.object({ is_open: z.boolean() })]);

/** Runs as the application role without a tenant; a condition that raises lets nobody in. */
async function isSatisfied(client: PoolClient, admits: string): Promise<boolean> {
  const somebody = '7b0c5b1e-6f4d-4d56-9a41-0a1c3d5e7f90';
  const samples = [{ id: somebody, tenant_id: somebody }, { id: somebody, tenant_id: null }, {}];
  await client.query('savepoint policy; set local role steward_app');
  try {
    const { rows } = await client.query(admits, [samples.map((sample) => JSON.stringify(sample))]);
    return openRow.parse(rows)[0].is_open;
  } catch (error) {
    if (error instanceof z.ZodError) throw error;
    return false;
  } finally {
    await client.query('rollback to savepoint policy');
  }
}
