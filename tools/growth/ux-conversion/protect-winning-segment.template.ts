import { SEGMENT_GAIN } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const protectWinningSegment: GrowthTemplate = {
  name: 'protect_winning_segment',
  team: 'ux_conversion',
  rules: {
    causes: ['growth'],
    metrics: [],
    dimensions: ['device', 'country', 'product', 'category', 'landing_page'],
    direction: 'up',
    minDays: 3,
  },
  lever: 'offer',
  leverDirection: 'hold',
  effort: 'low',
  effortHours: 5,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [
    { en: 'Protect the growth of “{value}”', pl: 'Utrzymaj wzrost: „{value}”' },
    { en: 'Protect what is growing', pl: 'Utrzymaj wzrost' },
  ],
  impact: { en: 'Possible sales growth', pl: 'Możliwy wzrost sprzedaży' },
  text: [
    {
      en: '{metric} of “{value}” is growing ({segment_change}). Secure stock, delivery and speed before you push further.',
      pl: 'Wskaźnik „{metric}” dla „{value}” rośnie ({segment_change}). Zabezpiecz towar, dostawę i szybkość.',
    },
    {
      en: 'Sales are growing. Secure stock, delivery and speed before you push further.',
      pl: 'Sprzedaż rośnie. Zabezpiecz towar, dostawę i szybkość, zanim ją wzmocnisz.',
    },
  ],
  desc: [
    SEGMENT_GAIN,
    [
      {
        en: 'Growth ends most often for a dull reason: the item sells out, delivery slows, or the site gets slow under the load. These are cheap to prevent and dear to repair.',
        pl: 'Wzrost kończy się zwykle z prozaicznego powodu: towar się wyprzedaje, dostawa zwalnia albo sklep zwalnia pod obciążeniem. Łatwo temu zapobiec, a trudno naprawiać.',
      },
    ],
    [
      {
        en: 'First make sure that the growth is made of many ordinary orders and not of one large one or of automated visits. Then check how many days of sale the stock covers at the present pace.',
        pl: 'Najpierw upewnij się, że wzrost składa się z wielu zwykłych zamówień, a nie z jednego dużego albo z automatycznych wizyt. Potem sprawdź, na ile dni sprzedaży wystarczy zapas przy obecnym tempie.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Check that the growth holds without the largest order and without suspicious traffic.',
        pl: 'Sprawdź, czy wzrost utrzymuje się bez największego zamówienia i bez podejrzanego ruchu.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The growth is confirmed before money is spent on it.',
        pl: 'Wzrost jest potwierdzony, zanim wydasz na niego pieniądze.',
      },
    },
    {
      action: {
        en: 'Compare stock with the present pace of sale and reorder early.',
        pl: 'Porównaj zapas z obecnym tempem sprzedaży i zamów wcześniej.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'No sale is lost for lack of goods.',
        pl: 'Żadna sprzedaż nie przepada z braku towaru.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Show the growing offer higher in lists and on the home page, with a control group.',
        pl: 'Pokaż rosnącą ofertę wyżej na listach i stronie głównej, z grupą kontrolną.',
      },
      effort: 'medium',
      expectedEffect: { en: 'The gain is widened, with proof.', pl: 'Wzrost się poszerza, z dowodem.' },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Write down what started it and plan the next season with it.',
        pl: 'Zapisz, co go wywołało, i zaplanuj z tym kolejny sezon.',
      },
      effort: 'medium',
      expectedEffect: { en: 'The gain can be repeated.', pl: 'Wzrost da się powtórzyć.' },
    },
  ],
  disproof: {
    en: 'Without its largest order or its doubtful traffic the growth is gone.',
    pl: 'Bez największego zamówienia albo bez wątpliwego ruchu wzrost znika.',
  },
};
