import { AT_STAKE, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const improveProductListing: GrowthTemplate = {
  name: 'improve_product_listing',
  team: 'performance_marketing',
  rules: {
    causes: ['creative_weak'],
    metrics: [],
    dimensions: ['product', 'product_id', 'product_brand'],
    needsSegment: true,
  },
  lever: 'product_feed',
  leverDirection: 'fix',
  effort: 'low',
  effortHours: 4,
  recovery: null,
  constants: {},
  required: [],
  h1: [
    {
      en: 'Improve the listing “{value}”',
      pl: 'Popraw prezentację: „{value}”',
    },
    {
      en: 'Improve product listings',
      pl: 'Popraw prezentację produktów',
    },
  ],
  impact: {
    en: 'Possible better response',
    pl: 'Możliwy lepszy odzew',
  },
  text: [
    {
      en: '“{value}” is shown and seldom clicked. Check picture, title and price in the feed.',
      pl: '„{value}” ma wyświetlenia, a mało kliknięć. Sprawdź zdjęcie, tytuł i cenę w pliku produktowym.',
    },
  ],
  desc: [
    [FINDING, AT_STAKE],
    [
      {
        en: 'In a row of products people choose by picture, price and the first words of the title, in this order. A product that is passed over either costs more than what stands beside it, is hard to recognise, or is shown for searches that mean something else.',
        pl: 'W rzędzie produktów wybiera się po zdjęciu, cenie i pierwszych słowach tytułu, w tej kolejności. Produkt pomijany jest albo droższy niż to, co stoi obok, albo trudny do rozpoznania, albo pokazywany na zapytania o coś innego.',
      },
    ],
    [
      {
        en: 'Search for it as a buyer would and look at the whole row. Put kind, brand, size and colour into the first words, choose the picture that shows the product alone and large, and compare clicks after enough displays.',
        pl: 'Wyszukaj go jak kupujący i obejrzyj cały rząd. Umieść rodzaj, markę, rozmiar i kolor w pierwszych słowach, wybierz zdjęcie z samym, dużym produktem i po wystarczającej liczbie wyświetleń porównaj kliknięcia.',
      },
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'low',
      expectedEffect: {
        en: 'The product is recognised and chosen more often.',
        pl: 'Produkt jest częściej rozpoznawany i wybierany.',
      },
    },
    {
      action: {
        en: 'Look which searches it is shown for, and exclude those that mean something else.',
        pl: 'Sprawdź, na jakie zapytania się pokazuje, i wyklucz te, które znaczą coś innego.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Displays go to people who look for it.',
        pl: 'Wyświetlenia trafiają do szukających.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Test another picture and title, and compare clicks and orders.',
        pl: 'Przetestuj inne zdjęcie i tytuł i porównaj kliknięcia oraz zamówienia.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The better listing stays.',
        pl: 'Zostaje lepsza prezentacja.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Write rules for titles by kind of product.',
        pl: 'Ustal zasady tytułów dla rodzajów produktów.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'New products are well shown from the first day.',
        pl: 'Nowe produkty są dobrze pokazane od pierwszego dnia.',
      },
    },
  ],
  disproof: {
    en: 'It is clicked seldom and bought by most who click: then only those come who want it.',
    pl: 'Klikany rzadko, a kupuje większość klikających: wtedy przychodzą tylko ci, którzy go chcą.',
  },
};
