import { NotFoundError, RefusedError } from '#core/errors.ts';
import { findMcpServer, type StoredMcpServer } from '#storage/core/mcp-server.repository.ts';
import { listMcpToolPins } from '#storage/core/mcp-tool-pin.repository.ts';
import type { Store } from '#storage/store.ts';
import {
  SERVER_LIMITS,
  type ServerDefinition,
  type ServerDirectory,
  type ServerReach,
} from './server-definition.ts';

/** One of our own servers, which the composition root connects. */
export type OwnServer = Pick<ServerDefinition, 'name'> &
  Pick<Extract<ServerReach, { kind: 'memory' }>, 'connect'>;

/** Our own servers by their names, and those that operators added. Asked anew for each call, so that a change holds at once. */
export function storedServers(
  store: Pick<Store, 'owner' | 'forTenant'>,
  own: readonly OwnServer[] = [],
): ServerDirectory {
  return {
    async get(name, tenantId) {
      const ours = own.find((server) => server.name === name);
      if (ours !== undefined) return ownDefinition(ours);
      const db = tenantId === null ? store.owner : store.forTenant(tenantId);
      const stored = await findMcpServer(db, { name, tenantId });
      if (stored === undefined) {
        throw new NotFoundError('MCP server', name, '"steward mcp list" shows those that are.');
      }
      if (!stored.isEnabled) throw new RefusedError(`The MCP server "${name}" is switched off.`);
      return { ...definitionOf(stored), pins: await listMcpToolPins(db, stored.id) };
    },
  };
}

function ownDefinition({ name, connect }: OwnServer): ServerDefinition {
  return {
    ...{ id: `own ${name}`, name, revision: '1', isShared: false, pins: null, limits: SERVER_LIMITS },
    reach: { kind: 'memory', connect },
  };
}

function definitionOf(stored: StoredMcpServer): Omit<ServerDefinition, 'pins'> {
  const { id, name, isShared, updatedAt, limits } = stored;
  const reach = reachOf(stored);
  return {
    id,
    name,
    isShared,
    revision: updatedAt.toISOString(),
    reach,
    limits: { ...SERVER_LIMITS, ...stated(limits) },
  };
}

/** Without what nobody stated, so that it does not stand in for the usual. */
function stated(limits: StoredMcpServer['limits']): Partial<ServerDefinition['limits']> {
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
}

function reachOf({ name, command, directory, envNames, url, headers }: StoredMcpServer): ServerReach {
  if (command !== null) return { kind: 'stdio', command, directory: directory ?? '.', envNames };
  if (url !== null) return { kind: 'http', url, headers };
  throw new NotFoundError('way to the MCP server', name);
}
