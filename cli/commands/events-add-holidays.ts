import { Command } from 'commander';
import { z } from 'zod';
import type { Answer, Cli } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { currentOperator } from '../operator.ts';
import { formatNumber } from '../output/format.ts';

const EARLIEST = 1990;
const LATEST = 2100;
const year = z.coerce
  .number('must be a year like 2026')
  .int('must be a year like 2026')
  .min(EARLIEST, `must not be before ${EARLIEST}`)
  .max(LATEST, `must not be after ${LATEST}`);
const input = z
  .object({ tenant: z.string(), place: z.string(), from: year.optional(), to: year.optional() })
  .refine(({ from, to }) => from === undefined || to === undefined || to >= from, {
    path: ['to'],
    message: 'must not be before --from',
  });

/** `steward events add-holidays`: the public holidays of a country, as events that can be taken away one by one. */
export function addHolidaysCommand(cli: Cli): Command {
  const command = new Command('add-holidays')
    .description('enter the public holidays of a country, or of a region of it')
    .argument('<place>', 'code of the country, for example PL, GB-ENG, DE-BY')
    .addOption(tenantOption())
    .option('--from <year>', 'the first year; last year when left out')
    .option('--to <year>', 'the last year; next year when left out');
  withExamples(command, [
    'events add-holidays PL --tenant merch',
    'events add-holidays GB-ENG --from 2010 --to 2011 --tenant gifts',
  ]);
  return answering(command, cli, { input, run: addHolidays });
}

async function addHolidays(
  { tenant: slug, place, from, to }: z.output<typeof input>,
  cli: Cli,
): Promise<Answer> {
  const [{ publicHolidays }, { addKnownEvents, listKnownEvents }] = await Promise.all([
    import('#tools/metric/public-holidays.ts'),
    import('#storage/metric/known-event.repository.ts'),
  ]);
  const { tenant, db } = await cli.enter(slug);
  const firstYear = from ?? cli.now().getFullYear() - 1;
  const lastYear = to ?? Math.max(firstYear, cli.now().getFullYear() + 1);
  const holidays = publicHolidays({ place, firstYear, lastYear });
  const known = new Set((await listKnownEvents(db)).map(({ name, firstDay }) => `${firstDay} ${name}`));
  const missing = holidays.filter(({ name, firstDay }) => !known.has(`${firstDay} ${name}`));
  const added = await addKnownEvents(db, missing, currentOperator());
  const count = (value: number): string => formatNumber(value, tenant);
  return {
    data: { added, known: holidays.length - added.length },
    show: ({ out }) =>
      out.write(
        `${count(added.length)} holidays of ${place.toUpperCase()} from ${firstYear} to ${lastYear} are entered, ` +
          `${count(holidays.length - added.length)} were known. Next: steward detect --tenant ${slug}\n`,
      ),
  };
}
