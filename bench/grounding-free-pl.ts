import type { Phrases } from './grounding-phrases.ts';

const DEVICES: Readonly<Record<string, string>> = {
  mobile: 'telefonach',
  desktop: 'komputerach',
  tablet: 'tabletach',
};

/* The same facts as a Polish writer would phrase them. */
export const POLISH: Phrases = {
  metrics: {
    metric: {
      revenue: 'przychód',
      sessions: 'ruch (sesje)',
      transactions: 'wolumen zamówień',
      conversion_rate: 'współczynnik konwersji',
      average_order_value: 'wskaźnik średniej wartości zamówienia',
    },
    metric_of: {
      revenue: 'przychodu',
      sessions: 'liczby sesji',
      transactions: 'liczby zamówień',
      conversion_rate: 'współczynnika konwersji',
      average_order_value: 'średniej wartości zamówienia',
    },
  },
  at: {
    device_category: (name) => `na ${DEVICES[name] ?? name}`,
    campaign: (name) => `w kampanii „${name}”`,
    country: (name) => `w kraju ${name}`,
    channel: (name) => `w kanale ${name}`,
  },
  groups: [
    [
      '{Metric} {spadł|wzrósł} o {change} w dniach od {first} do {last}.',
      'Od {first} {metric} jest o {change} {niższy|wyższy} niż zwykle.',
      'Przez {days} {metric} wyniósł {actual} wobec oczekiwanych {expected}.',
      'Widać {spadek|wzrost} {metric_of} o {change}, który zaczął się {first}.',
      '{Metric} {zmalał|urósł} z {expected} do {actual} w ciągu {days}.',
      'To o {change} {mniej|więcej}, niż należało się spodziewać: {actual} zamiast {expected}.',
      'Od {first} do {last} zabrakło normy: {metric} to {actual}, choć zwykle bywa {expected}.',
      'Między {first} a {last} {metric} był o {change} {mniejszy|większy} od prognozy.',
      'Oczekiwano {expected}, a jest {actual}, czyli o {change} {mniej|więcej}.',
      '{Metric} {leci w dół|idzie w górę} od {first}: już {change} {poniżej|powyżej} normy.',
      'Trwa to {days}, a {metric} {stracił|zyskał} w tym czasie {change}.',
      'W okresie {first} – {last} odnotowano {spadek|wzrost} {metric_of} rzędu {change}.',
    ],
    [
      'Najmocniej widać to {at}: {spadek|wzrost} o {placeChange}, z {before} na {after}.',
      'Sprzedaż {at} {skurczyła się|zwiększyła się} o {placeChange} w tych samych dniach.',
      'Wynik {at} {obniżył się|podniósł się} z {before} do {after}.',
      'Wyniki {at} są o {placeChange} {słabsze|wyższe} niż wcześniej.',
      'Największa zmiana zaszła {at}: było {before}, jest {after}.',
      '{Mniejszy|Większy} o {placeChange} jest wynik {at}.',
      'Szczególnie {traci|rośnie} to, co dzieje się {at}, aż o {placeChange}.',
    ],
    [
      'Na to, co stało się {at}, przypada około {share} całego ruchu wskaźnika.',
      'Około {share} całości wydarzyło się {at}.',
      'Za {share} odchylenia stoi to, co działo się {at}.',
    ],
    [
      'Dotąd sklep {stracił|zyskał} mniej więcej {impact}, czyli {week} {perWeek}.',
      'W pieniądzach to {strata|zysk} rzędu {week} {perWeek}.',
      'To {impact} {mniej|więcej} niż oczekiwano w ciągu {days}.',
      'Każdy tydzień zwłoki to {week} {mniej|więcej} w kasie.',
      'Łącznie daje to {impact} {brakującego|dodatkowego} przychodu.',
    ],
    [
      'Szybka reakcja {?może przynieść|przynosi} {mid} {perHorizon}.',
      'Działanie to {?szacunkowo od|zysk od} {low} do {high} w ciągu {horizon}.',
      '{?Prawdopodobny efekt to|Efekt to} {mid} w ciągu {horizon}.',
      '{?Spodziewamy się|Macie z tego} dodatkowych {mid} {perHorizon}.',
      'Po naprawie {?można liczyć na|wpłynie} {mid} {perHorizon}.',
      '{?Nasz szacunek|Wynik} to {mid} w ciągu {horizon}, a dokładniej od {low} do {high}.',
    ],
  ],
  computed: {
    difference: 'Różnica to {computed} {poniżej|powyżej} oczekiwań.',
    share: 'Wcześniej {computed} {metric_of} powstawało {at}.',
    ratio: 'Poziom to teraz {computed} tego, co powinno być.',
  },
  halved: ['{Metric} ', 'spadł o połowę', ' po {first}.'],
  doubled: ['{Metric} ', 'podwoił się', ' po {first}.'],
  instead: {
    halved: ['spadł o jedną trzecią', 'wzrósł dwukrotnie'],
    doubled: ['potroił się', 'zmalał o połowę'],
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
