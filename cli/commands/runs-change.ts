import { Command } from 'commander';
import type { Execution } from '#storage/runtime/execution.repository.ts';
import type { Answer, Cli } from '../cli.ts';
import { composeAdmit, composeEngine } from '../compose-runtime.ts';
import { answering, withExamples } from '../define-command.ts';
import { ExitCode } from '../exit-code.ts';
import { aboutRun, type RunInput, runInput } from './run-reference.ts';

/** `steward runs cancel` */
export function cancelCommand(cli: Cli): Command {
  const command = aboutRun(
    new Command('cancel').description('end a run; the worker that has it stops before its next step'),
  );
  withExamples(command, ['runs cancel 3 --tenant merch']);
  return answering(command, cli, { input: runInput, run: cancel });
}

async function cancel({ tenant, run: reference }: RunInput, cli: Cli): Promise<Answer> {
  const { cancelRun } = await import('#runtime/cancel-run.ts');
  const { db, run } = await find(cli, tenant, reference);
  const engine = await composeEngine(cli);
  const outcome = await db.transaction((tx) => cancelRun(tx, engine, run.id));
  const sentence = {
    cancelled: `Run ${run.number} is cancelled.`,
    asked: `The worker that has run ${run.number} was asked to stop. See: steward runs watch ${run.number} --tenant ${tenant}`,
    ended_before: `Run ${run.number} had ended before.`,
  }[outcome];
  return {
    data: { run: run.number, outcome },
    show: ({ out }) => out.write(`${sentence}\n`),
    ...(outcome === 'ended_before' ? { exitCode: ExitCode.no } : {}),
  };
}

/** `steward runs redrive` */
export function redriveCommand(cli: Cli): Command {
  const command = aboutRun(
    new Command('redrive').description(
      'take a run up again that failed, was cancelled or ran out of budget, where its journal ends',
    ),
  );
  withExamples(command, ['runs redrive 3 --tenant merch']);
  return answering(command, cli, { input: runInput, run: redrive });
}

async function redrive({ tenant, run: reference }: RunInput, cli: Cli): Promise<Answer> {
  const { redriveRun } = await import('#runtime/cancel-run.ts');
  const { db, run } = await find(cli, tenant, reference);
  await redriveRun(db, await composeEngine(cli), run.id);
  return queued(cli, run.number, { tenant, sentence: `Run ${run.number} waits for a worker again.` });
}

/** `steward runs retry` */
export function retryCommand(cli: Cli): Command {
  const command = aboutRun(
    new Command('retry').description('start a fresh run with the same input, on the current version'),
  );
  withExamples(command, ['runs retry 3 --tenant merch']);
  return answering(command, cli, { input: runInput, run: retry });
}

async function retry({ tenant, run: reference }: RunInput, cli: Cli): Promise<Answer> {
  const { db, run } = await find(cli, tenant, reference);
  const admit = await composeAdmit(cli);
  const { graph, input, threadId } = run;
  // Without a dedupe key, which would name the run that exists.
  const admission = { graph, input, trigger: 'manual', threadId: threadId ?? undefined } as const;
  const { number } = await db.transaction((tx) => admit(tx, admission));
  return queued(cli, number, { tenant, sentence: `Run ${number} does anew what run ${run.number} did.` });
}

async function find(cli: Cli, slug: string, reference: string) {
  const { getExecution } = await import('#storage/runtime/execution.repository.ts');
  const { db } = await cli.enter(slug);
  const run: Execution = await getExecution(db, reference);
  return { db, run };
}

/** The embedded database has no workers of its own. */
async function queued(
  cli: Cli,
  run: number,
  { tenant, sentence }: { tenant: string; sentence: string },
): Promise<Answer> {
  const { kind } = await cli.store();
  const next =
    kind === 'embedded' ? 'steward work --until-idle' : `steward runs watch ${run} --tenant ${tenant}`;
  return { data: { run }, show: ({ out }) => out.write(`${sentence}\nNext: ${next}\n`) };
}
