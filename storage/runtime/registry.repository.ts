import { z } from 'zod';
import { type Database, execute, maybeOne, type Transaction } from '../database.ts';
import { sql } from '../sql.ts';

/** An agent as the store mirrors it. */
export interface AgentRow {
  readonly name: string;
  readonly tier: string;
  readonly parent: string | null;
  readonly domain: string;
  readonly team: string | null;
  readonly role: string | null;
  readonly purpose: string;
  readonly modelPolicy: string;
  readonly limits: object;
  readonly version: string;
  /** Names of its tools. */
  readonly tools: readonly string[];
}

/** A tool as the store mirrors it; the schemas are JSON Schema. */
export interface ToolRow {
  readonly name: string;
  readonly version: string;
  readonly category: string;
  readonly purpose: string;
  readonly effect: string;
  readonly inputSchema: object;
  readonly outputSchema: object;
}

/** Makes the store's agents those given, parents before children; one that is gone becomes inactive, never deleted. */
export async function mirrorAgents(tx: Transaction, agents: readonly AgentRow[]): Promise<void> {
  const names = JSON.stringify(agents.map(({ name }) => name));
  // First, because only one active orchestrator may exist.
  await execute(
    tx,
    sql`update runtime.agent set is_active = false
        where is_active and name not in (select jsonb_array_elements_text(${names}::jsonb))`,
  );
  for (const agent of parentsFirst(agents)) await upsertAgent(tx, agent);
}

function parentsFirst(agents: readonly AgentRow[]): AgentRow[] {
  const byName = new Map(agents.map((agent) => [agent.name, agent]));
  const depth = ({ parent }: AgentRow, seen: number): number => {
    const above = parent === null ? undefined : byName.get(parent);
    // A circle of parents cannot be deeper than there are agents; the database then refuses it.
    return above === undefined || seen > agents.length ? seen : depth(above, seen + 1);
  };
  return [...agents].sort((one, other) => depth(one, 0) - depth(other, 0));
}

async function upsertAgent(tx: Transaction, agent: AgentRow): Promise<void> {
  const { name, tier, parent, domain, team, role, purpose, modelPolicy, limits, version } = agent;
  const statement = sql`
    insert into runtime.agent (name, tier, parent_id, domain, team, role, purpose, model_policy, limits, version)
    values (${name}, ${tier}, (select id from runtime.agent where name = ${parent} and is_active), ${domain}, ${team},
            ${role}, ${purpose}, ${modelPolicy}, ${JSON.stringify(limits)}::jsonb, ${version})
    on conflict (name) do update set
      tier = excluded.tier, parent_id = excluded.parent_id, domain = excluded.domain, team = excluded.team,
      role = excluded.role, purpose = excluded.purpose, model_policy = excluded.model_policy,
      limits = excluded.limits, version = excluded.version, is_active = true
  `;
  await execute(tx, statement);
}

/** Makes the store's shared tools those given; one that is gone becomes deprecated. A suspended tool stays suspended. */
export async function mirrorTools(tx: Transaction, tools: readonly ToolRow[]): Promise<void> {
  const given = sql`
    insert into runtime.tool (name, version, category, purpose, effect, input_schema, output_schema)
    select name, version, category, purpose, effect, "inputSchema", "outputSchema"
    from jsonb_to_recordset(${JSON.stringify(tools)}::jsonb) as given
      (name text, version text, category text, purpose text, effect text, "inputSchema" jsonb, "outputSchema" jsonb)
    on conflict (tenant_id, name, version) do update set
      category = excluded.category, purpose = excluded.purpose, effect = excluded.effect,
      input_schema = excluded.input_schema, output_schema = excluded.output_schema,
      status = case when runtime.tool.status = 'suspended' then 'suspended' else 'active' end
  `;
  await execute(tx, given);
  const gone = sql`
    update runtime.tool set status = 'deprecated'
    where tenant_id is null and status = 'active' and kind = 'function'
      and (name, version) not in (
        select name, version from jsonb_to_recordset(${JSON.stringify(tools)}::jsonb) as given (name text, version text))
  `;
  await execute(tx, gone);
}

/** Makes the tools of each agent those given, by name. */
export async function mirrorAgentTools(tx: Transaction, agents: readonly AgentRow[]): Promise<void> {
  const pairs = agents.flatMap(({ name, tools }) => tools.map((tool) => ({ agent: name, tool })));
  const wanted = sql`
    with wanted as (
      select agent.id as agent_id, tool.id as tool_id
      from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as given (agent text, tool text)
      join runtime.agent on agent.name = given.agent
      join runtime.tool on tool.name = given.tool and tool.tenant_id is null and tool.status <> 'deprecated'
    ),
    dropped as (
      delete from runtime.agent_tool
      where (agent_id, tool_id) not in (select agent_id, tool_id from wanted)
    )
    insert into runtime.agent_tool (agent_id, tool_id)
    select agent_id, tool_id from wanted
    on conflict do nothing
  `;
  await execute(tx, wanted);
}

const hashRow = z.object({ value: z.string() });

/** The hash of what was mirrored last, or undefined. */
export async function findRegistryHash(db: Database): Promise<string | undefined> {
  const statement = sql`
    select value #>> '{}' as value from core.setting where scope = 'system' and key = 'registry_hash' and is_current
  `;
  return (await maybeOne(db, hashRow, statement))?.value;
}

/** Notes the hash of what was mirrored. It says what the store holds, so it has no history. */
export async function storeRegistryHash(db: Database, hash: string): Promise<void> {
  const statement = sql`
    insert into core.setting (scope, key, value) values ('system', 'registry_hash', to_jsonb(${hash}::text))
    on conflict (tenant_id, key, version) do update set value = excluded.value
  `;
  await execute(db, statement);
}

/** Only one process at a time brings the catalogues up to date. */
export async function lockRegistry(tx: Transaction): Promise<void> {
  await execute(tx, sql`select pg_advisory_xact_lock(hashtextextended('registry', 0))`);
}
