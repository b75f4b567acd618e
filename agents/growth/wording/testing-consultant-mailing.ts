import { type ConsultantStory, cell } from './testing-consultant.ts';

/* True texts written after the gate had been mended by the first sixty. */
export const MAILING: readonly ConsultantStory[] = [
  {
    name: 'brand',
    labels: ['Brand | Exact 2026'],
    cells: [
      cell(
        'impr_before',
        { value: 41_200, unit: 'count' },
        { entity: 'Brand | Exact 2026', metric: 'impressions', role: 'level', moment: 'before' },
      ),
      cell(
        'impr_after',
        { value: 18_900, unit: 'count' },
        { entity: 'Brand | Exact 2026', metric: 'impressions', role: 'level', moment: 'after' },
      ),
      cell(
        'impr_change',
        { value: -0.5413, unit: 'fraction' },
        { entity: 'Brand | Exact 2026', metric: 'impressions', role: 'change' },
      ),
      cell(
        'spend_before',
        { value: 6120, unit: 'currency', currency: 'PLN' },
        { entity: 'Brand | Exact 2026', metric: 'ad_spend', role: 'level', moment: 'before' },
      ),
      cell(
        'spend_after',
        { value: 2795, unit: 'currency', currency: 'PLN' },
        { entity: 'Brand | Exact 2026', metric: 'ad_spend', role: 'level', moment: 'after' },
      ),
      cell(
        'loss',
        { value: -12400, unit: 'currency', currency: 'PLN' },
        { entity: 'Brand | Exact 2026', metric: 'revenue', role: 'change', perDays: null },
      ),
      cell('share', { value: 0.68, unit: 'fraction' }, { entity: 'Brand | Exact 2026', role: 'share' }),
      cell('days', { value: 4, unit: 'days' }),
      cell('first_day', { value: '2026-10-08', unit: 'date' }),
      cell('last_day', { value: '2026-10-11', unit: 'date' }),
      cell(
        'low',
        { value: 9000, unit: 'currency', currency: 'PLN', basis: 'estimate' },
        { metric: 'revenue', perDays: 7 },
      ),
      cell(
        'mid',
        { value: 14_500, unit: 'currency', currency: 'PLN', basis: 'estimate' },
        { metric: 'revenue', perDays: 7 },
      ),
      cell(
        'high',
        { value: 21_000, unit: 'currency', currency: 'PLN', basis: 'estimate' },
        { metric: 'revenue', perDays: 7 },
      ),
    ],
    texts: {
      en: [
        'Check the payment method of Google Ads: “Brand | Exact 2026” has been shown 18,900 times since 8 October, not the usual 41,200.',
        'Impressions of Brand | Exact 2026 are down by more than half (54%), and spend followed, sliding to PLN 2,795 from PLN 6,120.',
        'Four days of silence from Brand | Exact 2026 have cost about PLN 12.4k in sales, 68% of the total shortfall.',
        'Turning the campaign back on is likely worth PLN 9–21k a week, with PLN 14.5k as the best guess.',
        'On Oct 8th the daily cap of "Brand | Exact 2026" seems to have run dry; impressions stayed low through Oct 11th.',
      ],
      pl: [
        'Sprawdź metodę płatności w Google Ads: kampania „Brand | Exact 2026” od 8 października wyświetliła się 18,9 tys. razy zamiast 41,2 tys.',
        'Wyświetlenia Brand | Exact 2026 spadły o ponad połowę (54%), a wydatki razem z nimi: z 6120 zł do 2795 zł.',
        'Cztery dni przerwy w Brand | Exact 2026 to około 12,4 tys. zł utraconego przychodu, czyli 68% całego ubytku.',
        'Włączenie kampanii z powrotem może dać od 9 do 21 tys. zł tygodniowo, najpewniej ok. 14,5 tys.',
        'Od czwartku 8.10 budżet Brand | Exact 2026 się wyczerpuje, wydaje już tylko 2,8 tys. zł.',
      ],
    },
  },
  {
    name: 'newsletter',
    labels: ['Newsletter', '/promo/-30'],
    cells: [
      cell(
        'users_before',
        { value: 5400, unit: 'count' },
        { entity: 'Newsletter', metric: 'users', role: 'level', moment: 'before' },
      ),
      cell(
        'users_after',
        { value: 9720, unit: 'count' },
        { entity: 'Newsletter', metric: 'users', role: 'level', moment: 'after' },
      ),
      cell(
        'users_change',
        { value: 0.8, unit: 'fraction' },
        { entity: 'Newsletter', metric: 'users', role: 'change' },
      ),
      cell(
        'cr_before',
        { value: 0.026, unit: 'fraction' },
        { entity: 'Newsletter', metric: 'conversion_rate', role: 'level', moment: 'before' },
      ),
      cell(
        'cr_after',
        { value: 0.0252, unit: 'fraction' },
        { entity: 'Newsletter', metric: 'conversion_rate', role: 'level', moment: 'after' },
      ),
      cell(
        'gain',
        { value: 31_800, unit: 'currency', currency: 'PLN' },
        { entity: 'Newsletter', metric: 'revenue', role: 'change', perDays: null },
      ),
      cell('share', { value: 0.74, unit: 'fraction' }, { entity: 'Newsletter', role: 'share' }),
      cell('days', { value: 6, unit: 'days' }),
      cell('first_day', { value: '2026-02-09', unit: 'date' }),
      cell('last_day', { value: '2026-02-14', unit: 'date' }),
    ],
    texts: {
      en: [
        'The newsletter campaign worked: visitors from "Newsletter" rose 80% to 9,720 in the six days to 14 February.',
        'Newsletter brought an extra 31.8 thousand PLN between February 9th and 14th, close to three quarters of the whole gain.',
        'Conversion from Newsletter held at 2.5% (2.6% before) although the audience nearly doubled.',
        'Send it again: in week 7 Newsletter reached 9.7k users, compared to 5.4k in an ordinary week.',
        'Put the discount page /promo/-30 into the menu, and keep an eye on whether Newsletter stays above 5,400 users.',
      ],
      pl: [
        'Newsletter zadziałał: w 7. tygodniu roku przyprowadził 9720 użytkowników, o 80% więcej niż zwykle.',
        'W dniach 9–14.02 z Newslettera przyszło dodatkowe 31,8 tys. zł, prawie trzy czwarte całego wzrostu.',
        'Konwersja z kanału Newsletter utrzymała się na poziomie 2,5% (wcześniej 2,6%), choć odbiorców było niemal dwa razy tyle.',
        'Powtórz wysyłkę i dodaj stronę /promo/-30 do menu; Newsletter ma teraz 9,7 tys. użytkowników wobec 5,4 tys.',
        '74-procentowy udział we wzroście ma sam Newsletter, i to w zaledwie sześć dni.',
      ],
    },
  },
];
