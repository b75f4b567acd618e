import { AT_STAKE, EFFECT_INTERVAL, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const matchAdAndPage: GrowthTemplate = {
  name: 'match_ad_and_page',
  team: 'ux_conversion',
  rules: {
    causes: ['landing_weak'],
    metrics: [],
    dimensions: ['landing_page', 'ad', 'ad_name', 'campaign', 'campaign_name'],
    needsSegment: true,
  },
  lever: 'landing_page',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 6,
  recovery: {
    metric: 'ad_spend',
    direction: 'down',
    low: 0.15,
    mid: 0.3,
    high: 0.5,
    horizonDays: 30,
  },
  constants: {},
  required: [],
  h1: [
    {
      en: 'Match ad and page: “{value}”',
      pl: 'Dopasuj stronę: „{value}”',
    },
    {
      en: 'Match adverts and pages',
      pl: 'Dopasuj strony do reklam',
    },
  ],
  impact: {
    en: 'Possible better return',
    pl: 'Możliwy lepszy zwrot',
  },
  text: [
    {
      en: 'Paid clicks of “{value}” do not sell: about {money} is at stake. Lead them to a page that keeps the promise.',
      pl: 'Płatne kliknięcia „{value}” nie sprzedają: stawką jest około {money}. Kieruj je na lepszą stronę.',
    },
    {
      en: 'Paid clicks of “{value}” do not sell. Lead them to a page that keeps the promise.',
      pl: 'Płatne kliknięcia „{value}” nie sprzedają. Kieruj je na stronę, która spełnia obietnicę.',
    },
  ],
  desc: [
    [FINDING, AT_STAKE],
    [
      {
        en: 'A paid click is lost money from the moment at which the page shows something else than the advert. The advert names a product, a price or a use; the page must show the same one first, load before patience ends, and let it be bought without searching.',
        pl: 'Płatne kliknięcie przepada w chwili, gdy strona pokazuje coś innego niż reklama. Reklama mówi o produkcie, cenie lub zastosowaniu, więc strona musi najpierw pokazać to samo, wczytać się, zanim skończy się cierpliwość, i pozwolić kupić bez szukania.',
      },
    ],
    [
      {
        en: 'Send the clicks to the page that sells best for the same product while this one is fixed: it costs nothing and can be taken back. Check also that visits are counted before and after consent, since lost counting looks just like lost visitors.',
        pl: 'Na czas poprawek kieruj kliknięcia na stronę, która najlepiej sprzedaje ten sam produkt: to nic nie kosztuje i łatwo to cofnąć. Sprawdź też, czy wizyty liczą się przed zgodą i po niej: zgubiony pomiar wygląda tak samo jak zgubieni goście.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'low',
      expectedEffect: {
        en: 'Paid visitors land where they can buy.',
        pl: 'Płatni goście trafiają tam, gdzie mogą kupić.',
      },
    },
    {
      action: {
        en: 'Open the page from the advert, on a phone and in the browser of the app.',
        pl: 'Otwórz stronę z reklamy, na telefonie i w przeglądarce aplikacji.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'What stops paid visitors is seen.',
        pl: 'Widać, co zatrzymuje płatnych gości.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Bring picture, product, price and words of advert and page together, and compare the orders.',
        pl: 'Ujednolić zdjęcie, produkt, cenę i słowa reklamy oraz strony i porównaj zamówienia.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'The promise is kept and more clicks sell.',
        pl: 'Obietnica jest spełniona i sprzedaje więcej kliknięć.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Agree that no advert goes out without a look at its page.',
        pl: 'Ustal, że żadna reklama nie rusza bez sprawdzenia jej strony.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Advert and page do not drift apart.',
        pl: 'Reklama i strona się nie rozchodzą.',
      },
    },
  ],
  disproof: {
    en: 'The same page sells well to visitors of other adverts: then it is the audience or the text and not the page.',
    pl: 'Ta sama strona dobrze sprzedaje gościom innych reklam: wtedy to odbiorcy lub tekst, a nie strona.',
  },
};
