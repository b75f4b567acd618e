import { z } from 'zod';
import type { Transaction } from '#storage/database.ts';
import { createThread, type Thread, type ThreadPolicy } from '#storage/runtime/thread.repository.ts';

/** The kinds of conversations; what is said while an answer is being made meets the policy of the kind. */
export const threadKinds = z.enum(['chat', 'program', 'live']);
export type ThreadKind = z.infer<typeof threadKinds>;

interface KindSettings {
  readonly policy: ThreadPolicy;
  readonly purpose: string;
}

export const THREAD_KINDS: Readonly<Record<ThreadKind, KindSettings>> = {
  chat: { policy: 'queue', purpose: 'a person who types: each message is answered, one after the other' },
  program: { policy: 'reject', purpose: 'another program: it is told at once, and decides itself' },
  live: { policy: 'interrupt', purpose: 'a person who talks: the last word counts' },
};

/** Begins a conversation with the policy of its kind. */
export function openThread(
  tx: Transaction,
  { kind, channel, title }: { kind: ThreadKind; channel: string; title?: string | undefined },
): Promise<Thread> {
  return createThread(tx, { kind, policy: THREAD_KINDS[kind].policy, channel, title });
}
