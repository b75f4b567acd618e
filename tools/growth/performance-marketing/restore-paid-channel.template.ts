import { EFFECT_INTERVAL, SEGMENT_LOSS } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const restorePaidChannel: GrowthTemplate = {
  name: 'restore_paid_channel',
  team: 'performance_marketing',
  rules: {
    causes: ['channel_loss', 'campaign_stopped'],
    metrics: [],
    dimensions: ['channel', 'source', 'medium'],
    direction: 'down',
    minShare: 0.3,
    needsSegment: true,
  },
  lever: 'channel_traffic',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 6,
  recovery: { metric: 'revenue', direction: 'up', low: 0.3, mid: 0.6, high: 0.85, horizonDays: 7 },
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Restore traffic from “{value}”', pl: 'Przywróć ruch: „{value}”' }],
  impact: { en: 'Possible sales recovery', pl: 'Możliwy odzysk sprzedaży' },
  text: [
    {
      en: '{metric} from “{value}” changed by {segment_change}. Check spend, tags and links there before moving budget.',
      pl: 'Wskaźnik „{metric}” ze źródła „{value}”: {segment_change}. Sprawdź wydatki, tagi i linki.',
    },
    {
      en: 'Traffic from “{value}” fell. Check spend, tags and links there before moving budget.',
      pl: 'Ruch ze źródła „{value}” spadł. Sprawdź wydatki, tagi i linki, zanim przesuniesz budżet.',
    },
  ],
  desc: [
    SEGMENT_LOSS,
    [
      {
        en: 'One source lost traffic while the others held. Either it delivers less (spend, bids, reach, a stopped campaign) or its visits are still there under another name because the tagging of links changed; the two look alike in analytics and ask for opposite actions.',
        pl: 'Jedno źródło straciło ruch, a pozostałe go utrzymały. Albo dostarcza mniej (wydatki, stawki, zasięg, zatrzymana kampania), albo jego wizyty są nadal, ale pod inną nazwą, bo zmieniło się oznaczenie linków; w analityce wygląda to tak samo, a wymaga przeciwnych działań.',
      },
    ],
    [
      {
        en: 'Compare clicks in the advertising system with visits in analytics since {first_day}. If both fell, restore delivery; if only visits fell, repair tags and redirects; if another source grew by the same amount, it was renamed.',
        pl: 'Porównaj kliknięcia w systemie reklamowym z wizytami w analityce od {first_day}. Jeśli spadły oba, przywróć emisję, jeśli tylko wizyty, napraw tagi i przekierowania, a jeśli inne źródło urosło o tyle samo, zmieniła się nazwa.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Compare clicks of the platform with visits of the segment “{value}”, day by day.',
        pl: 'Porównaj kliknięcia w platformie z wizytami segmentu „{value}”, dzień po dniu.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Lost delivery is told from lost measurement.',
        pl: 'Utrata emisji zostaje odróżniona od utraty pomiaru.',
      },
    },
    {
      action: {
        en: 'Test the tagged links: do the campaign parameters survive every redirect and the consent banner?',
        pl: 'Przetestuj oznaczone linki: czy parametry kampanii przechodzą przez przekierowania i baner zgód?',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A tagging fault is found or excluded.',
        pl: 'Błąd oznaczeń jest znaleziony albo wykluczony.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Bring spend and bids back to the level before the fall, in steps.',
        pl: 'Przywracaj wydatki i stawki do poziomu sprzed spadku, etapami.',
      },
      effort: 'medium',
      expectedEffect: { en: 'The traffic returns at a known cost.', pl: 'Ruch wraca przy znanym koszcie.' },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Reconcile platform clicks with visits every week.',
        pl: 'Co tydzień uzgadniaj kliknięcia platform z wizytami.',
      },
      effort: 'medium',
      expectedEffect: { en: 'Gaps are seen early.', pl: 'Luki widać wcześnie.' },
    },
  ],
  disproof: {
    en: 'Another source rose by the same amount on the same day: then nothing was lost but a label.',
    pl: 'Inne źródło tego samego dnia urosło o tyle samo: wtedy zmieniła się tylko etykieta.',
  },
};
