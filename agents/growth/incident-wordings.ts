import type { CauseClass, IncidentCause, IncidentKind } from '#tools/growth/cause.ts';
import type { Wording } from '#tools/template.ts';
import { BUSINESS_WORDINGS, type CauseWording } from './business-wordings.ts';
import { DATA_WORDINGS } from './data-wordings.ts';
import { HOLIDAY } from './holiday-wording.ts';
import { ONE_CANCELLED_ORDER, ONE_ORDER } from './single-order-wordings.ts';

/** How each kind of cause is told. */
const CAUSE_WORDINGS: Readonly<Record<IncidentKind, CauseWording>> = {
  ...BUSINESS_WORDINGS,
  ...DATA_WORDINGS,
  single_order: ONE_ORDER.told,
  holiday: HOLIDAY,
};

/** How a cause is told; a cancelled order asks for other checks than one that came in. */
export function wordingFor({ kind, metric }: Pick<IncidentCause, 'kind' | 'metric'>): CauseWording {
  return kind === 'single_order' ? orderWording(metric).told : CAUSE_WORDINGS[kind];
}

/** The one order, in figures. */
export function recordSentence({ metric }: Pick<IncidentCause, 'metric'>): Wording {
  return orderWording(metric).sentence;
}

function orderWording(metric: string) {
  return metric === 'refunds' || metric === 'refund_rate' ? ONE_CANCELLED_ORDER : ONE_ORDER;
}

/** Why a report carries no advice for the business; null when it may. */
export function noAdviceFor({
  kind,
  class: causeClass,
}: Pick<IncidentCause, 'kind' | 'class'>): Wording | null {
  if (causeClass === 'business') return null;
  return kind === 'label_shift' ? ONLY_NAMES : NO_ADVICE[causeClass];
}

/** Totals hold when a label moves. */
const ONLY_NAMES: Wording = {
  en: 'There is no business advice here on purpose: only names changed, and the totals of these days hold.',
  pl: 'Celowo nie ma tu rady biznesowej: zmieniły się tylko nazwy, a sumy z tych dni są prawdziwe.',
};

const NO_ADVICE: Readonly<Record<Exclude<CauseClass, 'business'>, Wording>> = {
  data_problem: {
    en: 'There is no business advice here on purpose: the numbers of these days say nothing about the shop.',
    pl: 'Celowo nie ma tu rady biznesowej: liczby z tych dni nic nie mówią o sklepie.',
  },
  single_record: {
    en: 'There is no business advice here on purpose: one order is no reason to change anything.',
    pl: 'Celowo nie ma tu rady biznesowej: jedno zamówienie nie jest powodem do zmian.',
  },
  calendar: {
    en: 'There is no business advice here on purpose: a holiday passes by itself.',
    pl: 'Celowo nie ma tu rady biznesowej: święto minie samo.',
  },
};
