import type { WorkerRecord } from '#storage/runtime/worker.repository.ts';

/** How full the queues are, and who works on them. */
export interface QueueStatus {
  readonly queues: readonly QueueLine[];
  readonly workers: readonly WorkerRecord[];
  /** A worker that is silent for this long has lost its runs. */
  readonly leaseSeconds: number;
}

/** One queue; the counts are runs of all tenants. */
export interface QueueLine {
  readonly queue: string;
  /** In line for a worker, as the queue and as the leases say; they differ only for the moment of a take-over. */
  readonly waiting: number;
  readonly queued: number;
  readonly leased: number;
  readonly suspended: number;
  readonly parked: number;
  /** Since when the oldest run that waits for a worker exists; null when none waits. */
  readonly oldestWaitingSeconds: number | null;
}
