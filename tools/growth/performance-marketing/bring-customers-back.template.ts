import { AT_STAKE, EFFECT_INTERVAL, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const bringCustomersBack: GrowthTemplate = {
  name: 'bring_customers_back',
  team: 'performance_marketing',
  rules: {
    causes: ['retention_weak'],
    metrics: [],
    dimensions: [],
  },
  lever: 'retention',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 8,
  recovery: {
    metric: 'revenue',
    direction: 'up',
    low: 0.1,
    mid: 0.2,
    high: 0.4,
    horizonDays: 30,
  },
  constants: {},
  required: [],
  h1: [
    {
      en: 'Bring customers back',
      pl: 'Spraw, by klienci wracali',
    },
  ],
  impact: {
    en: 'Possible repeat sales',
    pl: 'Możliwy powrót klientów',
  },
  text: [
    {
      en: 'Customers come back less often: about {money} is at stake. Check mailings, stock and delivery.',
      pl: 'Klienci rzadziej wracają: stawką jest około {money}. Sprawdź mailingi, zapas i dostawę.',
    },
    {
      en: 'Customers come back less often than before. Check mailings, stock and delivery.',
      pl: 'Klienci wracają rzadziej niż dotąd. Sprawdź mailingi, zapas i dostawę.',
    },
  ],
  desc: [
    [FINDING, AT_STAKE],
    [
      {
        en: 'A second order costs far less than a first one, so it carries much of the profit. Customers who stay away were either not reminded, did not find what they bought, or were let down by delivery, quality or service, and only the last of these drives them off for good.',
        pl: 'Drugie zamówienie kosztuje dużo mniej niż pierwsze, więc niesie znaczną część zysku. Klienci, którzy nie wracają, albo nie dostali przypomnienia, albo nie znaleźli tego, co kupują, albo zawiodła ich dostawa, jakość lub obsługa, a tylko to ostatnie zniechęca na dobre.',
      },
    ],
    [
      {
        en: 'Separate new from returning customers before anything is changed: when many new ones come, the average falls without anybody leaving. Then look at mailings that stopped, at items that are out of stock, and at complaints of the same weeks.',
        pl: 'Zanim cokolwiek zmienisz, oddziel nowych klientów od powracających: gdy przybywa nowych, średnia spada, choć nikt nie odszedł. Potem sprawdź zatrzymane mailingi, brakujące produkty i reklamacje z tych samych tygodni.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'low',
      expectedEffect: {
        en: 'What keeps customers away is known.',
        pl: 'Wiadomo, co powstrzymuje klientów.',
      },
    },
    {
      action: {
        en: 'Check that mailings go out, arrive and lead to pages that work.',
        pl: 'Sprawdź, czy mailingi wychodzą, docierają i prowadzą do działających stron.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A silent stop is found or excluded.',
        pl: 'Cicha przerwa jest znaleziona albo wykluczona.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Remind buyers when what they bought runs out, with the item in one click.',
        pl: 'Przypominaj kupującym, gdy kończy się to, co kupili, z produktem pod jednym kliknięciem.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'More customers order again.',
        pl: 'Więcej klientów zamawia ponownie.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Ask those who stayed away, and fix what several of them name.',
        pl: 'Zapytaj tych, którzy nie wrócili, i popraw to, co wymienia kilka osób.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'The reason is removed and not only reminded over.',
        pl: 'Znika powód, a nie tylko przybywa przypomnień.',
      },
    },
  ],
  disproof: {
    en: 'The number of returning customers holds while new ones were added: then the average only mixes more beginners in.',
    pl: 'Liczba powracających się utrzymuje, a przybyło nowych: wtedy średnia obejmuje po prostu więcej początkujących.',
  },
};
