import type { Translated } from '#core/tenant.ts';
import type { Desk } from './desk.ts';

const EXAMPLES: readonly Translated[] = [
  { en: 'why did revenue fall last week', pl: 'dlaczego przychód spadł w zeszłym tygodniu' },
  { en: 'what should I do first', pl: 'co mam zrobić najpierw' },
  { en: 'show sessions by channel', pl: 'pokaż sesje według kanału' },
  { en: 'what changed yesterday', pl: 'co się zmieniło wczoraj' },
  { en: 'how is the conversion rate this month', pl: 'jaki jest współczynnik konwersji w tym miesiącu' },
  { en: 'list open incidents', pl: 'pokaż otwarte incydenty' },
];

/** What can be asked without a model. */
export function sayHelp(desk: Desk): void {
  const columns = [desk.words({ en: 'What can be asked', pl: 'O co można zapytać' })];
  desk.example({ columns, rows: EXAMPLES.map((example) => [desk.words(example)]) });
  desk.say(
    desk.words({
      en: 'Any metric of "steward metrics list" may take the place of revenue and sessions, and days may be named as: yesterday, this week, last month, last N days, or a date.',
      pl: 'Zamiast przychodu i sesji może stać każda metryka z "steward metrics list", a dni można nazwać tak: wczoraj, w tym tygodniu, w zeszłym miesiącu, ostatnie N dni albo data.',
    }),
  );
}

/** That a question is beyond the playbook. */
export function sayNeedsModel(desk: Desk): void {
  desk.say(
    desk.words({
      en: 'This question needs a model, and none answered it. Without a model I answer what is listed here, word by word, and do not guess at the rest.',
      pl: 'To pytanie wymaga modelu, a żaden na nie nie odpowiedział. Bez modelu odpowiadam na to, co jest na liście, i nie zgaduję reszty.',
    }),
  );
  sayHelp(desk);
}

/** That there is nothing to answer from. */
export function sayNoData(desk: Desk): void {
  desk.say(
    desk.words({
      en: 'There is no data to answer from yet. Bring some with "steward import", then run "steward detect".',
      pl: 'Nie ma jeszcze danych, z których można odpowiedzieć. Dodaj je przez "steward import", potem uruchom "steward detect".',
    }),
  );
}
