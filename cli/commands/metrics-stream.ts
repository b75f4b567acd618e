import { Command } from 'commander';
import { z } from 'zod';
import { type ScoredValue, scoreStream } from '#analysis/score-stream.ts';
import type { Tenant } from '#core/tenant.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { formatNumber } from '../output/format.ts';
import { plain } from '../output/plain-text.ts';
import { type Column, renderTable } from '../output/table.ts';
import type { Output } from '../output/terminal.ts';

const MINUTE_MS = 60_000;
const MINUTES_PER_HOUR = 60;

const input = z.object({ tenant: z.string(), file: z.string(), column: z.string().optional() });

/** A value that stands out, with the time that the file gives. */
interface Alarm {
  readonly time: string;
  readonly value: number;
  readonly expected: number | null;
  readonly surprise: number;
}

/** `steward metrics stream`: what stands out in numbers that come several times a day. */
export function streamCommand(cli: Cli): Command {
  const command = new Command('stream')
    .description('what stands out in a file of times and values, hourly or finer; nothing is stored')
    .argument('<file>', 'a CSV file: a time, then numbers, the oldest row first')
    .addOption(tenantOption())
    .option('--column <name>', 'the column of the values; the second one when left out');
  withExamples(command, [
    'metrics stream orders-by-hour.csv --tenant merch',
    'metrics stream requests.csv --column errors --tenant merch --json',
  ]);
  return answering(command, cli, { input, run: stream });
}

async function stream(
  { tenant: slug, file: path, column }: z.output<typeof input>,
  cli: Cli,
): Promise<Answer> {
  const { readTimedValues } = await import('#tools/metric/read-timed-values.ts');
  const { tenant } = await cli.enter(slug);
  const read = await readTimedValues({ path, column, timezone: tenant.timezone }, cli.signal);
  const scored = scoreStream(read.values, read.stepMs);
  const alarms = scored.flatMap((each, index) =>
    each.isAlarm ? [alarmOf(each, read.values[index]?.time)] : [],
  );
  const every = Math.round(read.stepMs / MINUTE_MS);
  return {
    data: { column: read.column, values: scored.length, stepMinutes: every, alarms },
    show({ out }) {
      const count = (value: number): string => formatNumber(value, tenant);
      out.write(
        `${count(scored.length)} values of ${plain(read.column)}, one every ${sayStep(every)}; ${count(alarms.length)} stand out.\n`,
      );
      if (alarms.length > 0) out.write(`\n${renderAlarms(alarms, tenant, out)}`);
    },
  };
}

function alarmOf({ value, expected, surprise }: ScoredValue, time = ''): Alarm {
  return { time, value, expected, surprise };
}

function sayStep(minutes: number): string {
  if (minutes === MINUTES_PER_HOUR) return 'hour';
  return minutes % MINUTES_PER_HOUR === 0 ? `${minutes / MINUTES_PER_HOUR} hours` : `${minutes} minutes`;
}

function renderAlarms(alarms: readonly Alarm[], tenant: Tenant, out: Output): string {
  const number = (value: number | null): string => (value === null ? '–' : formatNumber(value, tenant));
  const columns: readonly Column<Alarm>[] = [
    { title: 'TIME', value: ({ time }) => plain(time), least: 16 },
    { title: 'VALUE', value: ({ value }) => number(value), align: 'right' },
    { title: 'USUAL', value: ({ expected }) => number(expected), align: 'right' },
    // Beside the most unusual hundredth of the last week.
    { title: 'UNUSUAL', value: ({ surprise }) => `${formatNumber(surprise, tenant, 1)}×`, align: 'right' },
  ];
  return renderTable(alarms, columns, out);
}
