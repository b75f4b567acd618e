import { DEPENDS, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const submitTheSitemapAnew: GrowthTemplate = {
  name: 'submit_the_sitemap_anew',
  team: 'gsc_specialist',
  rules: {
    causes: ['pages_not_indexed'],
    metrics: [],
    dimensions: ['url', 'sitemap'],
    needsSegment: true,
  },
  lever: 'sitemap',
  leverDirection: 'fix',
  effort: 'low',
  effortHours: 2,
  recovery: null,
  constants: {},
  required: [],
  h1: [
    {
      en: 'Fix the sitemap “{value}”',
      pl: 'Popraw mapę: „{value}”',
    },
    {
      en: 'Fix the sitemap',
      pl: 'Popraw mapę witryny',
    },
  ],
  impact: {
    en: 'Possible faster indexing',
    pl: 'Możliwy szybszy indeks',
  },
  text: [
    {
      en: 'The sitemap “{value}” is not read as it should be. Fix it and submit it again.',
      pl: 'Mapa „{value}” nie jest czytana tak, jak trzeba. Popraw ją i prześlij ponownie.',
    },
  ],
  desc: [
    [FINDING, DEPENDS],
    [
      {
        en: 'A sitemap tells the search engine which addresses count and when they changed. When it cannot be read, or names what redirects, is blocked or is gone, the search engine trusts it less, and new products are found later than they could be.',
        pl: 'Mapa witryny mówi wyszukiwarce, które adresy są ważne i kiedy się zmieniły. Gdy nie da się jej odczytać albo wymienia adresy przekierowane, zablokowane lub nieistniejące, wyszukiwarka mniej jej ufa i nowe produkty znajduje później, niż mogłaby.',
      },
    ],
    [
      {
        en: 'Let the shop write it by itself, with only those addresses that answer, are canonical and may be indexed, and with a true date of change. Split it by kind of page, so that the report shows which kind is left out.',
        pl: 'Niech sklep tworzy ją sam, tylko z adresami, które odpowiadają, są kanoniczne i mogą być indeksowane, oraz z prawdziwą datą zmian. Podziel ją według rodzajów stron, a raport pokaże, który rodzaj jest pomijany.',
      },
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'low',
      expectedEffect: {
        en: 'The search engine reads the list again.',
        pl: 'Wyszukiwarka znów czyta listę.',
      },
    },
    {
      action: {
        en: 'Open the sitemap and check some of its addresses: answer, redirect, noindex.',
        pl: 'Otwórz mapę i sprawdź kilka adresów: odpowiedź, przekierowanie, noindex.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Wrong addresses are found.',
        pl: 'Błędne adresy są znalezione.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Submit it again and read the report some days later.',
        pl: 'Prześlij ją ponownie i po kilku dniach przeczytaj raport.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The repair is confirmed.',
        pl: 'Naprawa jest potwierdzona.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Check with each release that the sitemap answers and is complete.',
        pl: 'Przy każdym wdrożeniu sprawdzaj, czy mapa odpowiada i jest kompletna.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'It does not fail unseen.',
        pl: 'Nie zawiedzie po cichu.',
      },
    },
  ],
  disproof: {
    en: 'It is an old sitemap that another one has replaced: then it is only to be removed.',
    pl: 'To stara mapa, którą zastąpiła inna: wtedy wystarczy ją usunąć.',
  },
};
