import PQueue from 'p-queue';
import { InvariantError } from '#core/errors.ts';
import { McpCallRun } from './mcp-call-run.ts';
import type { McpGateway } from './mcp-gateway.ts';
import type { ServerDefinition, ServerDirectory, ServerLimits } from './server-definition.ts';
import { type GatewayWorld, SupervisedServer } from './supervised-server.ts';
import { startTimeLimit } from './time-limit.ts';

export interface GatewaySettings extends Partial<Pick<GatewayWorld, 'now' | 'random' | 'breaker'>> {
  readonly servers: ServerDirectory;
  readonly secrets: GatewayWorld['secrets'];
  readonly log: GatewayWorld['log'];
}

const BREAKER = { failures: 5, openSeconds: 30, lockedSeconds: 300 };
const MINUTE = 60_000;

/** Opens a gateway; nothing is started before it is asked for something. */
export function openGateway({ servers, ...given }: GatewaySettings): McpGateway {
  const world: GatewayWorld = {
    now: () => performance.now(),
    random: Math.random,
    breaker: BREAKER,
    ...given,
  };
  const pool = new ServerPool(world);
  return {
    async listTools({ server, tenantId, signal }) {
      const definition = await servers.get(server, tenantId);
      using limit = startTimeLimit(definition.limits.callSeconds, signal);
      try {
        return await pool.take(definition, tenantId).listTools(limit);
      } catch (error) {
        signal.throwIfAborted();
        throw error;
      }
    },
    async call(call) {
      const definition = await servers.get(call.server, call.tenantId);
      const supervised = pool.take(definition, call.tenantId);
      return new McpCallRun({ definition, call, supervised, world }).run();
    },
    close: () => pool.close(),
  };
}

/** The open servers of a gateway: one for each tenant, or one for all. */
class ServerPool {
  readonly #world: GatewayWorld;
  readonly #servers = new Map<string, SupervisedServer>();
  readonly #queues = new Map<string, PQueue>();
  #isClosed = false;

  constructor(world: GatewayWorld) {
    this.#world = world;
  }

  take(definition: ServerDefinition, tenantId: string | null): SupervisedServer {
    if (this.#isClosed) throw new InvariantError('The gateway was closed before it was asked.');
    const { id, revision, isShared, limits } = definition;
    const key = isShared ? id : `${id} ${tenantId}`;
    const known = this.#servers.get(key);
    if (known?.revision === revision) return known;
    void known?.close();
    const world = this.#world;
    const queue = this.#queueOf(`${id} ${revision}`, limits);
    const owner = isShared ? null : tenantId;
    const fresh = new SupervisedServer({ definition, tenantId: owner, world, queue });
    this.#servers.set(key, fresh);
    return fresh;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#servers.values()].map((server) => server.close()));
    this.#servers.clear();
  }

  #queueOf(key: string, { concurrency, requestsPerMinute }: ServerLimits): PQueue {
    const pace =
      requestsPerMinute === null ? {} : { intervalCap: requestsPerMinute, interval: MINUTE, strict: true };
    const queue = this.#queues.get(key) ?? new PQueue({ concurrency, ...pace });
    this.#queues.set(key, queue);
    return queue;
  }
}
