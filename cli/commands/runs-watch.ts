import { Command } from 'commander';
import { z } from 'zod';
import type { RunNews } from '#runtime/follow-run.ts';
import type { Cli } from '../cli.ts';
import { serving, withExamples } from '../define-command.ts';
import { ExitCode } from '../exit-code.ts';
import { watchTeller } from '../output/run-watch.ts';
import { aboutRun, runInput } from './run-reference.ts';

const watchInput = runInput.extend({
  after: z.coerce.number('must be a whole number').int().min(0, 'must not be negative'),
});

/** `steward runs watch` */
export function watchCommand(cli: Cli): Command {
  const command = aboutRun(
    new Command('watch').description('follow a run live, whoever works on it, until it has ended'),
  ).option('--after <number>', 'only what was written after the step of this number', '0');
  command.addHelpText(
    'after',
    '\nSteps come in the order in which they were written, each number once. A step that is tried again comes again, with\na higher number. With --json each line is one JSON object.',
  );
  withExamples(command, [
    'runs watch 3 --tenant merch',
    'runs watch 3 --tenant merch --json | jq .step.name',
  ]);
  return serving(command, cli, { input: watchInput, run: watch });
}

async function watch({ tenant, run, after }: z.output<typeof watchInput>, cli: Cli): Promise<ExitCode> {
  const [{ followRun }, { getExecution }] = await Promise.all([
    import('#runtime/follow-run.ts'),
    import('#storage/runtime/execution.repository.ts'),
  ]);
  const { db } = await cli.enter(tenant);
  const { id } = await getExecution(db, run);
  const tell = cli.flags.json ? jsonTeller(cli) : watchTeller(cli.terminal.out, cli.terminal.symbols);
  let status: string | undefined;
  for await (const news of followRun(db, id, { signal: cli.signal, after })) {
    tell(news);
    if (news.type === 'run') status = news.execution.status;
  }
  return status === 'completed' ? ExitCode.ok : ExitCode.no;
}

/** What a step was given and gave is in `runs show`; here it would only make the lines long. */
function jsonTeller({ terminal: { out } }: Cli): (news: RunNews) => void {
  return (news) => {
    if (news.type !== 'step') return out.write(`${JSON.stringify(news)}\n`);
    const { input: _asked, output: _answered, ...step } = news.step;
    out.write(`${JSON.stringify({ type: 'step', step })}\n`);
  };
}
