import { Command } from 'commander';
import { z } from 'zod';
import type { Answer, Cli } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { currentOperator } from '../operator.ts';
import { renderEvents } from '../output/event-table.ts';
import { plain } from '../output/plain-text.ts';
import { addCommand } from './events-add.ts';
import { addHolidaysCommand } from './events-add-holidays.ts';

/** `steward events`: what people know that the numbers cannot say. */
export function eventsCommand(cli: Cli): Command {
  const events = new Command('events').description(
    'known events: days on which numbers may be unusual without being news',
  );
  withExamples(events, [
    'events add "Black Friday" 2026-11-27 2026-11-30 --kind campaign --effect up --tenant merch',
    'events add-holidays PL --from 2025 --to 2027 --tenant merch',
    'events list --tenant merch',
  ]);
  return events
    .addCommand(listCommand(cli))
    .addCommand(addCommand(cli))
    .addCommand(addHolidaysCommand(cli))
    .addCommand(removeCommand(cli));
}

const day = z.iso.date('must be a day like 2026-01-31');
const listInput = z.object({ tenant: z.string(), from: day.optional(), to: day.optional() });

function listCommand(cli: Cli): Command {
  const command = new Command('list')
    .description('all known events, oldest first')
    .addOption(tenantOption())
    .option('--from <day>', 'only those that reach this day …')
    .option('--to <day>', '… or begin before the end of this one');
  withExamples(command, [
    'events list --tenant merch',
    'events list --tenant merch --from 2026-01-01 --json',
  ]);
  return answering(command, cli, { input: listInput, run: list });
}

async function list({ tenant: slug, from, to }: z.output<typeof listInput>, cli: Cli): Promise<Answer> {
  const { listKnownEvents } = await import('#storage/metric/known-event.repository.ts');
  const { tenant, db } = await cli.enter(slug);
  const events = await listKnownEvents(db, { from, to });
  return {
    data: events,
    show({ out }) {
      if (events.length === 0) out.write(`No events. To enter one: steward events add --help\n`);
      else out.write(renderEvents(events, tenant, out));
    },
  };
}

function removeCommand(cli: Cli): Command {
  const command = new Command('remove')
    .description('take an event away')
    .argument('<id>', 'its id, or the beginning of it')
    .addOption(tenantOption());
  withExamples(command, ['events remove 1a2b3c4d --tenant merch']);
  return answering(command, cli, { input: z.object({ tenant: z.string(), id: z.string() }), run: remove });
}

async function remove({ tenant: slug, id }: { tenant: string; id: string }, cli: Cli): Promise<Answer> {
  const { removeKnownEvent } = await import('#storage/metric/known-event.repository.ts');
  const { db } = await cli.enter(slug);
  const event = await removeKnownEvent(db, id, currentOperator());
  return {
    data: event,
    show: ({ out }) => out.write(`${plain(event.name)} of ${event.firstDay} is removed.\n`),
  };
}
