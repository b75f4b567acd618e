import { z } from 'zod';
import { type Database, execute, many, maybeOne, type Transaction } from '../database.ts';
import { fragment, sql } from '../sql.ts';

/** Where the value of a header is found when it is needed, and what stands before it, for example `Bearer `. */
export const headerReference = z.object({
  prefix: z.string().default(''),
  env: z.string().optional(),
  file: z.string().optional(),
});
export type HeaderReference = z.output<typeof headerReference>;

/** What a server may take, as far as somebody said so; the usual limits are the gateway's. */
export const storedLimits = z.object({
  callSeconds: z.number().positive().optional(),
  concurrency: z.number().int().positive().optional(),
  requestsPerMinute: z.number().int().positive().optional(),
  maxBytes: z.number().int().positive().optional(),
});
export type StoredLimits = z.output<typeof storedLimits>;

const serverRow = z
  .object({
    id: z.uuid(),
    tenant_id: z.uuid().nullable(),
    name: z.string(),
    transport: z.enum(['stdio', 'http']),
    command: z.array(z.string()).nullable(),
    directory: z.string().nullable(),
    env_names: z.array(z.string()),
    url: z.string().nullable(),
    headers: z.record(z.string(), headerReference),
    is_shared: z.boolean(),
    limits: storedLimits,
    is_enabled: z.boolean(),
    updated_at: z.date(),
  })
  .transform(({ tenant_id, env_names, is_shared, is_enabled, updated_at, ...row }) => ({
    ...row,
    /** Null: the installation's. */
    tenantId: tenant_id,
    envNames: env_names,
    isShared: is_shared,
    isEnabled: is_enabled,
    updatedAt: updated_at,
  }));

/** An MCP server as it was added. Values of variables and headers are elsewhere. */
export type StoredMcpServer = z.output<typeof serverRow>;

/** What somebody says of a server when adding it. */
export type NewMcpServer = Omit<StoredMcpServer, 'id' | 'isEnabled' | 'updatedAt'> & {
  readonly addedBy: string | null;
};

const columns = fragment`
  id, tenant_id, name, transport, command, directory, env_names, url, headers, is_shared, limits, is_enabled, updated_at
`;

/** Inside a tenant its own servers and the installation's, as the owner those of all. */
export function listMcpServers(db: Database): Promise<StoredMcpServer[]> {
  return many(
    db,
    serverRow,
    sql`select ${columns} from core.mcp_server order by name, tenant_id nulls first`,
  );
}

/** The server of that name: the tenant's own before the installation's (null: only that). */
export function findMcpServer(
  db: Database,
  { name, tenantId }: { readonly name: string; readonly tenantId: string | null },
): Promise<StoredMcpServer | undefined> {
  const statement = sql`
    select ${columns} from core.mcp_server
    where name = ${name} and (tenant_id is null or tenant_id = ${tenantId}::uuid)
    order by tenant_id nulls last limit 1
  `;
  return maybeOne(db, serverRow, statement);
}

/** Adds a server, or answers undefined when the name is taken there. Runs as the owner. */
export function insertMcpServer(owner: Database, server: NewMcpServer): Promise<StoredMcpServer | undefined> {
  const { tenantId, name, transport, command, directory, envNames } = server;
  const { url, headers, isShared, limits, addedBy } = server;
  const statement = sql`
    insert into core.mcp_server
      (tenant_id, name, transport, command, directory, env_names, url, headers, is_shared, limits, added_by)
    values
      (${tenantId}, ${name}, ${transport}, ${command}, ${directory}, ${envNames}, ${url},
       ${JSON.stringify(headers)}::jsonb, ${isShared}, ${JSON.stringify(limits)}::jsonb, ${addedBy})
    on conflict (tenant_id, name) do nothing
    returning ${columns}
  `;
  return maybeOne(owner, serverRow, statement);
}

/** Takes a server away with all that was approved of it. Runs as the owner. */
export async function deleteMcpServer(tx: Transaction, id: string): Promise<void> {
  await execute(tx, sql`delete from core.mcp_server where id = ${id}`);
}
