import type { SupportedValue } from '#core/cell.ts';
import type { FoundExample } from './testing-findings.ts';

type Value = Pick<SupportedValue, 'value' | 'unit' | 'currency'>;

const money = (value: number): Value => ({ value, unit: 'currency', currency: 'PLN' });
const rate = (value: number): Value => ({ value, unit: 'fraction' });
const ratio = (value: number): Value => ({ value, unit: 'ratio' });
const count = (value: number): Value => ({ value, unit: 'count' });
const label = (value: string): Value => ({ value, unit: 'label' });

/** Findings as the analysts told them of the demo shop. */
export const EXAMPLES: readonly FoundExample[] = [
  {
    kind: 'checkout_gap',
    subject: { deviceCategory: 'mobile' },
    finding: {
      en: 'Checkouts that end in an order, device “mobile”: 33.2%, that is -46.2% compared with “desktop” (61.7%).',
      pl: 'Kasy zakończone zamówieniem, urządzenie „mobile”: 33,2%, czyli -46,2% w porównaniu z „desktop” (61,7%).',
    },
    remedy: {
      en: 'Shorten the form on that device: address lookup, the right keyboards, wallets such as Apple Pay, Google Pay and BLIK.',
      pl: 'Skróć formularz na tym urządzeniu: podpowiedzi adresu, właściwe klawiatury, BLIK, Apple Pay i Google Pay.',
    },
    figures: {
      ...{ current: rate(0.332), baseline: rate(0.617), change: rate(-0.4619), against: label('desktop') },
      ...{ money: money(155_589.69), sample: count(10_266) },
    },
  },
  {
    kind: 'checkout_gap',
    subject: {},
    finding: {
      en: 'Checkouts that end in an order: 42.6%, after 45.7% in the earlier window (-6.6%).',
      pl: 'Kasy zakończone zamówieniem: 42,6%, wcześniej 45,7% (-6,6%).',
    },
    remedy: {
      en: 'Place a test order with each payment and delivery method, and read the errors since the fall began.',
      pl: 'Złóż zamówienie testowe każdą metodą płatności i dostawy i przejrzyj błędy od początku spadku.',
    },
    figures: { current: rate(0.4265), baseline: rate(0.4567), change: rate(-0.0661), money: money(85_200.7) },
  },
  {
    kind: 'targeting_wasting',
    subject: { ad_group: 'Home and garden watchers', campaign: 'video_awareness_pl' },
    finding: {
      en: 'Campaign “video_awareness_pl”, ad group “Home and garden watchers”: PLN 5,497 spent, conversions: 0; the same money brings 135 elsewhere. Return 0, ordinary 4.32.',
      pl: 'Kampania „video_awareness_pl”, grupa reklam „Home and garden watchers”: wydatek 5 497 zł, konwersje: 0; ta sama kwota gdzie indziej daje 135. Zwrot 0, zwykle 4,32.',
    },
    remedy: {
      en: 'Pause the ad group or give it a campaign of its own with a budget that it earns.',
      pl: 'Wstrzymaj grupę reklam albo daj jej własną kampanię z budżetem, na który zarabia.',
    },
    figures: {
      ...{ current: ratio(0), baseline: ratio(4.32), change: rate(-1), money: money(5497.03) },
      ...{ cost: money(5497.03), results: count(0), expected: count(134.6), sample: count(0) },
    },
  },
  {
    kind: 'campaign_earning',
    subject: { sessionCampaignName: 'brand_pl' },
    finding: {
      en: 'Revenue of a session, campaign “brand_pl”: PLN 6.12, that is +66.9% compared with PLN 3.67 elsewhere.',
      pl: 'Przychód z sesji, kampania „brand_pl”: 6,12 zł, czyli +66,9% w porównaniu z resztą (3,67 zł).',
    },
    remedy: {
      en: 'Raise its budget in steps and watch whether the next visits bring as much.',
      pl: 'Zwiększaj budżet krokami i sprawdzaj, czy kolejne wizyty przynoszą tyle samo.',
    },
    figures: { current: money(6.12), baseline: money(3.67), change: rate(0.669), money: money(19_956.41) },
  },
  {
    kind: 'creative_worn',
    subject: { ad_name: 'Carousel spring' },
    finding: {
      en: 'Click-through rate of links, ad “Carousel spring”: 0.76% at last, 1.1% at first, over 50 days; people see it 2.03 times each.',
      pl: 'Współczynnik kliknięć linków, reklama „Carousel spring”: ostatnio 0,76%, na początku 1,1%, przez 50 dni; jedna osoba widzi ją 2,03 raza.',
    },
    remedy: {
      en: 'Bring new pictures and first seconds for the same offer, and retire this ad.',
      pl: 'Przygotuj nowe obrazy i pierwsze sekundy dla tej samej oferty, a tę reklamę wycofaj.',
    },
    figures: {
      ...{ current: rate(0.00763), baseline: rate(0.01136), change: rate(-0.329), money: money(136.32) },
      ...{ age: { value: 50, unit: 'days' }, frequency: ratio(2.03) },
    },
  },
  {
    kind: 'site_structure_weak',
    subject: { query: 'wąż ogrodowy 20 m' },
    finding: {
      en: 'Query “wąż ogrodowy 20 m”: “https://demo-shop.example/c/garden/” and “https://demo-shop.example/guides/choose-a-garden-hose/” compete; the second has 47.2%.',
      pl: 'Zapytanie „wąż ogrodowy 20 m”: konkurują „https://demo-shop.example/c/garden/” i „https://demo-shop.example/guides/choose-a-garden-hose/”; drugi ma 47,2%.',
    },
    remedy: {
      en: 'Decide which page answers the query, link to it, and let the other one aim at another query.',
      pl: 'Wskaż stronę, która ma odpowiadać na zapytanie, linkuj do niej, a drugą skieruj na inne zapytanie.',
    },
    figures: {
      ...{ current: rate(0.472), baseline: rate(0.25), change: rate(0.8877), money: money(1278) },
      first: label('https://demo-shop.example/c/garden/'),
      second: label('https://demo-shop.example/guides/choose-a-garden-hose/'),
    },
    isExposed: true,
  },
  {
    kind: 'ranking_opportunity',
    subject: { query: 'zasłony zaciemniające' },
    finding: {
      en: 'Query “zasłony zaciemniające”: position 16.18, 79,353 impressions, 0.63% of them clicked. Further up, about 2,242 more clicks were to be had.',
      pl: 'Zapytanie „zasłony zaciemniające”: pozycja 16,18, wyświetlenia: 79 353, kliknięte: 0,63%. Wyżej byłoby około 2 242 kliknięć więcej.',
    },
    remedy: {
      en: 'Give the query a page of its own or make the existing one answer it: title, headings, internal links.',
      pl: 'Daj zapytaniu własną stronę albo dopasuj istniejącą: tytuł, nagłówki, linki wewnętrzne.',
    },
    figures: {
      ...{ current: ratio(16.177), money: money(5810.96), ctr: rate(0.00625), more_clicks: count(2242.2) },
      impressions: count(79_353),
    },
  },
  {
    kind: 'page_slow',
    subject: {
      page_url: 'https://demo-shop.example/p/merino-throw/',
      detail: 'Images heavier than they need be',
    },
    finding: {
      en: 'Page “https://demo-shop.example/p/merino-throw/”, finding “Images heavier than they need be”: about 1.6 s could be saved on a slow device.',
      pl: 'Strona „https://demo-shop.example/p/merino-throw/”, ustalenie „Images heavier than they need be”: na wolnym urządzeniu można zyskać około 1,6 s.',
    },
    remedy: {
      en: 'Begin with the largest picture of each page: it decides when the page looks ready.',
      pl: 'Zacznij od największego obrazu każdej strony: on decyduje, kiedy strona wygląda na gotową.',
    },
    figures: { current: { value: 1.6, unit: 'seconds' }, money: money(470.78) },
    isExposed: true,
  },
  {
    kind: 'pages_not_indexed',
    subject: { page: 'https://demo-shop.example/p/raised-bed-kit/' },
    finding: {
      en: 'Page “https://demo-shop.example/p/raised-bed-kit/” is not in the index: “Excluded by ‘noindex’ tag”.',
      pl: 'Strona „https://demo-shop.example/p/raised-bed-kit/” nie jest w indeksie: „Excluded by ‘noindex’ tag”.',
    },
    remedy: {
      en: 'Mend what the state names, then ask for indexing of the page.',
      pl: 'Usuń to, co wskazuje stan, a potem poproś o zaindeksowanie strony.',
    },
    figures: { coverage_state: label('Excluded by ‘noindex’ tag') },
  },
];
