import type { Tenant } from '#core/tenant.ts';
import type { KnownEvent } from '#storage/metric/known-event.repository.ts';
import { shortId } from '../recommendation-text.ts';
import { formatDays } from './format.ts';
import { type Column, renderTable } from './table.ts';
import type { Output } from './terminal.ts';

const EFFECTS: Readonly<Record<KnownEvent['effect'], string>> = {
  closed: 'nothing is expected',
  up: 'more is no news',
  down: 'less is no news',
  any: 'neither is news',
};

/** Known events as a table, one line each. */
export function renderEvents(events: readonly KnownEvent[], tenant: Tenant, out: Output): string {
  const columns: readonly Column<KnownEvent>[] = [
    { title: 'ID', value: ({ id }) => shortId(id) },
    { title: 'DAYS', value: ({ firstDay, lastDay }) => formatDays(firstDay, lastDay, tenant) },
    { title: 'EVENT', value: ({ name }) => name, least: 16 },
    { title: 'KIND', value: ({ kind }) => kind.replace('_', ' '), dispensable: 2 },
    { title: 'EFFECT', value: ({ effect }) => EFFECTS[effect] },
    { title: 'OF', value: ({ source }) => source ?? 'everything', dispensable: 1 },
    { title: 'BY', value: ({ enteredBy }) => enteredBy ?? '', dispensable: 3 },
  ];
  return renderTable(events, columns, out);
}
