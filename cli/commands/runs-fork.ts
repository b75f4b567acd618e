import { Command } from 'commander';
import { z } from 'zod';
import type { Answer, Cli } from '../cli.ts';
import { nameModel } from '../compose-models.ts';
import { composeEngine } from '../compose-runtime.ts';
import { answering, withExamples } from '../define-command.ts';
import { ExitCode } from '../exit-code.ts';
import { plain } from '../output/plain-text.ts';
import { aboutRun, runInput } from './run-reference.ts';

const forkInput = runInput.extend({ from: z.string(), model: z.string().optional() });

/** `steward runs fork` */
export function forkCommand(cli: Cli): Command {
  const command = aboutRun(
    new Command('fork').description(
      'start a new run that shares the steps of another one up to a step, and asks anew from there',
    ),
  ).requiredOption(
    '--from <step>',
    'number or place of the first step that is done anew; "runs show --json" lists both',
  );
  command.option('--model <name>', 'ask this model for everything instead; "models list" shows them');
  withExamples(command, [
    'runs fork 3 --tenant merch --from 12',
    'runs fork 3 --tenant merch --from 12 --model openai/gpt-5',
  ]);
  return answering(command, cli, { input: forkInput, run: fork });
}

async function fork(
  { tenant: slug, run: reference, from, model }: z.output<typeof forkInput>,
  cli: Cli,
): Promise<Answer> {
  const [{ forkRun }, { openInlineWorker }, { getExecution }] = await Promise.all([
    import('#runtime/fork-run.ts'),
    import('#runtime/inline-worker.ts'),
    import('#storage/runtime/execution.repository.ts'),
  ]);
  const scope = await cli.enter(slug);
  const execution = await getExecution(scope.db, reference);
  const engine = await composeEngine(cli);
  const given = model === undefined ? undefined : await nameModel(cli, model, scope.tenant.id);
  const forked = await forkRun(scope.db, engine, { execution, from, model: given });
  const worker = openInlineWorker(engine);
  const ended = await worker
    .workOn(scope, forked.executionId, { signal: cli.signal })
    .finally(() => worker.close());
  const { number, status, error } = ended;
  return {
    data: { run: number, from: execution.number, sharedSteps: forked.sharedSteps, status, error },
    show: ({ out }) => {
      const because = error === null ? '' : ` ${plain(error)}`;
      out.write(
        `Run ${number} shares ${forked.sharedSteps} steps with run ${execution.number}: ${status}.${because}\n`,
      );
      out.write(`Next: steward runs show ${number} --tenant ${slug}\n`);
    },
    ...(status === 'failed' ? { exitCode: ExitCode.no } : {}),
  };
}
