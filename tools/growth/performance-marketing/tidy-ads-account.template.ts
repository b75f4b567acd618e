import { AT_STAKE, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const tidyAdsAccount: GrowthTemplate = {
  name: 'tidy_ads_account',
  team: 'performance_marketing',
  rules: {
    causes: ['ads_setup_faulty'],
    metrics: [],
    dimensions: [],
  },
  lever: 'ad_setup',
  leverDirection: 'fix',
  effort: 'low',
  effortHours: 4,
  recovery: null,
  constants: {},
  required: [],
  h1: [
    {
      en: 'Fix the setup of “{value}”',
      pl: 'Popraw ustawienia: „{value}”',
    },
    {
      en: 'Fix the setup of the ads',
      pl: 'Popraw ustawienia reklam',
    },
  ],
  impact: {
    en: 'Expected clearer results',
    pl: 'Oczekiwany jasny wynik',
  },
  text: [
    {
      en: 'The setup of “{value}” has a fault. Fix it before you judge the results.',
      pl: 'Ustawienia „{value}” mają usterkę. Popraw je, zanim ocenisz wyniki.',
    },
    {
      en: 'Part of the account is set up badly. Fix it before you judge the results.',
      pl: 'Część konta jest źle ustawiona. Popraw ją, zanim ocenisz wyniki.',
    },
  ],
  desc: [
    [FINDING, AT_STAKE],
    [
      {
        en: 'In an account that is set up badly, budget is spread over parts too small to learn from, an advert is not shown at all, or one part has nothing to be compared with, and nobody can tell a bad advert from a bad place. Such faults are cheap to fix and make everything measured later worth more.',
        pl: 'Źle ułożone konto rozprasza budżet na części zbyt małe, by się na nich uczyć, w ogóle nie pokazuje reklamy albo zostawia część bez porównania i nikt nie odróżni złej reklamy od złego miejsca. Takie usterki tanio się usuwa, a wszystko, co zmierzysz później, jest potem więcej warte.',
      },
    ],
    [
      {
        en: 'Fix one part at a time and note the day, since each change begins learning anew. Join what is alike, separate what differs in margin or in purpose, and remove what has stood still for weeks.',
        pl: 'Poprawiaj po jednej części i zapisuj dzień, każda zmiana zaczyna uczenie od nowa. Łącz to, co podobne, rozdzielaj to, co różni się marżą lub celem, i usuwaj to, co od tygodni stoi.',
      },
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'low',
      expectedEffect: {
        en: 'The fault is gone and results can be compared.',
        pl: 'Usterki nie ma i wyniki da się porównać.',
      },
    },
    {
      action: {
        en: 'Note the state before the change and the day on which it is made.',
        pl: 'Zapisz stan sprzed zmiany i dzień jej wprowadzenia.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The effect can be seen and taken back.',
        pl: 'Skutek da się zobaczyć i cofnąć.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Look for the same fault in the rest of the account.',
        pl: 'Poszukaj tej samej usterki w pozostałej części konta.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'It is fixed everywhere and not once.',
        pl: 'Jest usunięta wszędzie, a nie tylko raz.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Go through the account with a fixed list every quarter.',
        pl: 'Co kwartał przejrzyj konto według stałej listy.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Disorder does not grow back.',
        pl: 'Bałagan nie odrasta.',
      },
    },
  ],
  disproof: {
    en: 'The setup is as it is on purpose, such as a brand campaign kept apart: then it stays.',
    pl: 'Ustawienie jest takie celowo, na przykład wydzielona kampania na markę: wtedy zostaje.',
  },
};
