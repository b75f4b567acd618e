import type { Piece, Say } from './grounding-slots.ts';

/* The same facts as a Polish writer would phrase them. */

type Sentence = (say: Say) => readonly Piece[] | undefined;

const NAMES = {
  revenue: 'przychód',
  sessions: 'ruch (sesje)',
  transactions: 'wolumen zamówień',
  conversion_rate: 'współczynnik konwersji',
  average_order_value: 'wskaźnik średniej wartości zamówienia',
};
const FIRST = {
  revenue: 'Przychód',
  sessions: 'Ruch (sesje)',
  transactions: 'Wolumen zamówień',
  conversion_rate: 'Współczynnik konwersji',
  average_order_value: 'Wskaźnik średniej wartości zamówienia',
};
const OF = {
  revenue: 'przychodu',
  sessions: 'liczby sesji',
  transactions: 'liczby zamówień',
  conversion_rate: 'współczynnika konwersji',
  average_order_value: 'średniej wartości zamówienia',
};

const DEVICES: Readonly<Record<string, string>> = {
  mobile: 'telefonach',
  desktop: 'komputerach',
  tablet: 'tabletach',
};

const at = (say: Say) =>
  say.name((name) => {
    if (say.dimension === 'device_category') return `na ${DEVICES[name] ?? name}`;
    if (say.dimension === 'campaign') return `w kampanii „${name}”`;
    return say.dimension === 'country' ? `w kraju ${name}` : `w kanale ${name}`;
  });

const WHOLE: readonly Sentence[] = [
  (say) => [
    say.metric(FIRST),
    ' ',
    say.way('spadł', 'wzrósł'),
    ' o ',
    say.change(),
    ' w dniach od ',
    say.first(),
    ' do ',
    say.last(),
    '.',
  ],
  (say) => [
    'Od ',
    say.first(),
    ' ',
    say.metric(NAMES),
    ' jest o ',
    say.change(),
    ' ',
    say.way('niższy', 'wyższy'),
    ' niż zwykle.',
  ],
  (say) => [
    'Przez ',
    say.days(),
    ' ',
    say.metric(NAMES),
    ' wyniósł ',
    say.actual(),
    ' wobec oczekiwanych ',
    say.expected(),
    '.',
  ],
  (say) => [
    'Widać ',
    say.way('spadek', 'wzrost'),
    ' ',
    say.metric(OF),
    ' o ',
    say.change(),
    ', który zaczął się ',
    say.first(),
    '.',
  ],
  (say) => [
    say.metric(FIRST),
    ' ',
    say.way('zmalał', 'urósł'),
    ' z ',
    say.expected(),
    ' do ',
    say.actual(),
    ' w ciągu ',
    say.days(),
    '.',
  ],
  (say) => [
    'To o ',
    say.change(),
    ' ',
    say.way('mniej', 'więcej'),
    ', niż należało się spodziewać: ',
    say.actual(),
    ' zamiast ',
    say.expected(),
    '.',
  ],
];

const PLACE: readonly Sentence[] = [
  (say) => [
    'Najmocniej widać to ',
    at(say),
    ': ',
    say.way('spadek', 'wzrost'),
    ' o ',
    say.placeChange(),
    ', z ',
    say.before(),
    ' na ',
    say.after(),
    '.',
  ],
  (say) => [
    'Sprzedaż ',
    at(say),
    ' ',
    say.way('skurczyła się', 'zwiększyła się'),
    ' o ',
    say.placeChange(),
    ' w tych samych dniach.',
  ],
  (say) => [
    'Wynik ',
    at(say),
    ' ',
    say.way('obniżył się', 'podniósł się'),
    ' z ',
    say.before(),
    ' do ',
    say.after(),
    '.',
  ],
  (say) => [
    'Wyniki ',
    at(say),
    ' są o ',
    say.placeChange(),
    ' ',
    say.way('słabsze', 'wyższe'),
    ' niż wcześniej.',
  ],
];

const SHARE: readonly Sentence[] = [
  (say) => ['Na to, co stało się ', at(say), ', przypada około ', say.share(), ' całego ruchu wskaźnika.'],
  (say) => ['Około ', say.share(), ' całości wydarzyło się ', at(say), '.'],
];

