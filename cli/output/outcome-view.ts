import type { Tenant } from '#core/tenant.ts';
import type { OutcomeStatus } from '#storage/insight/outcome.repository.ts';
import type { StoredOutcome } from '#storage/insight/outcome-read.repository.ts';
import { shortId } from '../recommendation-text.ts';
import { formatChange, formatConfidence, formatDay, formatNumber } from './format.ts';
import { sayDetectable, sayEffect, sayReason, sayTime } from './outcome-words.ts';
import { renderRecord } from './record.ts';
import { type Column, renderTable } from './table.ts';
import type { Output } from './terminal.ts';

type Manner = Pick<Tenant, 'locale'>;

/** Measurements as a table, one line each. */
export function renderOutcomes(outcomes: readonly StoredOutcome[], manner: Manner, out: Output): string {
  const columns: readonly Column<StoredOutcome>[] = [
    { title: 'ID', value: ({ id }) => shortId(id) },
    { title: 'VERDICT', value: ({ status }) => status, style: styleStatus },
    { title: 'WHAT', value: ({ title }) => title, least: 20 },
    { title: 'METRIC', value: ({ metricKey }) => metricKey, least: 10, dispensable: 2 },
    { title: 'PROMISED', value: ({ predicted }) => formatChange(predicted, manner), align: 'right' },
    { title: 'MEASURED', value: (outcome) => sayEffect(outcome, manner), align: 'right' },
    { title: 'JUDGED', value: ({ evaluateOn }) => formatDay(evaluateOn, manner), dispensable: 3 },
    { title: 'WHY', value: (outcome) => sayReason(outcome) ?? '', least: 16, dispensable: 1 },
  ];
  return renderTable(outcomes, columns, out);
}

function styleStatus(text: string, { status }: StoredOutcome, paint: Output['paint']): string {
  const styles: Partial<Record<OutcomeStatus, (text: string) => string>> = {
    won: paint.green,
    lost: paint.red,
  };
  return styles[status]?.(text) ?? text;
}

/** One measurement in full: what was promised, what could be seen, what was found and how. */
export function renderOutcome(outcome: StoredOutcome, manner: Manner, out: Output): string {
  const { subject, dataQuality, pValue, method } = outcome;
  const { controls, preFitRank } = dataQuality;
  return renderRecord(
    {
      outcome: outcome.id,
      verdict: outcome.status,
      why: sayReason(outcome),
      recommendation: `${shortId(outcome.recommendationId)} ${outcome.title}`,
      metric: `${outcome.metricKey} of ${subject.source}`,
      'acted on': `${subject.dimension}: ${subject.members.join(', ')}`,
      promised: formatChange(outcome.predicted, manner),
      'can be detected': sayDetectable(outcome, manner),
      measured: sayEffect(outcome, manner),
      'by chance':
        pValue === null ? null : `${formatNumber(pValue, manner, 3)} as far out when nothing was done`,
      method: method?.replaceAll('_', ' ') ?? null,
      'compared with': typeof controls === 'number' ? `${formatNumber(controls, manner)} others` : null,
      'before the start':
        typeof preFitRank === 'number'
          ? `told as badly or worse: ${formatConfidence(preFitRank, manner)} of placebos`
          : null,
      time: sayTime(outcome, manner),
    },
    out,
  );
}
