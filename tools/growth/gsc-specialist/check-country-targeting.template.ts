import { EFFECT_INTERVAL, SEGMENT_LOSS } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const checkCountryTargeting: GrowthTemplate = {
  name: 'check_country_targeting',
  team: 'gsc_specialist',
  rules: {
    causes: ['organic_loss'],
    metrics: [],
    dimensions: ['country', 'region', 'language'],
    direction: 'down',
    needsSegment: true,
  },
  lever: 'country_targeting',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 6,
  recovery: { metric: 'revenue', direction: 'up', low: 0.2, mid: 0.4, high: 0.7, horizonDays: 30 },
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Check targeting of “{value}”', pl: 'Sprawdź kraj: „{value}”' }],
  impact: { en: 'Possible traffic recovery', pl: 'Możliwy powrót ruchu' },
  text: [
    {
      en: '{metric} from “{value}” changed by {segment_change}. Check language links, redirects and currency there.',
      pl: 'Wskaźnik „{metric}” dla „{value}”: {segment_change}. Sprawdź hreflang, przekierowania i walutę.',
    },
    {
      en: 'Search visits from “{value}” fell. Check language links, redirects and currency there.',
      pl: '„{value}” traci ruch z wyszukiwarki. Sprawdź hreflang i przekierowania.',
    },
  ],
  desc: [
    SEGMENT_LOSS,
    [
      {
        en: 'A loss in one country with the others stable points to the version of the site meant for it: broken language links, a redirect by location that also catches the crawler, a changed domain or folder, or a local rival.',
        pl: 'Strata w jednym kraju przy stabilnych pozostałych wskazuje na przeznaczoną dla niego wersję witryny: zepsute hreflang, przekierowanie według lokalizacji, które łapie też robota, zmienioną domenę lub katalog albo lokalnego rywala.',
      },
    ],
    [
      {
        en: 'Compare the queries and pages shown in “{value}” with the weeks before {first_day}. If another language version is shown there now, the links between versions are at fault.',
        pl: 'Porównaj zapytania i strony wyświetlane w kraju „{value}” z tygodniami przed {first_day}. Jeśli pokazuje się tam teraz inna wersja językowa, winne są powiązania między wersjami.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Filter Search Console by “{value}” and see which pages are shown now.',
        pl: 'Filtruj Search Console według „{value}” i zobacz, jakie strony się wyświetlają.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A swapped version is found or excluded.',
        pl: 'Zamiana wersji jest znaleziona albo wykluczona.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Repair language links in both directions and take the crawler out of redirects by location.',
        pl: 'Napraw hreflang w obu kierunkach i wyłącz robota z przekierowań według lokalizacji.',
      },
      effort: 'medium',
      expectedEffect: { en: 'The right version is shown again.', pl: 'Znów pokazuje się właściwa wersja.' },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Check the language links with every release.',
        pl: 'Sprawdzaj hreflang przy każdym wdrożeniu.',
      },
      effort: 'low',
      expectedEffect: { en: 'Versions stay linked.', pl: 'Wersje pozostają powiązane.' },
    },
  ],
  disproof: {
    en: 'The same pages hold the same positions there: then demand or measurement in that country changed.',
    pl: 'Te same strony mają tam te same pozycje: wtedy zmienił się popyt lub pomiar w tym kraju.',
  },
};
