import { type ConsultantStory, cell } from './testing-consultant.ts';

/* True texts as a consultant would word them, written before anybody looked at what the gate reads. */
export const STOCK: readonly ConsultantStory[] = [
  {
    name: 'growth',
    labels: ['Trek 300 v2', 'Email'],
    cells: [
      cell(
        'orders_before',
        { value: 310, unit: 'count' },
        { entity: null, metric: 'transactions', role: 'level', moment: 'before' },
      ),
      cell(
        'orders_after',
        { value: 402, unit: 'count' },
        { entity: null, metric: 'transactions', role: 'level', moment: 'after' },
      ),
      cell(
        'orders_change',
        { value: 0.2968, unit: 'fraction' },
        { entity: null, metric: 'transactions', role: 'change' },
      ),
      cell(
        'aov_before',
        { value: 184.2, unit: 'currency', currency: 'PLN' },
        { entity: null, metric: 'average_order_value', role: 'level', moment: 'before' },
      ),
      cell(
        'aov_after',
        { value: 181.9, unit: 'currency', currency: 'PLN' },
        { entity: null, metric: 'average_order_value', role: 'level', moment: 'after' },
      ),
      cell(
        'revenue_before',
        { value: 57_102, unit: 'currency', currency: 'PLN' },
        { entity: null, metric: 'revenue', role: 'level', moment: 'before' },
      ),
      cell(
        'revenue_after',
        { value: 73_124, unit: 'currency', currency: 'PLN' },
        { entity: null, metric: 'revenue', role: 'level', moment: 'after' },
      ),
      cell(
        'revenue_change',
        { value: 0.2806, unit: 'fraction' },
        { entity: null, metric: 'revenue', role: 'change' },
      ),
      cell('share', { value: 0.62, unit: 'fraction' }, { entity: 'Email', role: 'share' }),
      cell(
        'product_units',
        { value: 148, unit: 'count' },
        { entity: 'Trek 300 v2', metric: 'units', role: 'level', moment: 'after' },
      ),
      cell('days', { value: 2, unit: 'days' }),
      cell('first_day', { value: '2026-11-27', unit: 'date' }),
      cell('last_day', { value: '2026-11-28', unit: 'date' }),
    ],
    texts: {
      en: [
        'Two days running the shop beat its forecast: 402 orders on Friday and Saturday rather than the expected 310.',
        'Black Friday weekend (27–28 November) brought in PLN 73.1k, 28% above plan, with the average basket almost flat at PLN 181.90 (PLN 184.20 before).',
        'Email drove 62% of the increase, so send a second mailing with Trek 300 v2, of which 148 pieces went out.',
        'Orders climbed by nearly 30 per cent. Keep "Trek 300 v2" in stock: 148 units sold in 48 hours.',
        'Revenue jumped from 57 to 73 thousand zloty; roughly three fifths of the gain came via Email.',
      ],
      pl: [
        'Dwa dni z rzędu (27 i 28 listopada) sklep był ponad planem: 402 zamówienia zamiast 310.',
        'Przychód urósł z 57,1 tys. zł do 73,1 tys. zł, a średni koszyk prawie się nie zmienił: 181,90 zł wobec 184,20 zł.',
        'Z kanału Email pochodzi 62 proc. wzrostu. Wyślij drugi mailing z produktem Trek 300 v2, którego sprzedano 148 sztuk.',
        'W piątek i sobotę zamówień było niemal o 30% więcej niż zwykle – dopilnuj zapasu Trek 300 v2.',
        'Ponad 400 zamówień w ciągu dwóch dni i 28-procentowy wzrost przychodu: powtórz tę ofertę w kanale Email.',
      ],
    },
  },
  {
    name: 'refunds',
    labels: ['iPhone 15 case'],
    cells: [
      cell(
        'rate_before',
        { value: 0.041, unit: 'fraction' },
        { entity: null, metric: 'refund_rate', role: 'level', moment: 'before' },
      ),
      cell(
        'rate_after',
        { value: 0.083, unit: 'fraction' },
        { entity: null, metric: 'refund_rate', role: 'level', moment: 'after' },
      ),
      cell(
        'rate_points',
        { value: 0.042, unit: 'points' },
        { entity: null, metric: 'refund_rate', role: 'change' },
      ),
      cell(
        'rate_change',
        { value: 1.0244, unit: 'fraction' },
        { entity: null, metric: 'refund_rate', role: 'change' },
      ),
      cell(
        'refunds_before',
        { value: 3150, unit: 'currency', currency: 'USD' },
        { entity: null, metric: 'refunds', role: 'level', moment: 'before' },
      ),
      cell(
        'refunds_after',
        { value: 6420, unit: 'currency', currency: 'USD' },
        { entity: null, metric: 'refunds', role: 'level', moment: 'after' },
      ),
      cell('share', { value: 0.48, unit: 'fraction' }, { entity: 'iPhone 15 case', role: 'share' }),
      cell(
        'units',
        { value: 96, unit: 'count' },
        { entity: 'iPhone 15 case', metric: 'units', role: 'level', moment: 'after' },
      ),
      cell('days', { value: 11, unit: 'days' }),
      cell('first_day', { value: '2026-03-05', unit: 'date' }),
      cell('last_day', { value: '2026-03-15', unit: 'date' }),
    ],
    texts: {
      en: [
        'The refund rate has doubled to 8.3% (4.1% before) and nearly every second refunded dollar goes to the iPhone 15 case.',
        'Over 11 days customers were paid back $6,420, roughly twice the usual $3,150. Pull the iPhone 15 case until its listing is checked.',
        'Since 5 March refunds are up 4.2 percentage points. The iPhone 15 case alone makes up 48% of them.',
        'Call the supplier of the iPhone 15 case: 96 pieces were sold between the 5th and the 15th of March, and just under half of all refunds are for this one product.',
        'Refunds: $3.2k expected, $6.4k paid. Ask support for the top reasons and add a size guide.',
      ],
      pl: [
        'Odsetek zwrotów podwoił się i wynosi 8,3% (było 4,1%). Niemal co drugi zwrócony dolar dotyczy produktu iPhone 15 case.',
        'W ciągu jedenastu dni oddano klientom 6420 USD, czyli mniej więcej dwa razy tyle co zwykle (3150 USD).',
        'Od 5 marca odsetek zwrotów jest wyższy o 4,2 pkt proc. Sam iPhone 15 case to 48% zwrotów.',
        'Wstrzymaj sprzedaż iPhone 15 case: między 5 a 15 marca sprzedano 96 szt., a odpowiada on za blisko połowę zwrotów.',
        'Zwroty sięgnęły 6,4 tys. dolarów wobec oczekiwanych 3,2 tys. dolarów. Zapytaj dział obsługi o powody.',
      ],
    },
  },
];
