import { DEPENDS, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const followPageExperience: GrowthTemplate = {
  name: 'follow_page_experience',
  team: 'gsc_specialist',
  rules: {
    causes: ['page_slow'],
    metrics: [],
    dimensions: [],
  },
  lever: 'page_speed',
  leverDirection: 'fix',
  effort: 'low',
  effortHours: 4,
  recovery: null,
  constants: {},
  required: [],
  h1: [
    {
      en: 'Follow the speed of “{value}”',
      pl: 'Pilnuj szybkości: „{value}”',
    },
    {
      en: 'Follow the speed of pages',
      pl: 'Pilnuj szybkości stron',
    },
  ],
  impact: {
    en: 'Possible faster pages',
    pl: 'Możliwy szybszy serwis',
  },
  text: [
    {
      en: '“{value}” is slow for real visitors, and about {money} depends on it. Fix its kind and validate.',
      pl: '„{value}” działa wolno u prawdziwych gości, a zależy od niej około {money}. Popraw i zatwierdź.',
    },
    {
      en: '“{value}” is slow for real visitors. Fix the pages of its kind and validate the repair.',
      pl: '„{value}” działa wolno u prawdziwych gości. Popraw ten rodzaj stron i zatwierdź naprawę.',
    },
    {
      en: 'Pages are slow for real visitors. Fix them by kind and validate the repair.',
      pl: 'Strony działają wolno u prawdziwych gości. Poprawiaj je rodzajami i zatwierdzaj naprawę.',
    },
  ],
  desc: [
    [FINDING, DEPENDS],
    [
      {
        en: 'The search engine judges speed by what real visitors met over some weeks, and it judges pages in groups. One slow template can weigh on a whole group, and a repair shows only when enough new visits have come, so patience belongs to it.',
        pl: 'Wyszukiwarka ocenia szybkość po tym, co spotkało prawdziwych gości w ciągu kilku tygodni, i ocenia strony grupami. Jeden wolny szablon może obciążyć całą grupę, a poprawę widać dopiero po wystarczającej liczbie nowych wizyt, więc trzeba cierpliwości.',
      },
    ],
    [
      {
        en: 'Take the group with most clicks first, fix its template, and start the validation in the report. Speed seldom decides a position by itself: expect more from visitors who stay than from the ranking.',
        pl: 'Zacznij od grupy z największą liczbą kliknięć, popraw jej szablon i uruchom w raporcie sprawdzanie poprawki. Szybkość rzadko sama decyduje o pozycji: więcej spodziewaj się po gościach, którzy zostaną, niż po rankingu.',
      },
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'medium',
      expectedEffect: {
        en: 'Real visitors wait less.',
        pl: 'Prawdziwi goście krócej czekają.',
      },
    },
    {
      action: {
        en: 'Read in the report which groups of pages are slow on phones, and how many clicks they bring.',
        pl: 'Odczytaj z raportu, które grupy stron są wolne na telefonach i ile dają kliknięć.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The group that matters most is known.',
        pl: 'Najważniejsza grupa jest znana.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Start the validation after the repair, and read its result after some weeks.',
        pl: 'Po naprawie uruchom sprawdzanie poprawki i po kilku tygodniach odczytaj wynik.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The repair is confirmed by real visits.',
        pl: 'Naprawę potwierdzają prawdziwe wizyty.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Read the report of page speed every month.',
        pl: 'Co miesiąc czytaj raport szybkości stron.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A slow template is seen early.',
        pl: 'Wolny szablon widać wcześnie.',
      },
    },
  ],
  disproof: {
    en: 'The group in the report is good: then only this page is slow, and only its visitors gain.',
    pl: 'Grupa w raporcie jest dobra: wtedy wolna jest tylko ta strona i zyskają tylko jej goście.',
  },
};
