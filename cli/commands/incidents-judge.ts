import { Command } from 'commander';
import { z } from 'zod';
import { type Verdict, verdict, verdictCause } from '#storage/metric/verdict.repository.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { currentOperator } from '../operator.ts';

const VERDICTS = verdict.options.map(asWord).join(', ');
const CAUSES = verdictCause.options.map(asWord).join(', ');

/** What each verdict does from the next detection on. */
const EFFECTS: Readonly<Record<Verdict, string>> = {
  anomaly: 'an earlier verdict on it is taken back',
  expected: 'its days are no news any more, and ordinary days are not judged by them',
  false_alarm: 'its series have to move further before they are news again',
  new_trend: 'what came before its first day is no measure any more',
};

const input = z.object({
  tenant: z.string(),
  incident: z.string(),
  as: z.preprocess(asKey, z.enum(verdict.options, `must be one of ${VERDICTS}`)),
  cause: z.preprocess(asKey, z.enum(verdictCause.options, `must be one of ${CAUSES}`).optional()),
  note: z.string().trim().min(1).optional(),
});

/** `steward incidents judge`: what a person says of an incident, which detection keeps to from then on. */
export function judgeCommand(cli: Cli): Command {
  const command = new Command('judge')
    .description('say what an incident is; detection keeps to it from then on')
    .argument('<incident>', 'its key')
    .addOption(tenantOption())
    .requiredOption('--as <verdict>', VERDICTS)
    .option('--cause <cause>', CAUSES)
    .option('--note <text>', 'in words');
  withExamples(command, [
    'incidents judge inc-1a2b3c4d --tenant merch --as expected --cause holiday-effect',
    'incidents judge inc-1a2b3c4d --tenant merch --as new-trend --note "prices were raised"',
  ]);
  return answering(command, cli, { input, run: judge });
}

async function judge(
  { tenant: slug, incident: key, as, cause, note }: z.output<typeof input>,
  cli: Cli,
): Promise<Answer> {
  const { giveVerdict } = await import('#storage/metric/verdict.repository.ts');
  const { db } = await cli.enter(slug);
  const given = { verdict: as, cause: cause ?? null, note: note ?? null };
  const incident = await giveVerdict(db, key, { given, actor: currentOperator() });
  return {
    data: { incident: key, ...given, status: incident.status },
    show: ({ out }) =>
      out.write(
        `${key} is judged: ${asWord(as)}. From the next detection on ${EFFECTS[as]}.\n` +
          `Next: steward detect --tenant ${slug}\n`,
      ),
  };
}

function asWord(key: string): string {
  return key.replaceAll('_', '-');
}

function asKey(word: unknown): unknown {
  return typeof word === 'string' ? word.replaceAll('-', '_') : word;
}
