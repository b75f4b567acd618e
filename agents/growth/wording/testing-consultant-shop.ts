import { type ConsultantStory, cell } from './testing-consultant.ts';

/* True texts as a consultant would word them, written before anybody looked at what the gate reads. */
export const SHOP: readonly ConsultantStory[] = [
  {
    name: 'mobile',
    labels: ['mobile'],
    cells: [
      cell(
        'actual',
        { value: 182_400, unit: 'currency', currency: 'PLN' },
        { entity: null, metric: 'revenue', role: 'level', moment: 'after' },
      ),
      cell(
        'expected',
        { value: 241_300, unit: 'currency', currency: 'PLN' },
        { entity: null, metric: 'revenue', role: 'level', moment: 'before' },
      ),
      cell(
        'change',
        { value: -0.2441, unit: 'fraction' },
        { entity: null, metric: 'revenue', role: 'change' },
      ),
      cell(
        'segment_before',
        { value: 128_700, unit: 'currency', currency: 'PLN' },
        { entity: 'mobile', metric: 'revenue', role: 'level', moment: 'before' },
      ),
      cell(
        'segment_after',
        { value: 71_450, unit: 'currency', currency: 'PLN' },
        { entity: 'mobile', metric: 'revenue', role: 'level', moment: 'after' },
      ),
      cell(
        'segment_change',
        { value: -0.4448, unit: 'fraction' },
        { entity: 'mobile', metric: 'revenue', role: 'change' },
      ),
      cell('share', { value: 0.972, unit: 'fraction' }, { entity: 'mobile', role: 'share' }),
      cell(
        'cr_before',
        { value: 0.0214, unit: 'fraction' },
        { entity: 'mobile', metric: 'conversion_rate', role: 'level', moment: 'before' },
      ),
      cell(
        'cr_after',
        { value: 0.0119, unit: 'fraction' },
        { entity: 'mobile', metric: 'conversion_rate', role: 'level', moment: 'after' },
      ),
      cell(
        'cr_points',
        { value: -0.0095, unit: 'points' },
        { entity: 'mobile', metric: 'conversion_rate', role: 'change' },
      ),
      cell(
        'impact',
        { value: -58900, unit: 'currency', currency: 'PLN' },
        { entity: null, metric: 'revenue', role: 'change', perDays: 7 },
      ),
      cell('days', { value: 7, unit: 'days' }),
      cell('first_day', { value: '2026-11-10', unit: 'date' }),
      cell('last_day', { value: '2026-11-16', unit: 'date' }),
      cell(
        'effect_low',
        { value: 18_000, unit: 'currency', currency: 'PLN', basis: 'estimate' },
        { metric: 'revenue', perDays: 7 },
      ),
      cell(
        'effect_mid',
        { value: 27_000, unit: 'currency', currency: 'PLN', basis: 'estimate' },
        { metric: 'revenue', perDays: 7 },
      ),
      cell(
        'effect_high',
        { value: 36_500, unit: 'currency', currency: 'PLN', basis: 'estimate' },
        { metric: 'revenue', perDays: 7 },
      ),
    ],
    texts: {
      en: [
        'Revenue for 10–16 Nov came to PLN 182.4k against an expected PLN 241.3k, i.e. roughly a quarter short. Nearly all of the gap (97%) sits on mobile.',
        'Phones are where it hurts: mobile took PLN 71,450 in seven days, down from the PLN 128,700 we would normally see. Start there.',
        'Since Tuesday, 10 November, fewer mobile visitors have been buying: 1.19% instead of 2.14%, a slide of 0.95 pp.',
        'Put the mobile checkout at the top of the sprint. Getting part of it back could be worth somewhere between PLN 18k and PLN 36.5k a week.',
        '1. Walk through the mobile checkout on a real phone.\n2. Compare the releases of the week of 10 November.\n3. Watch mobile conversion until it is back near 2.1%.',
      ],
      pl: [
        'W dniach 10–16 listopada sklep zarobił 182,4 tys. zł zamiast oczekiwanych 241,3 tys. zł – mniej więcej o jedną czwartą mniej. Za 97% tej luki odpowiada mobile.',
        'Od wtorku, 10 listopada, na mobile kupuje wyraźnie mniej osób: konwersja zjechała z 2,14% do 1,19%, czyli o 0,95 p.p.',
        'Przez siedem dni mobile przyniósł 71 450 zł, podczas gdy zwykle byłoby to ok. 128 700 zł. To spadek o 44%.',
        'Odzyskanie choć części sprzedaży mobilnej może dać od 18 do 36,5 tys. zł tygodniowo (szacunek).',
        'Zacznij od koszyka na telefonie. W tydzień uciekło 58,9 tys. zł, z czego prawie wszystko na mobile.',
      ],
    },
  },
  {
    name: 'campaign',
    labels: ['Sale_2026 [PL]', 'Brand_2025'],
    cells: [
      cell(
        'spend_before',
        { value: 1180, unit: 'currency', currency: 'EUR' },
        { entity: 'Sale_2026 [PL]', metric: 'ad_spend', role: 'level', moment: 'before' },
      ),
      cell(
        'spend_after',
        { value: 1640, unit: 'currency', currency: 'EUR' },
        { entity: 'Sale_2026 [PL]', metric: 'ad_spend', role: 'level', moment: 'after' },
      ),
      cell(
        'spend_change',
        { value: 0.3898, unit: 'fraction' },
        { entity: 'Sale_2026 [PL]', metric: 'ad_spend', role: 'change' },
      ),
      cell(
        'cpc_before',
        { value: 0.41, unit: 'currency', currency: 'EUR' },
        { entity: 'Sale_2026 [PL]', metric: 'cpc', role: 'level', moment: 'before' },
      ),
      cell(
        'cpc_after',
        { value: 0.62, unit: 'currency', currency: 'EUR' },
        { entity: 'Sale_2026 [PL]', metric: 'cpc', role: 'level', moment: 'after' },
      ),
      cell(
        'cpc_change',
        { value: 0.5122, unit: 'fraction' },
        { entity: 'Sale_2026 [PL]', metric: 'cpc', role: 'change' },
      ),
      cell(
        'roas_before',
        { value: 5.2, unit: 'ratio' },
        { entity: 'Sale_2026 [PL]', metric: 'roas', role: 'level', moment: 'before' },
      ),
      cell(
        'roas_after',
        { value: 3.1, unit: 'ratio' },
        { entity: 'Sale_2026 [PL]', metric: 'roas', role: 'level', moment: 'after' },
      ),
      cell(
        'impact',
        { value: -1240, unit: 'currency', currency: 'EUR' },
        { entity: 'Sale_2026 [PL]', metric: 'revenue', role: 'change', perDays: null },
      ),
      cell('days', { value: 5, unit: 'days' }),
      cell('first_day', { value: '2026-09-28', unit: 'date' }),
      cell('last_day', { value: '2026-10-02', unit: 'date' }),
      cell(
        'effect_low',
        { value: 800, unit: 'currency', currency: 'EUR', basis: 'estimate' },
        { metric: 'revenue', perDays: 7 },
      ),
      cell(
        'effect_mid',
        { value: 1200, unit: 'currency', currency: 'EUR', basis: 'estimate' },
        { metric: 'revenue', perDays: 7 },
      ),
      cell(
        'effect_high',
        { value: 1500, unit: 'currency', currency: 'EUR', basis: 'estimate' },
        { metric: 'revenue', perDays: 7 },
      ),
    ],
    texts: {
      en: [
        'In W40 a click in "Sale_2026 [PL]" cost EUR 0.62, up from EUR 0.41 – half as much again.',
        'Sale_2026 [PL] is now returning 3.1 for every euro spent; it used to return 5.2. Spend meanwhile went from €1,180 to €1,640.',
        'Between 28 Sep and 2 Oct the campaign burned 39% more budget (EUR 1.64k), so trim it before touching Brand_2025.',
        'Pausing the weakest keywords of Sale_2026 [PL] may bring back around EUR 1.2k a week (€800–1,500).',
        'Five days in a row of dearer clicks: +51% on Sale_2026 [PL]. ROAS slid to 3.1x. Cap the bids first, then review search terms.',
      ],
      pl: [
        'W 40. tygodniu kliknięcie w kampanii „Sale_2026 [PL]” kosztowało 0,62 euro, a wcześniej 0,41 euro. To o połowę drożej.',
        'ROAS kampanii Sale_2026 [PL] stopniał z 5,2 do 3,1, choć wydatki urosły o 39% – do 1640 EUR.',
        'Od 28.09 do 2.10 Sale_2026 [PL] pochłonęła 1,64 tys. euro wobec 1,18 tys. euro w normalnych warunkach.',
        'Wyłączenie najsłabszych słów kluczowych powinno oddać szacunkowo 1,2 tys. euro na tydzień, ostrożnie licząc co najmniej 800 euro.',
        'Już piąty dzień z rzędu kliknięcia drożeją: CPC jest o 51% wyższe niż zwykle. Obniż stawki w Sale_2026 [PL], nie ruszaj Brand_2025.',
      ],
    },
  },
];
