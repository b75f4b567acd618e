import type { ListedBatch } from '#storage/runtime/batch.repository.ts';
import { formatDuration } from './format.ts';
import { type Column, renderTable } from './table.ts';
import type { Terminal } from './terminal.ts';

const LEAST_TEXT = 20;

const COLUMNS: readonly Column<ListedBatch>[] = [
  { title: 'TENANT', value: ({ tenant }) => tenant },
  { title: 'MODEL', least: LEAST_TEXT, value: modelText },
  {
    title: 'STATE',
    value: ({ state }) => state,
    style: (text, { state }, paint) => (['failed', 'unknown'].includes(state) ? paint.red(text) : text),
  },
  { title: 'REQUESTS', align: 'right', value: ({ requests }) => String(requests) },
  { title: 'ANSWERED', align: 'right', value: ({ answered }) => String(answered) },
  { title: 'NOT', align: 'right', value: ({ failed }) => (failed === 0 ? '' : String(failed)) },
  { title: 'AGE', align: 'right', value: ({ ageSeconds }) => formatDuration(ageSeconds * 1000) },
  {
    title: 'AT THE PROVIDER',
    least: LEAST_TEXT,
    dispensable: 2,
    value: ({ providerId }) => providerId ?? '',
  },
  { title: 'PROBLEM', least: LEAST_TEXT, dispensable: 1, value: ({ problem }) => problem ?? '' },
];

function modelText({ protocol, model }: ListedBatch): string {
  return model === null ? '(removed)' : `${protocol}/${model}`;
}

/** Batches as a table, and how much waits for the next ones. */
export function showBatches(lines: readonly ListedBatch[], waiting: number, { out }: Terminal): void {
  if (lines.length === 0 && waiting === 0) {
    out.write(
      'No batches: models answer at once. "steward models set … --batches" lets what can wait, wait.\n',
    );
    return;
  }
  if (lines.length > 0) out.write(renderTable(lines, COLUMNS, out));
  if (waiting > 0) out.write(`${waiting} requests wait for a batch.\n`);
}
