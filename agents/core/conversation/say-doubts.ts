import type { Translated } from '#core/tenant.ts';
import { dataQuality } from '#tools/metric/data-quality.tool.ts';
import type { QualityAnswer } from '#tools/metric/quality-answer.ts';
import type { Desk, Finding } from './desk.ts';
import { quoted } from './phrases.ts';

type Asked = Parameters<typeof dataQuality.run>[0];
type Doubt = QualityAnswer['findings'][number];
type Problem = Extract<Doubt, { kind: 'detected_problem' }>;

const SENTENCES: Readonly<
  Record<Exclude<Doubt['kind'], 'record_dominance' | 'detected_problem'>, Translated>
> = {
  gap: {
    en: 'Be careful: days are missing from the data, so a fall may be a gap and no event.',
    pl: 'Uwaga: w danych brakuje dni, więc spadek może być luką, a nie zdarzeniem.',
  },
  late_data: {
    en: 'Be careful: the latest days have not arrived yet.',
    pl: 'Uwaga: ostatnie dni jeszcze nie dotarły.',
  },
  tracker_break: {
    en: 'Be careful: all volumes of this source fell together, which looks like broken measuring and not like business.',
    pl: 'Uwaga: wszystkie wielkości tego źródła spadły razem, co wygląda na zepsuty pomiar, a nie na biznes.',
  },
  label_shift: {
    en: 'Be careful: labels seem to have been renamed, so a split over them misleads.',
    pl: 'Uwaga: etykiety zapewne zmieniły nazwy, więc podział według nich myli.',
  },
  bot_traffic: {
    en: 'Be careful: part of the visits look like robots.',
    pl: 'Uwaga: część wizyt wygląda na roboty.',
  },
};

const PROBLEMS: Readonly<Record<Problem['problem'], Translated>> = {
  tracker_break: { en: 'the measuring was broken', pl: 'pomiar był zepsuty' },
  data_gap: { en: 'days are missing from the data', pl: 'w danych brakuje dni' },
  duplicates: { en: 'rows were counted more than once', pl: 'wiersze policzono więcej niż raz' },
  sampling: { en: 'the numbers come from a sample', pl: 'liczby pochodzą z próby' },
  part_day: { en: 'the day is there only in part', pl: 'dzień jest tylko w części' },
  measure_missing: { en: 'a measure is missing', pl: 'brakuje jednej z miar' },
  currency_change: { en: 'money is in another unit', pl: 'kwoty są w innej jednostce' },
  timezone_change: {
    en: 'days are counted by another clock',
    pl: 'dni liczono według innej strefy czasowej',
  },
  label_shift: {
    en: 'records were counted under another name',
    pl: 'dane liczono pod inną nazwą',
  },
};

/** Reasons to doubt the numbers of the days; nothing when there are none. */
export async function sayDoubts(asked: Asked, desk: Desk): Promise<void> {
  const found = await desk.ask(dataQuality, asked);
  const { findings } = found.output;
  if (findings.length === 0) return;
  // Cited so that the reader can look.
  found.print('findings.count');
  desk.say(...findings.map((doubt) => `${sentenceOf(doubt, found, desk)} ${found.mark()}`));
}

function sentenceOf(doubt: Doubt, found: Finding<QualityAnswer>, desk: Desk): string {
  if (doubt.kind === 'detected_problem') return problemSentence(doubt, found, desk);
  if (doubt.kind !== 'record_dominance') return desk.words(SENTENCES[doubt.kind]);
  const name = `record_dominance.${doubt.day}`;
  const record = quoted(found.print(`${name}.record`), desk);
  const [amount, day] = [found.print(`${name}.amount`), found.print(`${name}.day`)];
  return desk.words({
    en: `A single record, ${record}, brought ${amount} on ${day}.`,
    pl: `Pojedynczy rekord, ${record}, przyniósł ${amount} w dniu ${day}.`,
  });
}

/** What detection took the days for, and which days they are. */
function problemSentence({ problem, firstDay }: Problem, found: Finding<QualityAnswer>, desk: Desk): string {
  const name = `${problem}.${firstDay}`;
  const [first, last] = [found.print(`${name}.first_day`), found.print(`${name}.last_day`)];
  const what = desk.words(PROBLEMS[problem]);
  return first === last
    ? desk.words({ en: `Be careful: ${what} (${first}).`, pl: `Uwaga: ${what} (${first}).` })
    : desk.words({
        en: `Be careful: ${what} (${first} to ${last}).`,
        pl: `Uwaga: ${what} (od ${first} do ${last}).`,
      });
}
