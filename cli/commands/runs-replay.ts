import { Command } from 'commander';
import type { ReplayReport } from '#runtime/replay-run.ts';
import type { Answer, Cli } from '../cli.ts';
import { composeEngine } from '../compose-runtime.ts';
import { answering, withExamples } from '../define-command.ts';
import { ExitCode } from '../exit-code.ts';
import { plain } from '../output/plain-text.ts';
import type { Terminal } from '../output/terminal.ts';
import { aboutRun, type RunInput, runInput } from './run-reference.ts';

/** `steward runs replay` */
export function replayCommand(cli: Cli): Command {
  const command = aboutRun(
    new Command('replay').description(
      'play a run from its journal, offline, and say where this version would ask or answer something else',
    ),
  );
  withExamples(command, ['runs replay 3 --tenant merch', 'runs replay 3 --tenant merch --json']);
  return answering(command, cli, { input: runInput, run: replay });
}

async function replay({ tenant: slug, run: reference }: RunInput, cli: Cli): Promise<Answer> {
  const [{ replayRun }, { getExecution }] = await Promise.all([
    import('#runtime/replay-run.ts'),
    import('#storage/runtime/execution.repository.ts'),
  ]);
  const { db, tenant } = await cli.enter(slug);
  const execution = await getExecution(db, reference);
  const engine = await composeEngine(cli);
  const report = await replayRun(engine, { db, tenant, execution, signal: cli.signal });
  return {
    data: { run: execution.number, ...report },
    show: (terminal) => show(execution.number, report, terminal),
    ...(report.result === 'identical' ? {} : { exitCode: ExitCode.no }),
  };
}

function show(run: number, report: ReplayReport, { out }: Terminal): void {
  const { result, recalled, computed, divergences } = report;
  const from = `${computed} nodes and agents computed again from ${recalled} recorded answers`;
  const verdict = result === 'identical' ? 'the same results' : 'NOT the same';
  out.write(`${out.paint.bold(`Run ${run}: ${verdict}`)}, ${from}.\n`);
  for (const { place, kind, name, why, detail } of divergences) {
    const where = place === '' ? 'the run' : `${kind} ${plain(name)} at ${plain(place)}`;
    out.write(`  ${WORDS[why]}: ${where}. ${plain(detail)}\n`);
  }
}

const WORDS: Readonly<Record<ReplayReport['divergences'][number]['why'], string>> = {
  asks_anew: 'would ask anew',
  asks_other: 'would ask something else',
  asks_less: 'would not ask any more',
  other_result: 'comes to another result',
  failed: 'fails now',
};
