import { EFFECT_INTERVAL, FINDING, REMEDY, WITHIN_REACH } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const testMarketAbroad: GrowthTemplate = {
  name: 'test_market_abroad',
  team: 'performance_marketing',
  rules: {
    causes: ['market_abroad'],
    metrics: [],
    dimensions: [],
  },
  lever: 'foreign_market',
  leverDirection: 'investigate',
  effort: 'medium',
  effortHours: 10,
  recovery: {
    metric: 'revenue',
    direction: 'up',
    low: 0.05,
    mid: 0.15,
    high: 0.35,
    horizonDays: 30,
  },
  constants: {},
  required: [],
  h1: [
    {
      en: 'Test the market: “{value}”',
      pl: 'Sprawdź rynek: „{value}”',
    },
    {
      en: 'Test demand from abroad',
      pl: 'Sprawdź popyt z zagranicy',
    },
  ],
  impact: {
    en: 'Possible sales abroad',
    pl: 'Możliwy wzrost eksportu',
  },
  text: [
    {
      en: '“{value}” stands out from other countries: about {money} is within reach. Test it with a small budget.',
      pl: '„{value}” wyróżnia się na tle innych krajów: w zasięgu jest około {money}. Sprawdź małym budżetem.',
    },
    {
      en: '“{value}” stands out from other countries. Test it with a small budget before you invest.',
      pl: '„{value}” wyróżnia się na tle innych krajów. Sprawdź ten rynek małym budżetem, zanim zainwestujesz.',
    },
    {
      en: 'Visits from abroad stand out. Test one country with a small budget before you invest.',
      pl: 'Ruch z zagranicy się wyróżnia. Sprawdź jeden kraj małym budżetem, zanim zainwestujesz.',
    },
  ],
  desc: [
    [FINDING, WITHIN_REACH],
    [
      {
        en: 'People from another country come before the shop has invited them, and what they do tells whether to serve them. Without a price in their currency, a delivery at a fair cost and a payment that they know, even strong interest does not turn into orders; without interest, a translation only costs.',
        pl: 'Ludzie z innego kraju przychodzą, zanim sklep ich zaprosi, a ich zachowanie mówi, czy warto ich obsłużyć. Bez ceny w ich walucie, rozsądnej dostawy i znanej im płatności nawet duże zainteresowanie nie zamieni się w zamówienia, a bez zainteresowania tłumaczenie tylko kosztuje.',
      },
    ],
    [
      {
        en: 'Begin with what can be taken back: delivery and payment for the products that they look at, a small budget of its own, and texts for these alone. Count returns, duties and the rate of exchange into the margin before more is spent.',
        pl: 'Zacznij od tego, co łatwo cofnąć: dostawy i płatności dla oglądanych produktów, małego osobnego budżetu i tekstów tylko dla nich. Zanim wydasz więcej, wlicz w marżę zwroty, cła i kurs waluty.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'medium',
      expectedEffect: {
        en: 'It is known whether the interest is worth serving.',
        pl: 'Wiadomo, czy to zainteresowanie warto obsłużyć.',
      },
    },
    {
      action: {
        en: 'Look what brings these people and which products they see.',
        pl: 'Sprawdź, co sprowadza te osoby i jakie produkty oglądają.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Real interest is told from stray visits.',
        pl: 'Prawdziwe zainteresowanie jest odróżnione od przypadkowych wizyt.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Place a test order to an address there: price, delivery, payment, confirmation.',
        pl: 'Złóż zamówienie testowe na tamtejszy adres: cena, dostawa, płatność, potwierdzenie.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'What stops a purchase is found.',
        pl: 'Wychodzi to, co zatrzymuje zakup.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Decide by the result of the test: serve the country properly or leave it out of advertising.',
        pl: 'Zdecyduj według wyniku testu: obsłuż kraj porządnie albo pomiń go w reklamie.',
      },
      effort: 'high',
      expectedEffect: {
        en: 'Money goes where it can earn.',
        pl: 'Pieniądze idą tam, gdzie mogą zarobić.',
      },
    },
  ],
  disproof: {
    en: 'The visits come from robots, freight forwarders or people of your own country abroad: then there is no market to open.',
    pl: 'To roboty, pośrednicy paczek albo rodacy za granicą: wtedy nie ma rynku do otwarcia.',
  },
};
