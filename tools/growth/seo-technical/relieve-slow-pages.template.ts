import { DEPENDS, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const relieveSlowPages: GrowthTemplate = {
  name: 'relieve_slow_pages',
  team: 'seo_technical',
  rules: {
    causes: ['page_slow'],
    metrics: [],
    dimensions: [],
  },
  lever: 'page_speed',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 12,
  recovery: null,
  constants: {},
  required: [],
  h1: [
    {
      en: 'Relieve the page “{value}”',
      pl: 'Odciąż stronę: „{value}”',
    },
    {
      en: 'Relieve the slow pages',
      pl: 'Odciąż wolne strony',
    },
  ],
  impact: {
    en: 'Possible faster pages',
    pl: 'Możliwy szybszy serwis',
  },
  text: [
    {
      en: '“{value}” is slow, and about {money} depends on it. Fix it in the template, largest saving first.',
      pl: '„{value}” działa wolno, a zależy od niej około {money}. Popraw szablon, od największej oszczędności.',
    },
    {
      en: '“{value}” is slow for visitors. Fix it in the template, the largest saving first.',
      pl: '„{value}” działa wolno. Popraw szablon, od największej oszczędności.',
    },
    {
      en: 'Pages are slow for visitors. Fix the templates, the largest saving first.',
      pl: 'Strony działają wolno. Popraw szablony, od największej oszczędności.',
    },
  ],
  desc: [
    [FINDING, DEPENDS],
    [
      {
        en: 'Slowness sits in one of few places: the server answers late, styles and scripts stand before the first picture, pictures are larger than they are shown, or scripts of others occupy the phone. A fault in a template slows all pages of its kind, and its repair helps them all.',
        pl: 'Powolność siedzi w jednym z niewielu miejsc: serwer odpowiada późno, style i skrypty stoją przed pierwszym obrazem, zdjęcia są większe, niż się je pokazuje, albo obce skrypty zajmują telefon. Usterka w szablonie spowalnia wszystkie strony tego rodzaju, a jej usunięcie pomaga im wszystkim.',
      },
    ],
    [
      {
        en: 'Measure in the laboratory to find the fault and in the field to judge it: only what real visitors met counts for search and for sales, and it follows with a delay of some weeks. Change one thing at a time, the largest saving first.',
        pl: 'Mierz w laboratorium, by znaleźć usterkę, i w terenie, by ją ocenić: dla wyszukiwarki i sprzedaży liczy się tylko to, co spotkało prawdziwych gości, a te dane przychodzą z opóźnieniem kilku tygodni. Zmieniaj jedną rzecz naraz, od największej oszczędności.',
      },
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'medium',
      expectedEffect: {
        en: 'The page loads and answers sooner.',
        pl: 'Strona szybciej się wczytuje i odpowiada.',
      },
    },
    {
      action: {
        en: 'Check which other pages share the template and the fault.',
        pl: 'Sprawdź, które inne strony mają ten sam szablon i tę samą usterkę.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'One repair helps many pages.',
        pl: 'Jedna poprawka pomaga wielu stronom.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Compare field data of these pages with the others after some weeks.',
        pl: 'Po kilku tygodniach porównaj dane terenowe tych stron z pozostałymi.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The gain is proven with real visitors.',
        pl: 'Zysk jest potwierdzony u prawdziwych gości.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Measure each release on a slow phone before it goes out, with a limit that stops it.',
        pl: 'Mierz każde wdrożenie na wolnym telefonie przed publikacją, z limitem, który je zatrzymuje.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'A release does not slow the shop unseen.',
        pl: 'Wdrożenie nie spowolni sklepu po cichu.',
      },
    },
  ],
  disproof: {
    en: 'Field data of real visitors are good: then only the test is slow, and nobody waits.',
    pl: 'Dane od prawdziwych gości są dobre: wtedy wolny jest tylko test i nikt nie czeka.',
  },
};
