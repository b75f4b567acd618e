import { SEGMENT_GAIN } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const meetSuddenInterest: GrowthTemplate = {
  name: 'meet_sudden_interest',
  team: 'performance_marketing',
  rules: {
    causes: ['growth'],
    metrics: [],
    dimensions: ['campaign', 'source', 'channel', 'medium'],
    direction: 'up',
    outcome: 'better',
  },
  lever: 'offer',
  leverDirection: 'hold',
  effort: 'low',
  effortHours: 3,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [
    { en: 'Meet the interest of “{value}”', pl: 'Wykorzystaj ruch: „{value}”' },
    { en: 'Meet the sudden interest', pl: 'Wykorzystaj nagły ruch' },
  ],
  impact: { en: 'Possible lasting gain', pl: 'Możliwy trwały wzrost' },
  text: [
    {
      en: '{metric} from “{value}” changed by {segment_change}. Keep what they come for in stock and in sight.',
      pl: 'Wskaźnik „{metric}” ze źródła „{value}”: {segment_change}. Utrzymaj stan i ekspozycję tego, co ich przyciąga.',
    },
    {
      en: 'More people come and buy. Keep what they come for in stock and in sight.',
      pl: 'Więcej osób przychodzi i kupuje. Utrzymaj stan i ekspozycję tego, co je przyciąga.',
    },
  ],
  desc: [
    SEGMENT_GAIN,
    [
      {
        en: 'Interest that comes at once mostly has one reason: a post, a video, a mention, a sale. It fades as it came, so the days in which it lasts decide what stays of it.',
        pl: 'Nagłe zainteresowanie ma zwykle jeden powód: wpis, film, wzmiankę, wyprzedaż. Znika tak, jak przyszło, więc o tym, co z niego zostanie, decydują dni, w których trwa.',
      },
    ],
    [
      {
        en: 'Find what these visitors looked at and bought since {first_day}, and lead them there from the pages on which they arrive. Invite them to a newsletter, since few come back by themselves.',
        pl: 'Ustal, co te osoby oglądały i kupowały od {first_day}, i prowadź je tam ze stron, na które trafiają. Zaproś je do newslettera, bo niewiele wraca samych z siebie.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Find the post, mention or sale that brought them, and answer it where it stands.',
        pl: 'Znajdź wpis, wzmiankę lub wyprzedaż, które ich przyciągnęły, i odpowiedz tam na miejscu.',
      },
      effort: 'low',
      expectedEffect: { en: 'The reason is known.', pl: 'Powód jest znany.' },
    },
    {
      action: {
        en: 'Check stock of what they buy, and place it on the pages on which they arrive.',
        pl: 'Sprawdź stan tego, co kupują, i pokaż to na stronach, na które trafiają.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'No sale is lost for lack of goods.',
        pl: 'Sprzedaż nie przepada z braku towaru.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Write once to those who came and left an address.',
        pl: 'Napisz raz do tych, którzy przyszli i zostawili adres.',
      },
      effort: 'low',
      expectedEffect: { en: 'Some of them come back.', pl: 'Część z nich wraca.' },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Try to repeat what brought them, with a partner or in another place.',
        pl: 'Spróbuj powtórzyć to, co ich przyciągnęło, z partnerem albo w innym miejscu.',
      },
      effort: 'medium',
      expectedEffect: { en: 'It is known whether it was luck.', pl: 'Wiadomo, czy to był przypadek.' },
    },
  ],
  disproof: {
    en: 'The visitors neither look around nor buy: then they are robots or people who came by mistake.',
    pl: 'Odwiedzający niczego nie oglądają i nie kupują: wtedy to roboty albo osoby, które trafiły tu przez pomyłkę.',
  },
};
