import type { Logger } from '#core/log.ts';
import type { AnyGraph, VoidReason } from '#graphs/graph.ts';
import type { ModelSource } from '#models/model-source.ts';
import type { TenantDatabase } from '#storage/database.ts';
import type { DecidedBy, StepKind } from '#storage/runtime/journal.repository.ts';
import type { Store } from '#storage/store.ts';
import type { McpGateway } from '#tools/mcp/mcp-gateway.ts';
import type { Expect } from '#tools/metric/expectations.ts';
import type { SourceGateway } from '#tools/source/source-gateway.ts';
import type { JournalWriter } from './journal-writer.ts';
import type { Queue } from './queue.ts';
import type { QueueTable } from './queue-settings.ts';

/** What somebody who watches a run hears: its steps, and the text of an answer as it comes. */
export type RunEvent = StepEvent | TextEvent;

/** A piece of an answer. */
export interface TextEvent {
  readonly type: 'text';
  /** Place of the step that says it. */
  readonly place: string;
  /** Null: what was told so far is void, the answer begins anew. */
  readonly piece: string | null;
  /** With null; absent when it broke off. */
  readonly because?: VoidReason | undefined;
}

/** What a step looks like to somebody who watches the run. */
export interface StepEvent {
  readonly type: 'started' | 'ended';
  readonly place: string;
  /** Place of the step above, which may be a graph and no step of its own. */
  readonly parent: string | null;
  readonly kind: StepKind;
  readonly name: string;
  readonly role: string | null;
  readonly status?: 'completed' | 'failed';
  readonly decidedBy?: DecidedBy;
  readonly latencyMs?: number;
  /** Of a tool: what it was asked, in few characters; it may hold foreign text. */
  readonly asked?: string;
  /** A sentence that we wrote: why it failed, or why the playbook did the work. */
  readonly detail?: string;
}

/** What the composition root lends to everything that starts or works on runs in one process. */
export interface Engine {
  readonly store: Store;
  readonly queue: Queue;
  /** How much of each queue may be under way at once. */
  readonly queues: QueueTable;
  /** One for each tenant, so that runs of one tenant share transactions. */
  writerFor(db: TenantDatabase): JournalWriter;
  readonly log: Logger;
  /** The graphs of this version of the code. */
  readonly graphs: readonly AnyGraph[];
  /** Absent: every agent works by its playbook. */
  readonly models?: ModelSource | undefined;
  /** The way to MCP servers; absent: no run of this process reaches any. */
  readonly mcp?: McpGateway | undefined;
  /** The way to what tenants connected; absent: no source answers in this process. */
  readonly sources?: SourceGateway | undefined;
  /** What is to be expected of series, remembered by this process. */
  readonly expect: Expect;
  /** Names this process; a lease is its own. */
  readonly workerId: string;
  /** How long a worker may be silent before another one takes its runs. */
  readonly leaseSeconds: number;
  /** Today, for tests and simulations; a run's own time is the time at which it began, on the database's clock. */
  readonly now?: (() => Date) | undefined;
}

/** A worker that is silent for this long has lost its runs. It renews three times as often. */
export const LEASE_SECONDS = 15;
