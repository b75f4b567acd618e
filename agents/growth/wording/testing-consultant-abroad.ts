import { type ConsultantStory, cell } from './testing-consultant.ts';

/* True texts written after the gate had been mended by the first sixty. */
export const ABROAD: readonly ConsultantStory[] = [
  {
    name: 'germany',
    labels: ['Germany'],
    cells: [
      cell(
        'orders_before',
        { value: 186, unit: 'count' },
        { entity: 'Germany', metric: 'transactions', role: 'level', moment: 'before' },
      ),
      cell(
        'orders_after',
        { value: 121, unit: 'count' },
        { entity: 'Germany', metric: 'transactions', role: 'level', moment: 'after' },
      ),
      cell(
        'orders_change',
        { value: -0.3495, unit: 'fraction' },
        { entity: 'Germany', metric: 'transactions', role: 'change' },
      ),
      cell(
        'aov_before',
        { value: 74.3, unit: 'currency', currency: 'EUR' },
        { entity: 'Germany', metric: 'average_order_value', role: 'level', moment: 'before' },
      ),
      cell(
        'aov_after',
        { value: 68.9, unit: 'currency', currency: 'EUR' },
        { entity: 'Germany', metric: 'average_order_value', role: 'level', moment: 'after' },
      ),
      cell(
        'loss',
        { value: -5480, unit: 'currency', currency: 'EUR' },
        { entity: 'Germany', metric: 'revenue', role: 'change', perDays: null },
      ),
      cell('share', { value: 0.81, unit: 'fraction' }, { entity: 'Germany', role: 'share' }),
      cell('days', { value: 9, unit: 'days' }),
      cell('first_day', { value: '2026-08-17', unit: 'date' }),
      cell('last_day', { value: '2026-08-25', unit: 'date' }),
      cell(
        'low',
        { value: 1900, unit: 'currency', currency: 'EUR', basis: 'estimate' },
        { metric: 'revenue', perDays: 7 },
      ),
      cell(
        'high',
        { value: 3400, unit: 'currency', currency: 'EUR', basis: 'estimate' },
        { metric: 'revenue', perDays: 7 },
      ),
      cell(
        'mid',
        { value: 2600, unit: 'currency', currency: 'EUR', basis: 'estimate' },
        { metric: 'revenue', perDays: 7 },
      ),
    ],
    texts: {
      en: [
        'Germany is the weak spot: 121 orders in nine days, where 186 would have been normal.',
        'From Monday 17 August until 25 August orders from Germany ran 35% behind the usual pace.',
        'The average order in Germany is also thinner, €68.90 as opposed to €74.30. Check whether a shipping fee changed.',
        'All told, Germany has cost you roughly 5.5 thousand euros since the 17th of August, which is four fifths (81%) of the whole shortfall.',
        'A localised delivery promise could win back an estimated €1.9k to €3.4k per week.',
      ],
      pl: [
        'Najsłabiej wypadają Niemcy („Germany”): przez dziewięć dni wpłynęło 121 zamówień, a normalnie byłoby ich 186.',
        'Między 17 a 25 sierpnia liczba zamówień z rynku Germany była o 35% mniejsza niż powinna.',
        'Średnia wartość zamówienia z Germany też poszła w dół: z 74,30 € do 68,90 €.',
        'Łącznie Germany to ok. 5,5 tys. euro mniej w kasie (17–25.08), czyli cztery piąte całego ubytku (81%).',
        'Lokalna obietnica dostawy mogłaby przynieść tygodniowo jakieś 2,6 tys. euro; widełki to 1,9–3,4 tys. euro.',
      ],
    },
  },
  {
    name: 'checkout',
    labels: ['tablet', 'v3.12'],
    cells: [
      cell(
        'cr_before',
        { value: 0.031, unit: 'fraction' },
        { entity: 'tablet', metric: 'conversion_rate', role: 'level', moment: 'before' },
      ),
      cell(
        'cr_after',
        { value: 0.0155, unit: 'fraction' },
        { entity: 'tablet', metric: 'conversion_rate', role: 'level', moment: 'after' },
      ),
      cell(
        'cr_change',
        { value: -0.5, unit: 'fraction' },
        { entity: 'tablet', metric: 'conversion_rate', role: 'change' },
      ),
      cell(
        'cr_points',
        { value: -0.0155, unit: 'points' },
        { entity: 'tablet', metric: 'conversion_rate', role: 'change' },
      ),
      cell(
        'sessions_after',
        { value: 2240, unit: 'count' },
        { entity: 'tablet', metric: 'sessions', role: 'level', moment: 'after' },
      ),
      cell(
        'bounce_after',
        { value: 0.667, unit: 'fraction' },
        { entity: 'tablet', metric: 'bounce_rate', role: 'level', moment: 'after' },
      ),
      cell(
        'duration_after',
        { value: 75, unit: 'seconds' },
        { entity: 'tablet', metric: 'avg_session_duration', role: 'level', moment: 'after' },
      ),
      cell('release', { value: 'v3.12', unit: 'label' }),
      cell('days', { value: 3, unit: 'days' }),
      cell('first_day', { value: '2026-04-30', unit: 'date' }),
      cell('last_day', { value: '2026-05-02', unit: 'date' }),
    ],
    texts: {
      en: [
        'On tablets the conversion rate has been cut in half, from 3.1% to 1.55%, for three days straight.',
        'Between April 30 and May 2, 2,240 tablet sessions yielded a conversion rate of a mere 1.55% – 1.55 points under normal.',
        'Two out of three tablet visitors bounce, and the rest stay for 75 seconds on average.',
        'Roll tablets back from v3.12 first. If conversion returns to around 3.1% within a day, you have your answer.',
        'Tablet users now spend one minute fifteen on the site, and 67% of them leave without a click.',
      ],
      pl: [
        'Na tabletach konwersja spadła o połowę: z 3,1% na 1,55%, i to trzeci dzień pod rząd.',
        'W dniach 30.04–2.05 tablety dały 2240 sesji i konwersję rzędu 1,55 proc.',
        'Dwie trzecie wizyt z tabletów kończy się odrzuceniem, a średni czas to minuta i kwadrans, czyli 75 s.',
        'Wycofaj wersję v3.12 na tabletach i zobacz, czy konwersja wróci w okolice 3,1%.',
        'Konwersja na tabletach jest niższa o 1,55 pp niż przed 30 kwietnia, mimo że ruch z nich to wciąż ponad 2,2 tys. sesji.',
      ],
    },
  },
];
