import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { HeaderReference } from '#storage/core/mcp-server.repository.ts';
import type { McpToolPin } from '#storage/core/mcp-tool-pin.repository.ts';

/** How a server is reached. */
export type ServerReach =
  /** One of ours, within this process; the server object is made for one tenant and connected to the transport. */
  | { readonly kind: 'memory'; connect(transport: Transport, tenantId: string | null): Promise<void> }
  | {
      readonly kind: 'stdio';
      readonly command: readonly string[];
      readonly directory: string;
      /** The only variables of ours that it gets. */
      readonly envNames: readonly string[];
    }
  | {
      readonly kind: 'http';
      readonly url: string;
      readonly headers: Readonly<Record<string, HeaderReference>>;
    };

/** What a server may take. */
export interface ServerLimits {
  /** From the start to its list of tools. */
  readonly startSeconds: number;
  /** One call, with everything that it waits for and all attempts. */
  readonly callSeconds: number;
  /** Longest silence of a call; a server that tells progress is not silent. */
  readonly idleSeconds: number;
  /** Calls under way at once, of all tenants. */
  readonly concurrency: number;
  readonly requestsPerMinute: number | null;
  /** Of one message. */
  readonly maxBytes: number;
  /** After this long without a call the connection is closed. */
  readonly unusedSeconds: number;
  /** For a child to end by itself, and again after it was told to; for a server that was silent to show that it lives. */
  readonly graceSeconds: number;
}

export const SERVER_LIMITS: ServerLimits = {
  startSeconds: 20,
  callSeconds: 120,
  idleSeconds: 90,
  concurrency: 4,
  requestsPerMinute: null,
  maxBytes: 2_000_000,
  unusedSeconds: 300,
  graceSeconds: 2,
};

/** A server as the gateway knows it. */
export interface ServerDefinition {
  /** Tells servers of one name apart. */
  readonly id: string;
  readonly name: string;
  /** Another one means that open connections are no good any more. */
  readonly revision: string;
  readonly reach: ServerReach;
  /** One connection for all tenants; else each tenant has its own. */
  readonly isShared: boolean;
  readonly limits: ServerLimits;
  /** What was approved of its tools. Null: one of ours, whose code was reviewed. */
  readonly pins: readonly McpToolPin[] | null;
}

/** Finds the servers that a tenant may use. */
export interface ServerDirectory {
  /** NotFoundError for a name that the tenant has not; RefusedError for a server that is switched off. */
  get(name: string, tenantId: string | null): Promise<ServerDefinition>;
}
