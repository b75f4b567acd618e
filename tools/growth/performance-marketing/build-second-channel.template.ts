import { DEPENDS, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const buildSecondChannel: GrowthTemplate = {
  name: 'build_second_channel',
  team: 'performance_marketing',
  rules: {
    causes: ['dependence'],
    metrics: [],
    dimensions: [],
  },
  lever: 'channel_mix',
  leverDirection: 'raise',
  effort: 'high',
  effortHours: 16,
  recovery: null,
  constants: {},
  required: [],
  h1: [
    {
      en: 'Depend less on “{value}”',
      pl: 'Uniezależnij się: „{value}”',
    },
    {
      en: 'Depend less on one source',
      pl: 'Uniezależnij się od źródła',
    },
  ],
  impact: {
    en: 'Planned spread of risk',
    pl: 'Planowany podział ryzyka',
  },
  text: [
    {
      en: '“{value}” carries about {money}. Build up a second source while the first still pays.',
      pl: 'Od „{value}” zależy około {money}. Zbuduj drugie źródło, póki pierwsze działa.',
    },
    {
      en: 'Much depends on “{value}”. Build up a second source while the first still pays.',
      pl: 'Dużo zależy od „{value}”. Zbuduj drugie źródło, póki pierwsze działa.',
    },
    {
      en: 'Much depends on a single source. Build up a second one while the first still pays.',
      pl: 'Dużo zależy od jednego źródła. Zbuduj drugie, póki pierwsze działa.',
    },
  ],
  desc: [
    [FINDING, DEPENDS],
    [
      {
        en: 'One strong source is a success and a risk at once: a new rule, a more expensive auction or a lost account would take most of the sales with it. A second source needs months to grow, so it must be begun while there is money and no hurry, beginning with what the shop owns, such as its list of customers.',
        pl: 'Jedno mocne źródło to zarazem sukces i ryzyko: nowa zasada, droższa aukcja lub utrata konta zabrałyby większość sprzedaży. Drugie źródło rośnie miesiącami, więc trzeba je zacząć, gdy są pieniądze i nie ma pośpiechu, najlepiej od tego, co sklep ma własnego, na przykład od bazy klientów.',
      },
    ],
    [
      {
        en: 'Do not cut what works. Set aside a small fixed part of the budget, choose one second source by where your buyers are, and judge it by what it learns and wins over several months.',
        pl: 'Nie tnij tego, co działa. Odłóż małą stałą część budżetu, wybierz jedno drugie źródło według tego, gdzie są twoi klienci, i oceniaj je po tym, co daje w ciągu kilku miesięcy.',
      },
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'high',
      expectedEffect: {
        en: 'A second source begins to carry sales.',
        pl: 'Drugie źródło zaczyna nieść sprzedaż.',
      },
    },
    {
      action: {
        en: 'Write down what would happen if the first source stopped tomorrow, and who would act.',
        pl: 'Zapisz, co się stanie, jeśli pierwsze źródło jutro stanie, i kto wtedy działa.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A stop would not find the shop unprepared.',
        pl: 'Przerwa nie zaskoczy sklepu.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Collect consents to mailings at every order, with an honest reason to give them.',
        pl: 'Przy każdym zamówieniu zbieraj zgody na mailing i podaj uczciwy powód, by ich udzielić.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The shop can reach its customers itself.',
        pl: 'Sklep sam dociera do swoich klientów.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Review the shares of the sources every quarter.',
        pl: 'Co kwartał sprawdzaj udziały źródeł.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Dependence is seen as it grows.',
        pl: 'Zależność widać, gdy rośnie.',
      },
    },
  ],
  disproof: {
    en: 'The sources behind it are many and independent, and only the report puts them under one name.',
    pl: 'Kryje się za tym wiele niezależnych źródeł, a tylko raport łączy je pod jedną nazwą.',
  },
};
