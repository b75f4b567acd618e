import { SEGMENT_SHIFT } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const repairAdConversion: GrowthTemplate = {
  name: 'repair_ad_conversion',
  team: 'performance_marketing',
  rules: {
    causes: ['ads_efficiency_drop'],
    metrics: ['cpa', 'ad_conversion_rate', 'ad_conversions'],
    dimensions: [],
    minSample: 30,
  },
  lever: 'ad_conversion',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 6,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [
    { en: 'Repair ad conversion: “{value}”', pl: 'Popraw konwersję: „{value}”' },
    { en: 'Lower the cost per order', pl: 'Obniż koszt zamówienia' },
  ],
  impact: { en: 'Possible lower cost', pl: 'Możliwy niższy koszt' },
  text: [
    {
      en: '{metric} of “{value}” changed by {segment_change}. Check the tag first, then page and audience.',
      pl: 'Wskaźnik „{metric}” dla „{value}”: {segment_change}. Sprawdź najpierw tag, potem stronę i odbiorców.',
    },
    {
      en: 'Orders from ads became dearer. Check the conversion tag first, then page and audience.',
      pl: 'Zamówienia z reklam podrożały. Sprawdź tag konwersji, a potem stronę i odbiorców.',
    },
  ],
  desc: [
    SEGMENT_SHIFT,
    [
      {
        en: 'A dearer order means dearer clicks or fewer orders per click. When clicks cost the same, either the conversion tag counts less, or the page sells less, or the visitors changed; the tag comes first because everything else is judged by it.',
        pl: 'Droższe zamówienie to droższe kliknięcia albo mniej zamówień z kliknięcia. Gdy kliknięcia kosztują tyle samo, albo tag liczy mniej konwersji, albo strona gorzej sprzedaje, albo zmienili się goście; tag jest pierwszy, bo ocenia się nim całą resztę.',
      },
    ],
    [
      {
        en: 'Compare the conversions of the platform with orders in the shop system since {first_day}. If they agree, look at the landing page and the search terms; if they do not, repair the tag and let bidding learn again.',
        pl: 'Porównaj konwersje w platformie z zamówieniami w systemie sklepu od {first_day}. Jeśli się zgadzają, obejrzyj stronę docelową i wyszukiwane hasła, a jeśli nie, napraw tag i pozwól stawkom nauczyć się od nowa.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Reconcile platform conversions with shop orders, and test the tag in preview mode.',
        pl: 'Uzgodnij konwersje platformy z zamówieniami sklepu i sprawdź tag w trybie podglądu.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A counting fault is found or excluded.',
        pl: 'Błąd liczenia jest znaleziony albo wykluczony.',
      },
    },
    {
      action: {
        en: 'Check speed, price and availability on the landing pages of the dearest campaigns.',
        pl: 'Sprawdź szybkość, cenę i dostępność na stronach docelowych najdroższych kampanii.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A selling fault is found or excluded.',
        pl: 'Przyczyna po stronie sprzedaży jest znaleziona albo wykluczona.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Add negative keywords and narrow the audiences that click and do not buy.',
        pl: 'Dodaj wykluczające słowa kluczowe i zawęź grupy, które klikają, a nie kupują.',
      },
      effort: 'medium',
      expectedEffect: { en: 'Spend without orders falls.', pl: 'Maleje wydatek bez zamówień.' },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Send orders to the platform from the server, so that lost cookies do not hide them.',
        pl: 'Przesyłaj zamówienia do platformy z serwera, aby utracone ciasteczka ich nie ukrywały.',
      },
      effort: 'medium',
      expectedEffect: { en: 'The count stays whole.', pl: 'Pomiar pozostaje pełny.' },
    },
  ],
  disproof: {
    en: 'Shop orders from these campaigns did not fall: then only the count of conversions is short.',
    pl: 'Zamówienia sklepu z tych kampanii nie spadły: wtedy brakuje tylko zliczonych konwersji.',
  },
};
