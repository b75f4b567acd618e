import { listIncidents } from '#tools/metric/list-incidents.tool.ts';
import type { Desk, Finding } from './desk.ts';
import type { Period } from './period.ts';
import { command, metricName } from './phrases.ts';

const UNKNOWN = '–';
type Found = Finding<Awaited<ReturnType<typeof listIncidents.run>>>;
type Incident = Found['output']['incidents'][number];

/** The incidents that nobody has settled. */
export async function answerIncidents(desk: Desk): Promise<void> {
  const found = await desk.ask(listIncidents, { status: 'open', limit: 10 });
  const count = found.print('count');
  if (found.output.incidents.length === 0) {
    desk.say(
      desk.words({
        en: `No incident is open. To look for new ones: ${command('detect', desk)}`,
        pl: `Nie ma otwartych incydentów. Aby poszukać nowych: ${command('detect', desk)}`,
      }),
    );
    return;
  }
  desk.say(
    desk.words({
      en: `Open incidents: ${count} ${found.mark()}.`,
      pl: `Otwarte incydenty: ${count} ${found.mark()}.`,
    }),
  );
  sayTable(found, desk);
  desk.say(more(desk));
}

/** The incidents of some days, in short; nothing when there are none. Answers them. */
export async function sayIncidents({ firstDay, lastDay }: Period, desk: Desk): Promise<readonly Incident[]> {
  const found = await desk.ask(listIncidents, { status: 'open', from: firstDay, to: lastDay, limit: 3 });
  const { incidents } = found.output;
  if (incidents.length === 0) return [];
  const named = incidents.map((incident) => `${nameOf(incident, found, desk)}`).join('; ');
  desk.say(
    desk.words({
      en: `Incidents in these days: ${named} ${found.mark()}.`,
      pl: `Incydenty w tych dniach: ${named} ${found.mark()}.`,
    }),
    more(desk),
  );
  return incidents;
}

function nameOf({ key, metric }: Incident, found: Found, desk: Desk): string {
  const [first, last] = [found.print(`incident.${key}.first_day`), found.print(`incident.${key}.last_day`)];
  const days = first === last ? first : `${first} – ${last}`;
  return `${found.print(`incident.${key}.key`)} (${metricName(metric, desk)}, ${days})`;
}

function sayTable(found: Found, desk: Desk): void {
  const cell = (key: string, field: string, sign: 'always' | 'as-is' = 'as-is') =>
    found.print(`incident.${key}.${field}`, { sign }) ?? UNKNOWN;
  const rows = found.output.incidents.map(({ key, metric, severity, dims }) => [
    cell(key, 'key'),
    severity,
    [metricName(metric, desk), ...Object.keys(dims).map((dimension) => cell(key, dimension))].join(', '),
    cell(key, 'first_day'),
    cell(key, 'change', 'always'),
    cell(key, 'impact', 'always'),
  ]);
  const columns = [
    { en: 'incident', pl: 'incydent' },
    { en: 'severity', pl: 'waga' },
    { en: 'metric', pl: 'metryka' },
    { en: 'since', pl: 'od' },
    { en: 'change', pl: 'zmiana' },
    { en: 'money', pl: 'pieniądze' },
  ].map(desk.words);
  desk.table({ columns, rows }, found);
}

function more(desk: Desk): string {
  const show = command('incidents show <key>', desk);
  return desk.words({ en: `More: ${show}`, pl: `Więcej: ${show}` });
}
