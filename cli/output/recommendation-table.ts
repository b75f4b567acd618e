import type { Language, Tenant } from '#core/tenant.ts';
import type { Recommendation } from '#storage/insight/recommendation-read.repository.ts';
import { measurabilityOf } from '#tools/insight/measurability.ts';
import { originOf, shortId, textIn } from '../recommendation-text.ts';
import { formatConfidence } from './format.ts';
import { sayMeasurable } from './measurability-view.ts';
import { stylePriority } from './priority-style.ts';
import { type Column, renderTable } from './table.ts';
import type { Output } from './terminal.ts';

/** Recommendations as a table, one line each. */
export function renderRecommendations(
  recommendations: readonly Recommendation[],
  { locale }: Pick<Tenant, 'locale'>,
  out: Output,
): string {
  return renderTable(recommendations, columnsIn(locale), out);
}

function columnsIn(locale: Language): readonly Column<Recommendation>[] {
  return [
    { title: 'ID', value: ({ id }) => shortId(id) },
    {
      title: 'PRIORITY',
      value: ({ priority }) => priority,
      style: (text, { priority }, paint) => stylePriority(text, priority, paint),
    },
    { title: 'WHAT TO DO', value: (each) => textIn(each, locale)?.h1 ?? each.title, least: 28 },
    { title: 'IMPACT', value: (each) => textIn(each, locale)?.impact ?? '', least: 20 },
    { title: 'TEAM', value: ({ domain }) => domain.replaceAll('_', ' '), least: 8, dispensable: 4 },
    {
      title: 'SURE',
      value: ({ confidence }) => formatConfidence(confidence, { locale }),
      align: 'right',
      dispensable: 3,
    },
    {
      title: 'MEASURABLE',
      value: (each) => sayMeasurable(measurabilityOf(each), { locale }),
      align: 'right',
      dispensable: 3,
    },
    { title: 'FROM', value: originOf, dispensable: 2 },
    { title: 'STATUS', value: ({ status }) => status, dispensable: 1 },
  ];
}
