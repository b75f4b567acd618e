import { SEGMENT_SHIFT } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const capRisingClickPrice: GrowthTemplate = {
  name: 'cap_rising_click_price',
  team: 'performance_marketing',
  rules: {
    causes: ['ads_efficiency_drop'],
    metrics: ['cpc'],
    dimensions: [],
    minSample: 100,
    direction: 'up',
  },
  lever: 'bids',
  leverDirection: 'cut',
  effort: 'low',
  effortHours: 4,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [
    { en: 'Cap the click price in “{value}”', pl: 'Ogranicz stawki: „{value}”' },
    { en: 'Cap the rising click price', pl: 'Ogranicz cenę kliknięcia' },
  ],
  impact: { en: 'Possible lower cost', pl: 'Możliwy niższy koszt' },
  text: [
    {
      en: '{metric} in “{value}” changed by {segment_change}. Set bid caps and look at who else bids.',
      pl: 'Wskaźnik „{metric}” w „{value}”: {segment_change}. Ustaw limity stawek i sprawdź konkurencję w aukcji.',
    },
    {
      en: 'Clicks cost more than expected. Set bid caps and look at who else bids.',
      pl: 'Kliknięcia podrożały. Ustaw limity stawek i sprawdź konkurencję w aukcji.',
    },
  ],
  desc: [
    SEGMENT_SHIFT,
    [
      {
        en: 'A dearer click comes from stronger rivals in the auction, from a fallen quality rating of the advert or page, from broader matching, or from automatic bidding that chases a higher target. Which one it is decides whether to bid less or to improve the advert.',
        pl: 'Droższe kliknięcie bierze się z silniejszych rywali w aukcji, ze spadku oceny jakości reklamy lub strony, z szerszego dopasowania albo z automatycznych stawek goniących wyższy cel. Od tego zależy, czy licytować niżej, czy poprawić reklamę.',
      },
    ],
    [
      {
        en: 'Open the auction report and the search terms since {first_day}. If the dearer terms do not sell, exclude them; if they sell, improve advert and page before paying more.',
        pl: 'Otwórz raport aukcji i wyszukiwane hasła od {first_day}. Jeśli droższe hasła nie sprzedają, wyklucz je, a jeśli sprzedają, popraw reklamę i stronę, zanim zapłacisz więcej.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Set a bid cap or a target at the former level for the dearest terms.',
        pl: 'Ustaw limit stawki lub cel na dawnym poziomie dla najdroższych haseł.',
      },
      effort: 'low',
      expectedEffect: { en: 'Cost stops rising today.', pl: 'Koszt przestaje rosnąć od dziś.' },
    },
    {
      action: {
        en: 'Read the search terms and exclude those without purchases.',
        pl: 'Przejrzyj wyszukiwane hasła i wyklucz te bez zakupów.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Spend moves to terms that sell.',
        pl: 'Wydatek przechodzi na hasła, które sprzedają.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Improve adverts and pages whose quality rating fell.',
        pl: 'Popraw reklamy i strony, którym spadła ocena jakości.',
      },
      effort: 'medium',
      expectedEffect: { en: 'The same place costs less.', pl: 'To samo miejsce kosztuje mniej.' },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Judge bids by profit per click instead of price per click.',
        pl: 'Oceniaj stawki zyskiem z kliknięcia, a nie jego ceną.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'Dear clicks that pay are kept.',
        pl: 'Drogie, ale opłacalne kliknięcia zostają.',
      },
    },
  ],
  disproof: {
    en: 'The value of orders per click rose as much as the price: then the dearer clicks pay.',
    pl: 'Wartość zamówień na kliknięcie wzrosła tak samo jak cena: wtedy droższe kliknięcia się opłacają.',
  },
};
