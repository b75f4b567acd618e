import type { Engine, RunEvent } from '#runtime/environment.ts';
import type { InlineWorker } from '#runtime/inline-worker.ts';
import type { Thread } from '#storage/runtime/thread.repository.ts';
import type { Cli, TenantScope } from '../cli.ts';
import { composeEngine } from '../compose-runtime.ts';
import { installedVersion } from '../installed-version.ts';
import { mirrorWhenNeeded } from '../mirror-when-needed.ts';

/** Name of the graph that answers. */
export const ANSWERING_GRAPH = 'conversation';
/** Where the threads of the command line are held. */
export const CHANNEL = 'cli';

/** What the questions of one command share. */
export interface ChatSession {
  readonly cli: Cli;
  readonly scope: TenantScope;
  readonly engine: Engine;
  readonly worker: InlineWorker;
  /** The conversation; begun with the first question when none exists. */
  thread: Thread | undefined;
}

/** Somebody who watches an answer being made. */
export interface ChatWatcher {
  onEvent(event: RunEvent): void;
  /** A step of a run that another worker does. */
  onLine(text: string): void;
  onWait(why: 'elsewhere' | 'outage'): void;
}

/** Which conversation is gone on with. */
export interface ThreadChoice {
  readonly thread?: string | undefined;
  readonly isNew: boolean;
}

/** Lends a session to some work. */
export async function withSession<Result>(
  cli: Cli,
  scope: TenantScope,
  work: (session: ChatSession) => Promise<Result>,
): Promise<Result> {
  await mirrorWhenNeeded(scope.store, cli);
  const { openInlineWorker } = await import('#runtime/inline-worker.ts');
  const engine = await composeEngine(cli);
  const worker = openInlineWorker(engine, installedVersion());
  try {
    return await work({ cli, scope, engine, worker, thread: undefined });
  } finally {
    await worker.close();
  }
}

/** The conversation that is gone on with; undefined for a new one. */
export async function chooseThread(
  { db }: TenantScope,
  { thread, isNew }: ThreadChoice,
): Promise<Thread | undefined> {
  const { findLatestThread, getThreadLike } = await import('#storage/runtime/thread-reference.repository.ts');
  if (thread !== undefined) return getThreadLike(db, thread);
  return isNew ? undefined : findLatestThread(db, { kind: 'chat', channel: CHANNEL });
}
