import { DEPENDS, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const secureBestSeller: GrowthTemplate = {
  name: 'secure_best_seller',
  team: 'ux_conversion',
  rules: {
    causes: ['dependence'],
    metrics: [],
    dimensions: [],
  },
  lever: 'product_mix',
  leverDirection: 'raise',
  effort: 'medium',
  effortHours: 8,
  recovery: null,
  constants: {},
  required: [],
  h1: [
    {
      en: 'Secure “{value}” and a second',
      pl: 'Zabezpiecz: „{value}”',
    },
    {
      en: 'Secure what sales rest on',
      pl: 'Zabezpiecz filar sprzedaży',
    },
  ],
  impact: {
    en: 'Planned spread of risk',
    pl: 'Planowany podział ryzyka',
  },
  text: [
    {
      en: '“{value}” carries about {money}. Secure its supply and build up what could stand beside it.',
      pl: 'Od „{value}” zależy około {money}. Zabezpiecz dostępność i zbuduj coś, co stanie obok.',
    },
    {
      en: 'Much depends on “{value}”. Secure its supply and build up what could stand beside it.',
      pl: 'Dużo zależy od „{value}”. Zabezpiecz dostępność i zbuduj coś, co stanie obok.',
    },
    {
      en: 'Much of the sales rests on little. Secure it and build up what could stand beside it.',
      pl: 'Duża część sprzedaży opiera się na niewielu pozycjach. Zabezpiecz je i zbuduj kolejne.',
    },
  ],
  desc: [
    [FINDING, DEPENDS],
    [
      {
        en: 'What sells best is the safest place to earn more and the worst to fail: one late delivery, one bad review or one cheaper copy would take a large part of the sales with it. The people who come for it are also the best ones to whom the next product can be shown.',
        pl: 'To, co sprzedaje się najlepiej, jest najpewniejszym miejscem do zarobku i najgorszym do awarii: jedna spóźniona dostawa, jedna zła opinia lub jedna tańsza kopia zabrałyby dużą część sprzedaży. Osobom, które po to przychodzą, najlepiej też pokazać następny produkt.',
      },
    ],
    [
      {
        en: 'Set a stock that covers the longest delivery, with a second supplier where there is one. Then place the next products where this one is seen, and follow how many of its buyers take them along or come back for them.',
        pl: 'Ustal zapas, który pokrywa najdłuższy czas dostawy, z drugim dostawcą tam, gdzie to możliwe. Potem umieść kolejne produkty tam, gdzie widać ten, i sprawdzaj, ilu jego kupujących zabiera je od razu lub wraca po nie.',
      },
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'medium',
      expectedEffect: {
        en: 'A shortage would not stop the sales.',
        pl: 'Brak towaru nie zatrzyma sprzedaży.',
      },
    },
    {
      action: {
        en: 'Check stock, time of delivery and price among other sellers.',
        pl: 'Sprawdź zapas, czas dostawy i cenę u innych sprzedawców.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The nearest danger is known.',
        pl: 'Najbliższe zagrożenie jest znane.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Show fitting products on its page and in the mails after its purchase.',
        pl: 'Pokaż pasujące produkty na jego karcie i w wiadomościach po zakupie.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Its visitors get to know others.',
        pl: 'Jego goście poznają inne produkty.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Choose the next products to build up by margin, reviews and repeat purchases.',
        pl: 'Wybierz kolejne produkty do rozwijania według marży, opinii i ponownych zakupów.',
      },
      effort: 'high',
      expectedEffect: {
        en: 'Sales rest on more than one product.',
        pl: 'Sprzedaż opiera się na więcej niż jednym produkcie.',
      },
    },
  ],
  disproof: {
    en: 'Its buyers take other products along in the same order: then it opens the basket and the dependence is smaller than it looks.',
    pl: 'Jego kupujący biorą w tym samym zamówieniu inne produkty: wtedy otwiera koszyk, a zależność jest mniejsza, niż wygląda.',
  },
};