const MONEY: readonly Sentence[] = [
  (say) => [
    'Dotąd sklep ',
    say.way('stracił', 'zyskał'),
    ' mniej więcej ',
    say.impact(),
    ', czyli ',
    say.week(),
    ' ',
    say.perWeek(),
    '.',
  ],
  (say) => ['W pieniądzach to ', say.way('strata', 'zysk'), ' rzędu ', say.week(), ' ', say.perWeek(), '.'],
  (say) => [
    'To ',
    say.impact(),
    ' ',
    say.way('mniej', 'więcej'),
    ' niż oczekiwano w ciągu ',
    say.days(),
    '.',
  ],
];

const EFFECT: readonly Sentence[] = [
  (say) => [
    'Szybka reakcja ',
    say.hedge('może przynieść', 'przynosi'),
    ' ',
    say.mid(),
    ' ',
    say.perHorizon(),
    '.',
  ],
  (say) => [
    'Działanie to ',
    say.hedge('szacunkowo od', 'zysk od'),
    ' ',
    say.low(),
    ' do ',
    say.high(),
    ' w ciągu ',
    say.horizon(),
    '.',
  ],
  (say) => [say.hedge('Prawdopodobny efekt to', 'Efekt to'), ' ', say.mid(), ' w ciągu ', say.horizon(), '.'],
  (say) => [
    say.hedge('Spodziewamy się', 'Macie z tego'),
    ' dodatkowych ',
    say.mid(),
    ' ',
    say.perHorizon(),
    '.',
  ],
];

/** The sentences of a text, one of each group. */
export const POLISH = {
  groups: [WHOLE, PLACE, SHARE, MONEY, EFFECT],
  computed: {
    difference: (say: Say, gap: Piece): readonly Piece[] => [
      'Różnica to ',
      gap,
      ' ',
      say.way('poniżej', 'powyżej'),
      ' oczekiwań',
      '.',
    ],
    share: (say: Say, part: Piece): readonly Piece[] => [
      'Wcześniej ',
      part,
      ' ',
      say.metric(OF),
      ' powstawało ',
      at(say),
      '.',
    ],
    ratio: (_say: Say, times: Piece): readonly Piece[] => [
      'Poziom to teraz ',
      times,
      ' tego, co powinno być.',
    ],
  },
  words: {
    halved: (say: Say): readonly Piece[] => [
      say.metric(FIRST),
      ' ',
      {
        text: 'spadł o połowę',
        faults: { wrong_number: 'spadł o jedną trzecią', wrong_direction: 'wzrósł dwukrotnie' },
      },
      ' po ',
      say.first(),
      '.',
    ],
    doubled: (say: Say): readonly Piece[] => [
      say.metric(FIRST),
      ' ',
      { text: 'podwoił się', faults: { wrong_number: 'potroił się', wrong_direction: 'zmalał o połowę' } },
      ' po ',
      say.first(),
      '.',
    ],
  },
  benchmarks: [
    'Średnia w branży to 3,1%.',
    'Podobne sklepy tracą w takich tygodniach tylko 12%.',
    'Typowy sklep osiąga 2,9% konwersji.',
    'Rynkowy benchmark wynosi 41%.',
    'Na rynku jest to przeciętnie 7,5%.',
    'U konkurencji spadek wyniósł zaledwie 4%.',
  ],
  causes: [
    'Zmiana jest spowodowana nowym konkurentem.',
    'Ten spadek wynika z podwyżki cen.',
    'Sprzedaż zmieniła się, ponieważ koszyk działał wolno.',
    'Zmianę wywołała zła pogoda.',
    'Strata powstała z powodu opóźnionych dostaw.',
  ],
  innocent: [
    'Najpierw sprawdź ostatnie wdrożenie.',
    'Zmiana zbiega się z początkiem tego okresu.',
    'Nic innego w danych nie ruszyło się w ten sposób.',
    'Zacznij od płatności i dostawy.',
    'Jeśli tam nic się nie zmieniło, sprawdź oznaczenia kampanii.',
  ],
};
