import type { WorkerRecord } from '#storage/runtime/worker.repository.ts';
import type { QueueLine, QueueStatus } from '../queue-status.ts';
import { formatDuration } from './format.ts';
import { type Column, renderTable } from './table.ts';
import type { Terminal } from './terminal.ts';

const MILLISECONDS = 1000;

const QUEUES: readonly Column<QueueLine>[] = [
  { title: 'QUEUE', value: ({ queue }) => queue },
  { title: 'WAITING', value: ({ queued }) => String(queued), align: 'right' },
  {
    title: 'OLDEST',
    value: ({ oldestWaitingSeconds: age }) => (age === null ? '' : formatDuration(age * MILLISECONDS)),
    align: 'right',
  },
  { title: 'WORKED ON', value: ({ leased }) => String(leased), align: 'right' },
  { title: 'SUSPENDED', value: ({ suspended }) => String(suspended), align: 'right' },
  { title: 'PARKED', value: ({ parked }) => String(parked), align: 'right' },
];

/** The queues as a table, and the workers as another. */
export function showQueueStatus({ queues, workers, leaseSeconds }: QueueStatus, { out }: Terminal): void {
  out.write(renderTable(queues, QUEUES, out));
  if (queues.some(({ queued, waiting }) => waiting < queued)) {
    out.write(`\nThe queue lacks some runs that wait; "steward serve" mends that within a minute.\n`);
  }
  out.write('\n');
  if (workers.length === 0) out.write('No worker. Next: steward serve\n');
  else out.write(renderTable(workers, workerColumns(leaseSeconds), out));
}

function workerColumns(leaseSeconds: number): readonly Column<WorkerRecord>[] {
  return [
    { title: 'WORKER', value: ({ name }) => name, least: 12 },
    { title: 'VERSION', value: ({ version }) => version, dispensable: 1 },
    { title: 'RUNS', value: ({ runs, concurrency }) => `${runs} of ${concurrency}`, align: 'right' },
    {
      title: 'QUEUES',
      value: ({ queues }) => (queues.length === 0 ? 'one command' : queues.join(', ')),
      least: 10,
      dispensable: 2,
    },
    {
      title: 'SILENT',
      value: ({ silentSeconds }) => formatDuration(silentSeconds * MILLISECONDS),
      align: 'right',
      style: (text, { silentSeconds }, paint) => (silentSeconds > leaseSeconds ? paint.red(text) : text),
    },
  ];
}
