import { Command } from 'commander';
import { z } from 'zod';
import { eventEffect, eventKind, type KnownEvent } from '#storage/metric/known-event.repository.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { currentOperator } from '../operator.ts';
import { plain } from '../output/plain-text.ts';

const KINDS = eventKind.options.join(', ').replace('_', '-');
const EFFECTS = eventEffect.options.join(', ');

/** What an event of a kind does when nobody says otherwise. */
const USUAL_EFFECT: Readonly<Record<KnownEvent['kind'], KnownEvent['effect']>> = {
  holiday: 'any',
  closing: 'closed',
  campaign: 'up',
  price_change: 'any',
  release: 'any',
  stock: 'any',
  outage: 'down',
  other: 'any',
};

const day = z.iso.date('must be a day like 2026-01-31');
const input = z
  .object({
    tenant: z.string(),
    name: z.string().trim().min(1, 'must say something'),
    from: day,
    to: day.optional(),
    kind: z.preprocess(
      (word) => (typeof word === 'string' ? word.replace('-', '_') : word),
      z.enum(eventKind.options, `must be one of ${KINDS}`),
    ),
    effect: z.enum(eventEffect.options, `must be one of ${EFFECTS}`).optional(),
    source: z.string().optional(),
  })
  .refine(({ from, to }) => to === undefined || to >= from, {
    path: ['to'],
    message: 'must not be before the first day',
  });

/** `steward events add`. */
export function addCommand(cli: Cli): Command {
  const command = new Command('add')
    .description('enter an event')
    .argument('<name>', 'what happens')
    .argument('<from>', 'its first day, YYYY-MM-DD')
    .argument('[to]', 'its last day; the first when left out')
    .addOption(tenantOption())
    .option('--kind <kind>', KINDS, 'other')
    .option(
      '--effect <effect>',
      `which way numbers may go: ${EFFECTS}; what is usual for the kind when left out`,
    )
    .option('--source <dataset>', 'only the numbers of this dataset');
  withExamples(command, [
    'events add "Spring sale" 2026-03-20 2026-03-27 --kind campaign --tenant merch',
    'events add "Stocktaking" 2026-01-02 --kind closing --tenant merch',
  ]);
  return answering(command, cli, { input, run: add });
}

async function add(
  { tenant: slug, name, from, to, kind, effect, source }: z.output<typeof input>,
  cli: Cli,
): Promise<Answer> {
  const { addKnownEvents } = await import('#storage/metric/known-event.repository.ts');
  const { db } = await cli.enter(slug);
  const event = {
    ...{ name, kind, firstDay: from, lastDay: to ?? from },
    effect: effect ?? USUAL_EFFECT[kind],
    source: source ?? null,
  };
  const [added] = await addKnownEvents(db, [event], currentOperator());
  return {
    data: added,
    show: ({ out }) =>
      out.write(
        `${plain(name)} is known from ${from} to ${event.lastDay}. Next: steward detect --tenant ${slug}\n`,
      ),
  };
}
