import { AT_STAKE, EFFECT_INTERVAL, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const improveWeakProduct: GrowthTemplate = {
  name: 'improve_weak_product',
  team: 'ux_conversion',
  rules: {
    causes: ['product_weak'],
    metrics: [],
    dimensions: [],
  },
  lever: 'product_offer',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 6,
  recovery: {
    metric: 'revenue',
    direction: 'up',
    low: 0.1,
    mid: 0.25,
    high: 0.45,
    horizonDays: 30,
  },
  constants: {},
  required: [],
  h1: [
    {
      en: 'Make “{value}” easier to buy',
      pl: 'Popraw ofertę: „{value}”',
    },
    {
      en: 'Make weak products easier to buy',
      pl: 'Popraw ofertę produktów',
    },
  ],
  impact: {
    en: 'Possible sales growth',
    pl: 'Możliwy wzrost sprzedaży',
  },
  text: [
    {
      en: '“{value}” is seen and seldom bought: about {money} is at stake. Check price, stock, pictures and delivery.',
      pl: '„{value}”: dużo oglądania, mało zakupów, stawka około {money}. Sprawdź cenę, zapas, zdjęcia i dostawę.',
    },
    {
      en: '“{value}” is seen and seldom bought. Check price, stock, pictures and delivery.',
      pl: '„{value}”: dużo oglądania, mało zakupów. Sprawdź cenę, zapas, zdjęcia i dostawę.',
    },
    {
      en: 'Some products are seen and seldom bought. Check price, stock, pictures and delivery.',
      pl: 'Część produktów jest oglądana, a rzadko kupowana. Sprawdź cenę, zapas, zdjęcia i dostawę.',
    },
  ],
  desc: [
    [FINDING, AT_STAKE],
    [
      {
        en: 'People who open a product have shown interest, so the offer itself decides: whether the wanted variant is there, whether the price stands comparison, whether pictures and reviews answer doubts, and what delivery adds in the cart. A product that is loved and not sold often lacks only one of these.',
        pl: 'Kto otwiera produkt, już okazał zainteresowanie, więc decyduje sama oferta: czy jest właściwy wariant, czy cena wytrzymuje porównanie, czy zdjęcia i opinie rozwiewają wątpliwości i ile w koszyku dokłada dostawa. Produktowi lubianemu, a niekupowanemu często brakuje tylko jednego z nich.',
      },
    ],
    [
      {
        en: 'Put it beside a product of the same kind that sells, and look for the difference that a buyer sees. Change that one thing, keep the rest, and compare orders per view after enough views; lower the price last.',
        pl: 'Zestaw go z podobnym produktem, który się sprzedaje, i poszukaj różnicy widocznej dla kupującego. Zmień tę jedną rzecz, resztę zostaw i porównaj zamówienia na odsłonę po wystarczającej liczbie odsłon, a cenę obniżaj na końcu.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'low',
      expectedEffect: {
        en: 'What keeps people from buying it is known.',
        pl: 'Wiadomo, co powstrzymuje przed zakupem.',
      },
    },
    {
      action: {
        en: 'Check variants, delivery cost and time as they show to a buyer on a phone.',
        pl: 'Sprawdź warianty oraz koszt i czas dostawy tak, jak widzi je kupujący na telefonie.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A hidden obstacle is found or excluded.',
        pl: 'Ukryta przeszkoda jest znaleziona albo wykluczona.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Add what is missing: pictures in use, measures, reviews, a date of delivery.',
        pl: 'Dodaj to, czego brakuje: zdjęcia w użyciu, wymiary, opinie, datę dostawy.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'Doubts are answered on the page.',
        pl: 'Strona rozwiewa wątpliwości.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Review products with many views and few orders every month.',
        pl: 'Co miesiąc przeglądaj produkty z wieloma odsłonami i małą liczbą zamówień.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Interest is not left unused.',
        pl: 'Zainteresowanie się nie marnuje.',
      },
    },
  ],
  disproof: {
    en: 'Its visitors buy a neighbouring product instead: then it serves as a comparison and loses nothing.',
    pl: 'Jego goście kupują sąsiedni produkt: wtedy służy za porównanie i niczego nie traci.',
  },
};
