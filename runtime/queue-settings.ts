import { z } from 'zod';

/** The queues of an installation; a graph names the one that its runs wait in. */
export const queueNames = z.enum(['chat', 'default', 'incident', 'analyst', 'batch']);
export type QueueName = z.infer<typeof queueNames>;

/** How much of a queue may be under way at once. */
export interface QueueLimits {
  /** Runs of one tenant at once, over all workers. */
  readonly perTenant: number;
  /** Runs at once in one worker process. */
  readonly perWorker: number;
  readonly purpose: string;
}

/** The defaults are those of the growth reference: 2 shops at once, 8 analysts, 15 incidents. */
export const QUEUES: Readonly<Record<QueueName, QueueLimits>> = {
  chat: { perTenant: 8, perWorker: 8, purpose: 'turns of conversations: somebody waits for them' },
  default: { perTenant: 4, perWorker: 8, purpose: 'what has no queue of its own' },
  incident: { perTenant: 15, perWorker: 15, purpose: 'one incident each' },
  analyst: { perTenant: 8, perWorker: 8, purpose: 'one analyst each' },
  batch: {
    perTenant: 1,
    perWorker: 2,
    purpose: "sweeps and nightly work: one of a shop, two shops' at once",
  },
};
