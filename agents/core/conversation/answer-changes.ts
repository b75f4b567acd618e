import { metricChanges } from '#tools/metric/metric-changes.tool.ts';
import { sayIncidents } from './answer-incidents.ts';
import type { Desk } from './desk.ts';
import type { Period } from './period.ts';
import { lateNote, metricName, periodOf } from './phrases.ts';

const SHOWN = 8;
const UNKNOWN = '–';

/** Which metrics left their expectation over some days. */
export async function answerChanges(period: Period, desk: Desk): Promise<void> {
  const { firstDay, lastDay } = period;
  const found = await desk.ask(metricChanges, { firstDay, lastDay });
  const late = lateNote(period, { finding: found, cell: 'last_day' }, desk);
  const days = periodOf(found, desk);
  const { changes } = found.output;
  if (changes.length === 0) {
    desk.say(
      desk.words({
        en: `No metric ${days} can be compared with an expectation: there is no data, or too little history ${found.mark()}.`,
        pl: `Żadnej metryki ${days} nie da się porównać: brak danych albo za krótka historia ${found.mark()}.`,
      }),
    );
    return;
  }
  const unusual = changes.filter(({ isUnusual }) => isUnusual);
  desk.say(
    late,
    summary({ days, count: unusual.length, of: found.print('compared'), mark: found.mark() }, desk),
  );
  const cell = (key: string, field: string, sign: 'always' | 'as-is' = 'as-is') =>
    found.print(`${key}.${field}`, { sign }) ?? UNKNOWN;
  const rows = unusual.slice(0, SHOWN).map(({ metric, source }) => {
    const key = `${source}.${metric}`;
    return [
      metricName(metric, desk),
      cell(key, 'actual'),
      cell(key, 'expected'),
      cell(key, 'change', 'always'),
    ];
  });
  const columns = [
    desk.words({ en: 'metric', pl: 'metryka' }),
    desk.words({ en: 'per day', pl: 'na dzień' }),
    desk.words({ en: 'expected', pl: 'oczekiwane' }),
    desk.words({ en: 'change', pl: 'zmiana' }),
  ];
  desk.table({ columns, rows }, found);
  await sayIncidents(period, desk);
}

interface Summary {
  readonly days: string;
  readonly count: number;
  readonly of: string | null;
  readonly mark: string;
}

function summary({ days, count, of, mark }: Summary, { words }: Desk): string {
  if (count === 0) {
    return words({
      en: `Nothing out of the ordinary ${days}: each of the ${of} metrics that can be compared was within what ordinary days do ${mark}.`,
      pl: `Nic niezwykłego ${days}: porównane metryki (${of}) mieściły się w zwykłych wahaniach ${mark}.`,
    });
  }
  return words({
    en: `These metrics left what was to be expected ${days}, the most unusual first ${mark}:`,
    pl: `Te metryki odbiegły od oczekiwań ${days}, najpierw najbardziej niezwykłe ${mark}:`,
  });
}
