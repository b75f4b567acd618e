import { z } from 'zod';

/** The queues of an installation; a graph names the one that its runs wait in. */
export const queueNames = z.enum(['chat', 'default', 'incident', 'analyst', 'batch']);
export type QueueName = z.infer<typeof queueNames>;

/** How much of a queue may be under way at once. */
export interface QueueLimits {
  /** Runs of one tenant at once, over all workers. */
  readonly perTenant: number;
  /** Runs at once in one worker process; those that wait for room under a limit per minute do not count. */
  readonly perWorker: number;
  /**
   * Of those the ones that do not wait for a model: a process computes for all of them on one thread, and what began first
   * is to ask first. Absent: as many.
   */
  readonly atWork?: number | undefined;
  readonly purpose: string;
}

/** Limits of every queue. */
export type QueueTable = Readonly<Record<QueueName, QueueLimits>>;

/** The defaults are those of the growth reference: 2 shops at once, 8 analysts, 15 incidents. */
export const QUEUES: QueueTable = {
  chat: { perTenant: 8, perWorker: 8, purpose: 'turns of conversations: somebody waits for them' },
  default: { perTenant: 4, perWorker: 8, purpose: 'what has no queue of its own' },
  incident: { perTenant: 15, perWorker: 15, atWork: 4, purpose: 'one incident each' },
  analyst: { perTenant: 8, perWorker: 8, purpose: 'one analyst each' },
  batch: {
    perTenant: 1,
    perWorker: 2,
    purpose: "sweeps and nightly work: one of a shop, two shops' at once",
  },
};

const LIMIT = /^([a-z]+)=([1-9]\d{0,3})\/([1-9]\d{0,3})$/;
const HINT = `is not like "incident=15/15,batch=1/2": for some of ${queueNames.options.join(', ')}, runs of one tenant at once over all workers, then runs at once in one worker`;

/** An installation's own limits, `queue=per tenant/per worker` with commas between; queues that are not named keep theirs. */
export const queueTable = z.string().transform((text, context): QueueTable => {
  const changed = text.split(',').map((part) => {
    const [, name, perTenant, perWorker] = LIMIT.exec(part.trim()) ?? [];
    const queue = queueNames.safeParse(name);
    if (!queue.success) return null;
    return [
      queue.data,
      { ...QUEUES[queue.data], perTenant: Number(perTenant), perWorker: Number(perWorker) },
    ] as const;
  });
  const known = changed.filter((entry) => entry !== null);
  if (known.length < changed.length) context.addIssue({ code: 'custom', message: HINT });
  return { ...QUEUES, ...Object.fromEntries(known) };
});
