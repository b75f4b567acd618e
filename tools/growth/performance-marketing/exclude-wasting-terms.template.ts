import { AT_STAKE, EFFECT_INTERVAL, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const excludeWastingTerms: GrowthTemplate = {
  name: 'exclude_wasting_terms',
  team: 'performance_marketing',
  rules: {
    causes: ['targeting_wasting'],
    metrics: [],
    dimensions: ['search_term', 'keyword', 'match_type'],
    needsSegment: true,
  },
  lever: 'ad_targeting',
  leverDirection: 'cut',
  effort: 'low',
  effortHours: 3,
  recovery: {
    metric: 'ad_spend',
    direction: 'down',
    low: 0.4,
    mid: 0.6,
    high: 0.8,
    horizonDays: 30,
  },
  constants: {},
  required: [],
  h1: [
    {
      en: 'Stop paying for “{value}”',
      pl: 'Nie płać za „{value}”',
    },
    {
      en: 'Stop paying for searches',
      pl: 'Ogranicz płatne zapytania',
    },
  ],
  impact: {
    en: 'Possible saving',
    pl: 'Możliwy spadek strat',
  },
  text: [
    {
      en: 'Clicks on “{value}” cost and hardly sell: about {money} is at stake. Exclude or narrow it.',
      pl: 'Kliknięcia „{value}” kosztują, a prawie nie sprzedają: stawka to około {money}. Wyklucz lub zawęź.',
    },
    {
      en: 'Clicks on “{value}” cost and hardly sell. Exclude it or narrow the match.',
      pl: 'Kliknięcia „{value}” kosztują, a prawie nie sprzedają. Wyklucz je lub zawęź dopasowanie.',
    },
  ],
  desc: [
    [FINDING, AT_STAKE],
    [
      {
        en: 'A search says what somebody wants. When the shop has nothing for it, no bid and no text will make it pay, and the remedy is an exclusion. When the shop has the product, the fault is more often the price in the advert, the page behind it, or a match that lets other searches in.',
        pl: 'Zapytanie mówi, czego ktoś chce. Gdy sklep nie ma na to odpowiedzi, żadna stawka i żaden tekst tego nie naprawi i pozostaje wykluczenie. Gdy produkt jest w ofercie, częściej zawodzi cena w reklamie, strona za nią albo dopasowanie, które wpuszcza inne zapytania.',
      },
    ],
    [
      {
        en: 'Read the search terms behind it before anything is paused, and sort them into three: not ours, ours but too expensive, ours and badly answered. Exclude the first, bid down the second, and give the third a better text and page.',
        pl: 'Zanim cokolwiek wstrzymasz, przeczytaj kryjące się za tym wyszukiwane hasła i podziel je na trzy grupy: nie nasze, nasze, ale za drogie, oraz nasze, lecz źle obsłużone. Pierwsze wyklucz, drugim obniż stawkę, a trzecim daj lepszy tekst i stronę.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'low',
      expectedEffect: {
        en: 'Clicks that cannot sell are no longer paid for.',
        pl: 'Nie płacisz już za kliknięcia, które nie mogą sprzedać.',
      },
    },
    {
      action: {
        en: 'Check that the exclusion does not block a neighbouring search that sells.',
        pl: 'Sprawdź, czy wykluczenie nie blokuje sąsiedniego zapytania, które sprzedaje.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Sales are not cut off with the waste.',
        pl: 'Razem ze stratą nie odcinasz sprzedaży.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Keep shared lists of exclusions, and apply them to all campaigns that the searches could reach.',
        pl: 'Prowadź wspólne listy wykluczeń i stosuj je we wszystkich kampaniach, do których te zapytania mogą trafić.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The same waste does not come back elsewhere.',
        pl: 'Ta sama strata nie wraca w innym miejscu.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Read new search terms every week, the costliest first.',
        pl: 'Co tydzień czytaj nowe wyszukiwane hasła, od najdroższych.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Waste is found while it is small.',
        pl: 'Stratę znajdujesz, póki jest mała.',
      },
    },
  ],
  disproof: {
    en: 'Searchers of this kind come back later and buy by the name of the shop: then the click began a purchase.',
    pl: 'Szukający w ten sposób wracają później i kupują po nazwie sklepu: wtedy to kliknięcie zaczynało zakup.',
  },
};
