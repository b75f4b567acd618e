import { EFFECT_INTERVAL, SEGMENT_LOSS } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const repairCheckoutInCountry: GrowthTemplate = {
  name: 'repair_checkout_in_country',
  team: 'ux_conversion',
  rules: {
    causes: ['checkout_broken'],
    metrics: [],
    dimensions: ['country', 'region', 'city'],
    direction: 'down',
    minShare: 0.3,
    needsSegment: true,
  },
  lever: 'checkout',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 6,
  recovery: { metric: 'revenue', direction: 'up', low: 0.4, mid: 0.7, high: 0.9, horizonDays: 7 },
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Fix the checkout for “{value}”', pl: 'Napraw zakup: „{value}”' }],
  impact: { en: 'Possible sales recovery', pl: 'Możliwy odzysk sprzedaży' },
  text: [
    {
      en: '{metric} from “{value}” changed by {segment_change} while visits held. Check payments and delivery there.',
      pl: 'Wskaźnik „{metric}” w kraju „{value}”: {segment_change} przy stałym ruchu. Sprawdź tam płatności i dostawę.',
    },
    {
      en: 'Purchases from “{value}” broke while visits held. Check payments and delivery there.',
      pl: 'Region „{value}” przestał kupować przy stałym ruchu. Sprawdź tam płatności i dostawę.',
    },
  ],
  desc: [
    SEGMENT_LOSS,
    [
      {
        en: 'Only buyers from “{value}” fail to finish, so the site as a whole works. What differs by country is the payment method, the delivery list, the tax or duty shown, the currency, the address form and the local rules of the payment provider, for example stronger authentication of cards.',
        pl: 'Zakupu nie kończą tylko klienci z obszaru „{value}”, więc sklep jako całość działa. Między krajami różnią się metody płatności, lista dostaw, podatek lub cło, waluta, formularz adresu i lokalne zasady operatora płatności, na przykład silniejsze uwierzytelnianie kart.',
      },
    ],
    [
      {
        en: 'Go through the checkout with an address and a network exit from that country, and ask the payment provider for refusals by country since {first_day}. A carrier or a method that was switched off is repaired in the settings; a tax or currency fault needs a release.',
        pl: 'Przejdź ścieżkę zakupu z adresem i wyjściem sieci w tym kraju i poproś operatora płatności o odmowy według krajów od {first_day}. Wyłączony przewoźnik lub metoda to kwestia ustawień, błąd podatku lub waluty wymaga wdrożenia.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Place a test order with an address in “{value}” and check payment methods, delivery options, tax and currency.',
        pl: 'Złóż zamówienie testowe z adresem w obszarze „{value}” i sprawdź metody płatności, dostawy, podatek i walutę.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The missing or failing option is known.',
        pl: 'Wiadomo, której opcji brakuje lub która zawodzi.',
      },
    },
    {
      action: {
        en: 'Ask the payment provider for refused and abandoned payments of this country, day by day.',
        pl: 'Poproś operatora płatności o odrzucone i porzucone płatności z tego kraju, dzień po dniu.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A fault of the provider is confirmed or excluded.',
        pl: 'Awaria po stronie operatora jest potwierdzona albo wykluczona.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Restore the lost method, or offer another one common in that country, and tell buyers who left their basket.',
        pl: 'Przywróć utraconą metodę albo dodaj inną popularną w tym kraju i powiadom klientów z porzuconym koszykiem.',
      },
      effort: 'medium',
      expectedEffect: { en: 'Purchases from the country return.', pl: 'Zakupy z tego kraju wracają.' },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Watch the purchase rate of every larger country separately.',
        pl: 'Obserwuj współczynnik zakupu osobno dla każdego większego kraju.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'A fault of one market is no longer hidden in the total.',
        pl: 'Usterka jednego rynku nie ginie w sumie.',
      },
    },
  ],
  disproof: {
    en: 'Orders from that country exist in the shop system although analytics shows none, or visits from there turn out to be automated.',
    pl: 'W systemie sklepu są zamówienia z tego kraju, choć analityka ich nie pokazuje, albo wizyty stamtąd okazują się automatyczne.',
  },
};
