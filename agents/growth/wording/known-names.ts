import { type KnownName, knownName } from '#analysis/grounding/name.ts';
import type { Language } from '#core/tenant.ts';
import { metricCatalog } from '#tools/metric/metric-catalog.ts';

type Words = Readonly<Record<Language, readonly string[]>>;

/** What people call the places that every shop's data has; `*` stands for any ending. */
const PLACES: Readonly<Record<string, Words>> = {
  mobile: {
    en: ['mobile', 'phone*', 'smartphone*'],
    pl: ['mobile', 'mobiln*', 'telefon*', 'smartfon*', 'komórk*'],
  },
  desktop: { en: ['desktop*'], pl: ['desktop*', 'komputer*'] },
  tablet: { en: ['tablet*'], pl: ['tablet*'] },
  'Organic Search': {
    en: ['Organic Search', 'organic search', 'organic traffic'],
    pl: ['Organic Search', 'ruch* organiczn*'],
  },
  'Paid Search': { en: ['Paid Search', 'paid search'], pl: ['Paid Search', 'płatn* wyszukiwa*'] },
  'Organic Social': { en: ['Organic Social'], pl: ['Organic Social'] },
  'Paid Social': { en: ['Paid Social'], pl: ['Paid Social'] },
};

/** How Polish bends the names of metrics that texts speak of most, and what English shortens them to. */
const METRIC_WORDS: Readonly<Record<string, Words>> = {
  revenue: { en: [], pl: ['przychod*'] },
  transactions: { en: [], pl: ['zamówie*'] },
  sessions: { en: [], pl: ['sesj*'] },
  users: { en: [], pl: ['użytkowni*'] },
  conversion_rate: { en: ['conversion'], pl: ['współczynnik* konwersji', 'konwersj*'] },
  average_order_value: {
    en: ['order value', 'average basket', 'basket value', 'AOV'],
    pl: ['średni* wartoś* zamówienia', 'wartoś* zamówienia', 'wartoś* koszyka', 'średni* koszyk*'],
  },
  refunds: { en: [], pl: ['zwrot*'] },
  refund_rate: {
    en: ['rate of refunds', 'share of refunds'],
    pl: ['odset* zwrot*', 'wskaźnik* zwrot*', 'stop* zwrot*'],
  },
  cpc: {
    en: ['dearer click*', 'cheaper click*', 'price* per click', 'price* of a click'],
    pl: ['drożs* kliknię*', 'tańs* kliknię*', 'cen* kliknięcia', 'koszt* kliknię*'],
  },
  pages_per_session: {
    en: ['pages per visit', 'pages per session'],
    pl: ['stron* na wizytę', 'stron* na sesję'],
  },
  bounce_rate: { en: [], pl: ['współczynnik* odrzuceń', 'odset* odrzuceń'] },
};

const COMMON = { en: commonPlaces('en'), pl: commonPlaces('pl') };
const METRICS = { en: metricNames('en'), pl: metricNames('pl') };

function commonPlaces(language: Language): KnownName[] {
  return Object.entries(PLACES).map(([name, words]) => knownName(name, words[language]));
}

function metricNames(language: Language): KnownName[] {
  return metricCatalog.map(({ key, name }) =>
    knownName(key, [
      name[language].toLowerCase(),
      key.replaceAll('_', ' '),
      ...(METRIC_WORDS[key]?.[language] ?? []),
    ]),
  );
}

/** The places that a text may name: those of the data, and those that every shop has. */
export function placesFor(labels: readonly string[], language: Language): KnownName[] {
  // A name that holds a letter may be written without quotes, as it is.
  const ofData = labels
    .filter((label) => !(label in PLACES))
    .map((label) => knownName(label, /\p{L}{2}/u.test(label) ? [label.replaceAll('*', '')] : []));
  return [...ofData, ...COMMON[language]];
}

/** The metrics that a text may name. */
export function metricsFor(language: Language): KnownName[] {
  return METRICS[language];
}
