import { Command } from 'commander';
import { z } from 'zod';
import type { Answer, Cli } from '../cli.ts';
import { answering, withExamples } from '../define-command.ts';
import { writeNewFile } from '../write-new-file.ts';
import { aboutRun, runInput } from './run-reference.ts';

const exportInput = runInput.extend({ out: z.string() });

/** `steward runs export` */
export function exportCommand(cli: Cli): Command {
  const command = aboutRun(
    new Command('export').description(
      'write a run with everything that it asked and was answered to a file, without secrets, for "runs replay --file"',
    ),
  ).requiredOption('--out <file>', 'the file; one that exists is not replaced');
  withExamples(command, ['runs export 3 --tenant merch --out run-3.json']);
  return answering(command, cli, { input: exportInput, run: exportRun });
}

async function exportRun(
  { tenant: slug, run: reference, out: file }: z.output<typeof exportInput>,
  cli: Cli,
): Promise<Answer> {
  const [{ exportRecording, readRecording }, { getExecution }] = await Promise.all([
    import('#runtime/recording.ts'),
    import('#storage/runtime/execution.repository.ts'),
  ]);
  const scope = await cli.enter(slug);
  const execution = await getExecution(scope.db, reference);
  const recording = await readRecording(scope, execution);
  await writeNewFile(file, exportRecording(recording));
  return {
    data: { run: execution.number, file, steps: recording.steps.length },
    show: ({ out }) =>
      out.write(`Run ${execution.number} with ${recording.steps.length} steps is in ${file}.\n`),
  };
}
