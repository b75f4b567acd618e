import type { IncidentCause, IncidentKind } from '#tools/growth/cause.ts';
import type { Wording } from '#tools/template.ts';
import { BUSINESS_WORDINGS, type CauseWording } from './business-wordings.ts';
import { ONE_CANCELLED_ORDER, ONE_ORDER } from './single-order-wordings.ts';

const TRACKING_CHECKS: readonly Wording[] = [
  {
    en: 'Check that the measuring code is on every page and loads.',
    pl: 'Sprawdź, czy kod pomiarowy jest na każdej stronie i się ładuje.',
  },
  {
    en: 'Look for a release, a new tag manager version or a changed consent banner on the first day.',
    pl: 'Poszukaj wdrożenia, nowej wersji menedżera tagów lub zmiany zgód z pierwszego dnia.',
  },
  {
    en: 'Compare with the orders in the shop system: if they went on, only the measuring stopped.',
    pl: 'Porównaj z zamówieniami w systemie sklepu: jeśli spływały dalej, zawiódł tylko pomiar.',
  },
];

const DATA = {
  tracking_outage: {
    title: [{ en: 'The measuring stopped {period}', pl: 'Pomiar nie działał {period}' }],
    meaning: {
      en: 'All volumes of the source fell to almost nothing together. A shop does not lose everything alike; a broken measurement does.',
      pl: 'Wszystkie wielkości ze źródła spadły razem prawie do zera. Sklep nie traci wszystkiego naraz, a zepsuty pomiar tak.',
    },
    checks: TRACKING_CHECKS,
  },
  data_gap: {
    title: [{ en: 'Data is missing {period}', pl: 'Brakuje danych {period}' }],
    meaning: { en: 'For these days there is no data at all.', pl: 'Za te dni nie ma żadnych danych.' },
    checks: [
      { en: 'Import the missing days again.', pl: 'Zaimportuj brakujące dni jeszcze raz.' },
      ...TRACKING_CHECKS.slice(0, 1),
    ],
  },
  late_data: {
    title: [{ en: 'The latest data is not there yet', pl: 'Najnowszych danych jeszcze nie ma' }],
    meaning: {
      en: 'The source is behind; the last days will change when it catches up.',
      pl: 'Źródło się spóźnia; ostatnie dni zmienią się, gdy nadrobi.',
    },
    checks: [
      { en: 'Check when the source was read last.', pl: 'Sprawdź, kiedy źródło było ostatnio czytane.' },
    ],
  },
  label_shift: {
    title: [{ en: 'Something is counted under a new name', pl: 'Coś liczy się pod nową nazwą' }],
    meaning: {
      en: 'One value lost what another gained while the total stands: a label changed, not the business.',
      pl: 'Jedna wartość straciła to, co zyskała inna, a suma stoi w miejscu: zmieniła się etykieta, a nie sklep.',
    },
    checks: [
      {
        en: 'Compare the names of channels and campaigns before and after the first day.',
        pl: 'Porównaj nazwy kanałów i kampanii przed pierwszym dniem i po nim.',
      },
    ],
  },
} satisfies Readonly<Record<string, CauseWording>>;

/** How each kind of cause is told. */
const CAUSE_WORDINGS: Readonly<Record<IncidentKind, CauseWording>> = {
  ...BUSINESS_WORDINGS,
  ...DATA,
  single_order: ONE_ORDER.told,
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

/** Why a report of this class carries no advice for the business. */
export const NO_ADVICE: Readonly<Record<'data_problem' | 'single_record', Wording>> = {
  data_problem: {
    en: 'There is no business advice here on purpose: the numbers of these days say nothing about the shop.',
    pl: 'Celowo nie ma tu rady biznesowej: liczby z tych dni nic nie mówią o sklepie.',
  },
  single_record: {
    en: 'There is no business advice here on purpose: one order is no reason to change anything.',
    pl: 'Celowo nie ma tu rady biznesowej: jedno zamówienie nie jest powodem do zmian.',
  },
};
