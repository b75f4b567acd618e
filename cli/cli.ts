import type { Logger } from '#core/log.ts';
import type { Tenant } from '#core/tenant.ts';
import type { Engine } from '#runtime/environment.ts';
import type { TenantDatabase } from '#storage/database.ts';
import type { Store } from '#storage/store.ts';
import type { McpGateway } from '#tools/mcp/mcp-gateway.ts';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './output/terminal.ts';
import type { Settings } from './settings.ts';

/** Options that every command has. */
export interface Flags {
  json: boolean;
  debug: boolean;
}

/** One tenant's side of the store. */
export interface TenantScope {
  readonly store: Store;
  readonly tenant: Tenant;
  readonly db: TenantDatabase;
}

/** What a command line process holds, as the commands see it. */
export interface Cli {
  readonly settings: Settings;
  readonly terminal: Terminal;
  /** Aborted when somebody asks the process to stop. */
  readonly signal: AbortSignal;
  /** How long the process waits for its work after that, before it goes without it. */
  readonly patience: { milliseconds: number };
  /** Known once the command line was read. */
  readonly flags: Flags;
  now(): Date;
  /** A variable of the environment that only the store names, such as the key of one of its models. */
  variable(name: string): string | undefined;
  log(): Promise<Logger>;
  /** The store, opened on first use; the process closes it at its end. */
  store(): Promise<Store>;
  /** What admits runs and works on them, opened on first use; the process closes it at its end. */
  engine(): Promise<Engine>;
  /** The way to MCP servers, opened on first use; the process closes it at its end. */
  gateway(): McpGateway;
  /** The store as one tenant sees it; an unknown slug is an error that lists the others. */
  enter(slug: string): Promise<TenantScope>;
}

/** What a command found: the same for programs (`data`, one JSON document) and for people (`show`). */
export interface Answer {
  readonly data: unknown;
  show(terminal: Terminal): void;
  readonly exitCode?: ExitCode;
}
