import { z } from 'zod';
import type { Tenant } from '#core/tenant.ts';
import type { StoredTopic } from '#storage/insight/topic-read.repository.ts';
import { segment } from '#tools/growth/cause.ts';
import { shortId } from '../recommendation-text.ts';
import { placeInWords } from './conflict-text.ts';
import { formatDay, formatMoney, UNKNOWN } from './format.ts';
import { stylePriority } from './priority-style.ts';
import { type Column, renderTable } from './table.ts';
import type { Output } from './terminal.ts';

/** Topics as a table, one line each. */
export function renderTopics(
  topics: readonly StoredTopic[],
  { locale }: Pick<Tenant, 'locale'>,
  out: Output,
): string {
  const columns: readonly Column<StoredTopic>[] = [
    { title: 'ID', value: ({ id }) => shortId(id) },
    {
      title: 'PRIORITY',
      value: ({ priority }) => priority,
      style: (text, { priority }, paint) => stylePriority(text, priority, paint),
    },
    { title: 'STATE', value: ({ state }) => state.replace('_', ' ') },
    { title: 'WHAT', value: ({ kind }) => kind.replaceAll('_', ' '), least: 14 },
    { title: 'WHERE', value: whereOfTopic, least: 14 },
    { title: 'A WEEK', value: (each) => worthOf(each, locale), align: 'right' },
    {
      title: 'FROM',
      value: ({ source, agentName }) => `${source}/${agentName}`,
      ...{ least: 12, dispensable: 2 },
    },
    { title: 'LAST TOLD', value: ({ lastSeen }) => formatDay(lastSeen, { locale }), dispensable: 3 },
    { title: 'WHY', value: ({ reason }) => reason, least: 24, dispensable: 1 },
  ];
  return renderTable(topics, columns, out);
}

const placed = z.looseObject({ cause: z.looseObject({ segment }) });

/** The place of a topic, in the letters in which the source wrote it. */
export function whereOfTopic({ content }: Pick<StoredTopic, 'content'>): string {
  const place = placed.safeParse(content).data?.cause.segment;
  return placeInWords(place === undefined ? 'all' : `${place.dimension}=${place.value}`);
}

/** Money per week that acting on it may bring. */
export function worthOf(
  { worth, currency }: Pick<StoredTopic, 'worth' | 'currency'>,
  locale: Tenant['locale'],
): string {
  return worth === 0 ? UNKNOWN : formatMoney(worth, { locale, currency });
}
