import type { Wording } from '#tools/template.ts';
import type { CauseWording } from './business-wordings.ts';

/** How one order that made a day is told, and in figures. */
interface OrderWording {
  readonly told: CauseWording;
  readonly sentence: Wording;
}

export const ONE_ORDER: OrderWording = {
  told: {
    title: [
      { en: 'One order made the day: “{value}”', pl: 'Jedno zamówienie zrobiło dzień: „{value}”' },
      { en: 'One order made the day', pl: 'Jedno zamówienie zrobiło dzień' },
    ],
    meaning: {
      en: 'Without this one order the day was an ordinary one, so nothing of it is a trend.',
      pl: 'Bez tego jednego zamówienia dzień był zwyczajny, więc nie ma w tym trendu.',
    },
    checks: [
      {
        en: 'Check that the order is real, paid and not a test.',
        pl: 'Sprawdź, czy zamówienie jest prawdziwe, opłacone i nie było próbą.',
      },
      {
        en: 'If it is a business customer, thank them by hand.',
        pl: 'Jeśli to klient firmowy, podziękuj mu osobiście.',
      },
    ],
  },
  sentence: {
    en: 'One order alone brought {record_amount}, which is {record_share} of the revenue of that day.',
    pl: 'Samo to zamówienie przyniosło {record_amount}, czyli {record_share} przychodu tego dnia.',
  },
};

export const ONE_CANCELLED_ORDER: OrderWording = {
  told: {
    title: [
      {
        en: 'One cancelled order made the day: “{value}”',
        pl: 'O dniu przesądziło jedno anulowane zamówienie: „{value}”',
      },
      { en: 'One cancelled order made the day', pl: 'O dniu przesądziło jedno anulowane zamówienie' },
    ],
    meaning: {
      en: 'Without this one cancellation the refunds of the day were ordinary ones, so nothing of it is a trend.',
      pl: 'Bez tego jednego anulowania zwroty z tego dnia były zwyczajne, więc nie ma w tym trendu.',
    },
    checks: [
      {
        en: 'Check that the cancellation is real and that the money was paid back.',
        pl: 'Sprawdź, czy anulowanie jest prawdziwe i czy pieniądze zwrócono.',
      },
      {
        en: 'See whether it corrects a mistyped order: compare quantity, price and time with the original one.',
        pl: 'Sprawdź, czy nie poprawia pomyłki przy wpisywaniu: porównaj ilość, cenę i czas z pierwotnym zamówieniem.',
      },
      {
        en: 'Find the day on which its original order counts as revenue, if it is in the numbers at all, and read both days together.',
        pl: 'Znajdź dzień, w którym pierwotne zamówienie liczy się jako przychód, jeśli w ogóle jest w liczbach, i czytaj oba dni razem.',
      },
    ],
  },
  sentence: {
    en: 'One cancelled order alone gave back {record_amount}, which is {record_share} of the refunds of that day.',
    pl: 'Samo to anulowanie to {record_amount}, czyli {record_share} zwrotów tego dnia.',
  },
};
