import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { z } from 'zod';
import { InvalidInputError } from '#core/errors.ts';
import type { Recording } from '#runtime/recording.ts';
import type { ReplayReport } from '#runtime/replay-run.ts';
import type { Answer, Cli } from '../cli.ts';
import { composeEngine } from '../compose-runtime.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { ExitCode } from '../exit-code.ts';
import { plain } from '../output/plain-text.ts';
import type { Terminal } from '../output/terminal.ts';

const replayInput = z.object({
  tenant: z.string().optional(),
  run: z.string().optional(),
  file: z.string().optional(),
});
type ReplayInput = z.output<typeof replayInput>;

/** `steward runs replay` */
export function replayCommand(cli: Cli): Command {
  const command = new Command('replay')
    .description(
      'play a run from its journal, offline, and say where this version would ask or answer something else',
    )
    .argument('[run]', 'number or id of the run')
    .addOption(tenantOption().makeOptionMandatory(false))
    .option('--file <recording>', 'play what "runs export" has written instead of a run of the store');
  withExamples(command, ['runs replay 3 --tenant merch', 'runs replay --file run-3.json']);
  return answering(command, cli, { input: replayInput, run: replay });
}

async function replay(wanted: ReplayInput, cli: Cli): Promise<Answer> {
  const { replayRun } = await import('#runtime/replay-run.ts');
  const recording = await recordingOf(wanted, cli);
  const report = await replayRun(await composeEngine(cli), recording, cli.signal);
  const { number } = recording.execution;
  return {
    data: { run: number, ...report },
    show: (terminal) => show(number, report, terminal),
    ...(report.result === 'identical' ? {} : { exitCode: ExitCode.no }),
  };
}

async function recordingOf({ tenant: slug, run, file }: ReplayInput, cli: Cli): Promise<Recording> {
  const { parseRecording, readRecording } = await import('#runtime/recording.ts');
  if (file !== undefined) return parseRecording(await readText(file));
  if (slug === undefined || run === undefined)
    throw new InvalidInputError('Say which run of which tenant (<run> --tenant <slug>), or name a --file.');
  const { getExecution } = await import('#storage/runtime/execution.repository.ts');
  const scope = await cli.enter(slug);
  return readRecording(scope, await getExecution(scope.db, run));
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new InvalidInputError(`"${file}" cannot be read.`, { cause });
  }
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
