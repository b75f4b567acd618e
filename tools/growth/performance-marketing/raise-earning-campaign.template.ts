import { EFFECT_INTERVAL, FINDING, REMEDY, WITHIN_REACH } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const raiseEarningCampaign: GrowthTemplate = {
  name: 'raise_earning_campaign',
  team: 'performance_marketing',
  rules: {
    causes: ['campaign_earning'],
    metrics: [],
    dimensions: [],
  },
  lever: 'campaign_budget',
  leverDirection: 'raise',
  effort: 'low',
  effortHours: 2,
  recovery: {
    metric: 'revenue',
    direction: 'up',
    low: 0.1,
    mid: 0.25,
    high: 0.45,
    horizonDays: 30,
  },
  constants: {},
  required: [],
  h1: [
    {
      en: 'Give “{value}” more budget',
      pl: 'Zwiększ budżet: „{value}”',
    },
    {
      en: 'Give more to what earns',
      pl: 'Zwiększ to, co zarabia',
    },
  ],
  impact: {
    en: 'Possible sales growth',
    pl: 'Możliwy wzrost sprzedaży',
  },
  text: [
    {
      en: '“{value}” earns well: about {money} is within reach. Raise its budget in small steps.',
      pl: '„{value}” dobrze zarabia: w zasięgu jest około {money}. Zwiększaj budżet małymi krokami.',
    },
    {
      en: '“{value}” earns more than the rest. Raise its budget in small steps while the return holds.',
      pl: '„{value}” zarabia lepiej niż reszta. Zwiększaj budżet małymi krokami, dopóki zwrot się utrzymuje.',
    },
    {
      en: 'Some campaigns earn more than the rest. Raise their budget in small steps while the return holds.',
      pl: 'Część kampanii zarabia lepiej niż reszta. Zwiększaj ich budżet małymi krokami, dopóki zwrot się utrzymuje.',
    },
  ],
  desc: [
    [FINDING, WITHIN_REACH],
    [
      {
        en: 'A good average return says that the spend so far paid, not that the next amount will. The people who are easiest to win come first, so each step brings less than the one before; the right budget is where the last step still earns its margin.',
        pl: 'Dobry średni zwrot mówi, że opłacił się dotychczasowy wydatek, a nie że opłaci się kolejna kwota. Najłatwiejsi do zdobycia klienci przychodzą pierwsi, więc każdy krok daje mniej niż poprzedni, a właściwy budżet kończy się tam, gdzie ostatni krok wciąż zarabia swoją marżę.',
      },
    ],
    [
      {
        en: 'Raise in small steps with a full week between them, and compare the return of the added spend with the rest. Check before that the products it sells are in stock and that the order desk can take more.',
        pl: 'Zwiększaj małymi krokami, z pełnym tygodniem przerwy, i porównuj zwrot z dodanego wydatku z resztą. Najpierw sprawdź, czy sprzedawane produkty są w magazynie i czy obsługa zamówień udźwignie więcej.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'low',
      expectedEffect: {
        en: 'More sales at a return that still pays.',
        pl: 'Więcej sprzedaży przy zwrocie, który nadal się opłaca.',
      },
    },
    {
      action: {
        en: 'Check stock, margin and delivery of what the campaign sells.',
        pl: 'Sprawdź zapas, marżę i dostawę tego, co kampania sprzedaje.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Added demand can be served with profit.',
        pl: 'Dodatkowy popyt da się obsłużyć z zyskiem.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'After each step compare the return of the added spend, and go back a step where it falls below the margin.',
        pl: 'Po każdym kroku porównaj zwrot z dodanego wydatku i cofnij się o krok tam, gdzie spada poniżej marży.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The budget stands where it earns most.',
        pl: 'Budżet stoi tam, gdzie zarabia najwięcej.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Carry what works here (offer, text, audience) over to a new campaign as a test.',
        pl: 'Przenieś to, co tu działa (ofertę, tekst, odbiorców), do nowej kampanii jako test.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'A second source of profitable sales.',
        pl: 'Drugie źródło opłacalnej sprzedaży.',
      },
    },
  ],
  disproof: {
    en: 'The added spend returns clearly less than the spend before: then the campaign was already as large as its demand.',
    pl: 'Dodany wydatek zwraca się wyraźnie słabiej niż wcześniejszy: wtedy kampania była już tak duża, jak jej popyt.',
  },
};
