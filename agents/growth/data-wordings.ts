import type { Wording } from '#tools/template.ts';
import type { CauseWording } from './business-wordings.ts';

const TRACKING_CHECKS: readonly Wording[] = [
  {
    en: 'Check that the measuring code is on every page and loads.',
    pl: 'Sprawdź, czy kod pomiarowy jest na każdej stronie i się ładuje.',
  },
  {
    en: 'Look for a release, a new tag manager version or a changed consent banner on the first day.',
    pl: 'Poszukaj wdrożenia, nowej wersji menedżera tagów lub zmiany zgód z pierwszego dnia.',
  },
  {
    en: 'Compare with the orders in the shop system: if they went on, only the measuring stopped.',
    pl: 'Porównaj z zamówieniami w systemie sklepu: jeśli spływały dalej, zawiódł tylko pomiar.',
  },
];

/** How problems of the data are told. */
export const DATA_WORDINGS = {
  tracking_outage: {
    title: [{ en: 'The measuring failed {period}', pl: 'Pomiar zawiódł {period}' }],
    meaning: {
      en: 'The volumes of the source fell together while nothing else shows such a fall. A shop does not lose everything alike; a broken measurement does.',
      pl: 'Wielkości ze źródła spadły razem, a nic innego takiego spadku nie pokazuje. Sklep nie traci wszystkiego naraz, a zepsuty pomiar tak.',
    },
    checks: TRACKING_CHECKS,
  },
  data_gap: {
    title: [
      { en: 'Data is missing {period}', pl: 'Brakuje danych {period}' },
      // Days without any data have no figures that a period could be cited from.
      { en: 'Data is missing for some days', pl: 'Brakuje danych z niektórych dni' },
    ],
    meaning: { en: 'For these days there is no data at all.', pl: 'Za te dni nie ma żadnych danych.' },
    checks: [
      { en: 'Import the missing days again.', pl: 'Zaimportuj brakujące dni jeszcze raz.' },
      ...TRACKING_CHECKS.slice(0, 1),
    ],
  },
  late_data: {
    title: [{ en: 'The latest data is not there yet', pl: 'Najnowszych danych jeszcze nie ma' }],
    meaning: {
      en: 'The source is behind; the last days will change when it catches up.',
      pl: 'Źródło się spóźnia; ostatnie dni zmienią się, gdy nadrobi.',
    },
    checks: [
      { en: 'Check when the source was read last.', pl: 'Sprawdź, kiedy źródło było ostatnio czytane.' },
    ],
  },
  label_shift: {
    title: [
      { en: 'Counted under a new name {period}: {value}', pl: 'Liczy się pod nową nazwą {period}: {value}' },
      { en: 'Something is counted under a new name', pl: 'Coś liczy się pod nową nazwą' },
    ],
    meaning: {
      en: 'One value lost what another gained while the total stands: a label changed, not the business.',
      pl: 'Jedna wartość straciła to, co zyskała inna, a suma stoi w miejscu: zmieniła się etykieta, a nie sklep.',
    },
    checks: [
      {
        en: 'Compare the names of channels and campaigns before and after the first day.',
        pl: 'Porównaj nazwy kanałów i kampanii przed pierwszym dniem i po nim.',
      },
    ],
  },
  duplicates: {
    title: [{ en: 'Data was counted more than once {period}', pl: 'Dane policzono więcej niż raz {period}' }],
    meaning: {
      en: 'Every count of these days is a multiple of the same number, and the level is that many times the usual one: the same rows were loaded again.',
      pl: 'Każda liczba z tych dni jest wielokrotnością tej samej liczby, a poziom jest tyle razy wyższy od zwykłego: te same wiersze wczytano ponownie.',
    },
    checks: [
      {
        en: 'Look at what was imported for these days, and import them once.',
        pl: 'Sprawdź, co zaimportowano za te dni, i zaimportuj je jeden raz.',
      },
      {
        en: 'Check that the measuring code does not stand on the pages twice.',
        pl: 'Sprawdź, czy kod pomiarowy nie znajduje się na stronach dwukrotnie.',
      },
    ],
  },
  sampling: {
    title: [{ en: 'The report was sampled {period}', pl: 'Raport był próbkowany {period}' }],
    meaning: {
      en: 'Every count of these days is a multiple of the same number while the level is the usual one: only a part was read and scaled up, so totals hold roughly and small values not at all.',
      pl: 'Każda liczba z tych dni jest wielokrotnością tej samej liczby, a poziom jest zwykły: odczytano tylko część i ją przeskalowano, więc sumy są przybliżone, a małe wartości niewiarygodne.',
    },
    checks: [
      {
        en: 'Ask the source for shorter periods or fewer dimensions, and read these days again.',
        pl: 'Poproś źródło o krótsze okresy lub mniej wymiarów i odczytaj te dni ponownie.',
      },
    ],
  },
  part_day: {
    title: [{ en: 'The last day is there only in part', pl: 'Ostatni dzień jest tylko częściowy' }],
    meaning: {
      en: 'Everything that is counted stands at the same part of an ordinary day, in every source: the day was read before it was over.',
      pl: 'Wszystko, co się liczy, stoi na tej samej części zwykłego dnia, w każdym źródle: dzień odczytano, zanim się skończył.',
    },
    checks: [
      { en: 'Read the day again when it is complete.', pl: 'Odczytaj ten dzień ponownie, gdy będzie pełny.' },
    ],
  },
  measure_missing: {
    title: [
      { en: 'Not recorded {period}: {value}', pl: 'Nie zapisano {period}: {value}' },
      { en: 'Something is not recorded {period}', pl: 'Czegoś nie zapisano {period}' },
    ],
    meaning: {
      en: 'It is nothing on these days although that which it cannot be without goes on, so it was not recorded.',
      pl: 'W tych dniach to zero, choć to, bez czego nie może istnieć, trwa dalej, więc tego nie zapisano.',
    },
    checks: [
      {
        en: 'Place a test order and see which events the site sends.',
        pl: 'Złóż zamówienie próbne i sprawdź, jakie zdarzenia wysyła sklep.',
      },
      ...TRACKING_CHECKS.slice(1, 2),
    ],
  },
  currency_change: {
    title: [{ en: 'Money is in another unit {period}', pl: 'Kwoty są w innej jednostce {period}' }],
    meaning: {
      en: 'Amounts of money moved by one factor while orders did not: another currency, or another unit of it.',
      pl: 'Kwoty zmieniły się o jeden czynnik, a zamówienia nie: to inna waluta albo inna jej jednostka.',
    },
    checks: [
      {
        en: 'Compare one order in the source with the same order in the shop system.',
        pl: 'Porównaj jedno zamówienie w źródle z tym samym zamówieniem w systemie sklepu.',
      },
      {
        en: 'Look for a changed currency setting of the account on the first day.',
        pl: 'Poszukaj zmiany waluty w ustawieniach konta z pierwszego dnia.',
      },
    ],
  },
  timezone_change: {
    title: [
      {
        en: 'Days are counted in another time zone {period}',
        pl: 'Dni liczy się w innej strefie czasowej {period}',
      },
    ],
    meaning: {
      en: 'The source counts its days by another clock than the shop, so hours near midnight fall on other days than before.',
      pl: 'Źródło liczy dni według innego zegara niż sklep, więc godziny koło północy trafiają na inne dni niż wcześniej.',
    },
    checks: [
      {
        en: 'Set the time zone of the account to that of the shop, and read these days again.',
        pl: 'Ustaw w koncie strefę czasową sklepu i odczytaj te dni ponownie.',
      },
    ],
  },
} satisfies Readonly<Record<string, CauseWording>>;
