import { AT_STAKE, EFFECT_INTERVAL, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const winBackFallingChannel: GrowthTemplate = {
  name: 'win_back_falling_channel',
  team: 'performance_marketing',
  rules: {
    causes: ['sales_down'],
    metrics: [],
    dimensions: ['sessionDefaultChannelGroup', 'channel', 'sessionSourceMedium', 'source'],
    needsSegment: true,
  },
  lever: 'channel_traffic',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 6,
  recovery: {
    metric: 'revenue',
    direction: 'up',
    low: 0.1,
    mid: 0.3,
    high: 0.5,
    horizonDays: 30,
  },
  constants: {},
  required: [],
  h1: [
    {
      en: 'Win back sales from “{value}”',
      pl: 'Odzyskaj sprzedaż z „{value}”',
    },
    {
      en: 'Win back a channel',
      pl: 'Odzyskaj kanał',
    },
  ],
  impact: {
    en: 'Possible sales recovery',
    pl: 'Możliwy odzysk sprzedaży',
  },
  text: [
    {
      en: '“{value}” brings fewer sales: about {money} is at stake. Check its labels first, then visits and orders.',
      pl: '„{value}” daje mniej sprzedaży: chodzi o około {money}. Najpierw sprawdź oznaczenia, potem wizyty i zamówienia.',
    },
    {
      en: '“{value}” brings fewer sales than before. Check its labels first, then visits and orders.',
      pl: '„{value}” daje mniej sprzedaży niż dotąd. Najpierw sprawdź oznaczenia, potem wizyty i zamówienia.',
    },
  ],
  desc: [
    [FINDING, AT_STAKE],
    [
      {
        en: 'A channel can lose sales without losing a single buyer: when its tags break, its visits are counted for another one, mostly for Direct. Only when the labels are sound does a fall say that fewer people come this way, or that other people come.',
        pl: 'Kanał może stracić sprzedaż, nie tracąc ani jednego kupującego: gdy psują się oznaczenia, jego wizyty liczą się gdzie indziej, najczęściej jako Direct. Dopiero przy poprawnych oznaczeniach spadek mówi, że tą drogą przychodzi mniej osób albo inne osoby.',
      },
    ],
    [
      {
        en: 'Set the channels side by side for the same days: what one lost and another won is a label. What remains is split into visits and orders per visit; fewer visits are a matter of reach, fewer orders a matter of page, offer or audience.',
        pl: 'Zestaw kanały w tych samych dniach: co jeden stracił, a inny zyskał, to etykieta. Resztę podziel na wizyty i zamówienia z wizyt: ubytek wizyt to sprawa zasięgu, a ubytek zamówień to sprawa strony, oferty lub odbiorców.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'low',
      expectedEffect: {
        en: 'A shift of labels is told from a loss.',
        pl: 'Zmiana etykiet jest odróżniona od straty.',
      },
    },
    {
      action: {
        en: 'Check budgets, links and approvals of the channel since its sales moved.',
        pl: 'Sprawdź budżety, linki i akceptacje kanału od dnia, w którym sprzedaż się poruszyła.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'What stopped is found or excluded.',
        pl: 'To, co stanęło, jest znalezione albo wykluczone.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Restore what changed, and compare the channel after a full week.',
        pl: 'Przywróć to, co się zmieniło, i porównaj kanał po pełnym tygodniu.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'Sales of the channel can return.',
        pl: 'Sprzedaż kanału ma jak wrócić.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Decide what the channel may cost, and replace it where it cannot be won back.',
        pl: 'Ustal, ile kanał może kosztować, i zastąp go tam, gdzie nie da się go odzyskać.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'Reach does not hang on one channel.',
        pl: 'Zasięg nie zależy od jednego kanału.',
      },
    },
  ],
  disproof: {
    en: 'Another channel won the same sales on the same days: then only the label moved.',
    pl: 'Inny kanał zyskał tę samą sprzedaż w tych samych dniach: wtedy przesunęła się tylko etykieta.',
  },
};
