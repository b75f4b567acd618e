import { z } from 'zod';
import { type Database, execute, many, type Transaction } from '../database.ts';
import { fragment, sql } from '../sql.ts';

const pinRow = z
  .object({
    server: z.string(),
    tool: z.string(),
    description_hash: z.string(),
    input_hash: z.string(),
    output_hash: z.string().nullable(),
    annotations: z.record(z.string(), z.unknown()),
    definition: z.record(z.string(), z.unknown()),
    approved_by: z.string().nullable(),
    approved_at: z.date(),
  })
  .transform(({ description_hash, input_hash, output_hash, approved_by, approved_at, ...row }) => ({
    ...row,
    descriptionHash: description_hash,
    inputHash: input_hash,
    /** Null: the tool promised no shape of its results. */
    outputHash: output_hash,
    approvedBy: approved_by,
    approvedAt: approved_at,
  }));

/** What a tool said it was when a person approved it. */
export type McpToolPin = z.output<typeof pinRow>;

const columns = fragment`
  server.name as server, pin.tool, pin.description_hash, pin.input_hash, pin.output_hash, pin.annotations,
  pin.definition, pin.approved_by, pin.approved_at
`;

/** What is approved of one server. */
export function listMcpToolPins(db: Database, serverId: string): Promise<McpToolPin[]> {
  const statement = sql`
    select ${columns}
    from core.mcp_tool_pin as pin join core.mcp_server as server on server.id = pin.server_id
    where pin.server_id = ${serverId} order by pin.tool
  `;
  return many(db, pinRow, statement);
}

/** All that a tenant may use: what is approved of its own servers, and of the installation's where it has none of that name. Runs inside the tenant. */
export function listUsableMcpTools(db: Database): Promise<McpToolPin[]> {
  const statement = sql`
    with nearest as (
      select distinct on (name) id, name, is_enabled from core.mcp_server order by name, tenant_id nulls last
    )
    select ${columns}
    from core.mcp_tool_pin as pin join nearest as server on server.id = pin.server_id
    where server.is_enabled order by server.name, pin.tool
  `;
  return many(db, pinRow, statement);
}

/** Approves what a tool says it is, in place of what was approved before. Runs as the owner. */
export async function putMcpToolPin(
  tx: Transaction,
  { id: serverId, tenantId }: { readonly id: string; readonly tenantId: string | null },
  pin: Omit<McpToolPin, 'server' | 'approvedAt'>,
): Promise<void> {
  const { tool, descriptionHash, inputHash, outputHash, annotations, definition, approvedBy } = pin;
  const statement = sql`
    insert into core.mcp_tool_pin
      (tenant_id, server_id, tool, description_hash, input_hash, output_hash, annotations, definition, approved_by)
    values
      (${tenantId}, ${serverId}, ${tool}, ${descriptionHash}, ${inputHash}, ${outputHash},
       ${JSON.stringify(annotations)}::jsonb, ${JSON.stringify(definition)}::jsonb, ${approvedBy})
    on conflict (tenant_id, server_id, tool) do update set
      description_hash = excluded.description_hash, input_hash = excluded.input_hash,
      output_hash = excluded.output_hash, annotations = excluded.annotations, definition = excluded.definition,
      approved_by = excluded.approved_by, approved_at = clock_timestamp()
  `;
  await execute(tx, statement);
}
