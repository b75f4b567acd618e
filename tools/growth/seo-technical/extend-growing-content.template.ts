import { SEGMENT_GAIN } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const extendGrowingContent: GrowthTemplate = {
  name: 'extend_growing_content',
  team: 'seo_technical',
  rules: {
    causes: ['growth'],
    metrics: [],
    dimensions: ['landing_page', 'page', 'channel', 'source', 'category'],
    direction: 'up',
    minDays: 5,
  },
  lever: 'content',
  leverDirection: 'raise',
  effort: 'medium',
  effortHours: 12,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [
    { en: 'Extend what grows: “{value}”', pl: 'Rozwijaj: „{value}”' },
    { en: 'Extend growing content', pl: 'Rozwijaj rosnące treści' },
  ],
  impact: { en: 'Possible traffic growth', pl: 'Możliwy wzrost ruchu' },
  text: [
    {
      en: '{metric} of “{value}” is growing ({segment_change}). Link to it from related pages and answer the next questions.',
      pl: 'Wskaźnik „{metric}” dla „{value}” rośnie ({segment_change}). Podlinkuj i odpowiedz na kolejne pytania.',
    },
    {
      en: 'Some pages gain visits. Link to them from related pages and extend them.',
      pl: 'Część stron zyskuje ruch. Podlinkuj je i rozwijaj.',
    },
  ],
  desc: [
    SEGMENT_GAIN,
    [
      {
        en: 'A page that gains visits has shown that it answers what people ask now. Internal links and a few neighbouring answers strengthen it at little cost, while a rewrite would risk the very thing that works.',
        pl: 'Strona, która zyskuje wizyty, pokazała, że odpowiada na to, o co ludzie teraz pytają. Linki wewnętrzne i kilka sąsiednich odpowiedzi wzmocnią ją niskim kosztem, a przepisanie naraziłoby to, co działa.',
      },
    ],
    [
      {
        en: 'Read the queries that brought the new visits since {first_day}, and check that the visitors also buy or at least go on to a product. Extend only what leads to a sale or to a clear next step.',
        pl: 'Przeczytaj zapytania, które przyniosły nowe wizyty od {first_day}, i sprawdź, czy goście także kupują albo choć przechodzą do produktu. Rozwijaj tylko to, co prowadzi do sprzedaży lub jasnego kolejnego kroku.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Link to the growing page from related categories and articles.',
        pl: 'Podlinkuj rosnącą stronę z powiązanych kategorii i artykułów.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The page is found and crawled more.',
        pl: 'Strona jest częściej znajdowana i indeksowana.',
      },
    },
    {
      action: {
        en: 'Check that a product or a next step is in sight on the first screen.',
        pl: 'Sprawdź, czy na pierwszym ekranie widać produkt lub kolejny krok.',
      },
      effort: 'low',
      expectedEffect: { en: 'Visits can turn into orders.', pl: 'Wizyty mają jak stać się zamówieniami.' },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Add answers to the neighbouring queries, on the page or beside it.',
        pl: 'Dodaj odpowiedzi na sąsiednie zapytania, na stronie lub obok.',
      },
      effort: 'medium',
      expectedEffect: { en: 'More queries lead to it.', pl: 'Prowadzi do niej więcej zapytań.' },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Plan the next texts by the queries that grow and sell.',
        pl: 'Planuj kolejne treści według zapytań, które rosną i sprzedają.',
      },
      effort: 'medium',
      expectedEffect: { en: 'Effort follows demand.', pl: 'Wysiłek idzie za popytem.' },
    },
  ],
  disproof: {
    en: 'The new visitors neither buy nor go on to a product over several weeks.',
    pl: 'Nowi goście przez kilka tygodni ani nie kupują, ani nie przechodzą do produktu.',
  },
};
