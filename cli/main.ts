import { CommanderError } from 'commander';
import { AppError } from '#core/errors.ts';
import { type ComposedCli, composeCli } from './compose.ts';
import { ExitCode, exitCodeOf, InterruptedError } from './exit-code.ts';
import { explainError } from './explain-error.ts';
import { plain } from './output/plain-text.ts';
import { ignoreLeavingReaders } from './output/terminal.ts';
import { buildProgram } from './program.ts';

/** How long the store may take to close once somebody wants the process gone. */
const CLOSING_MILLISECONDS = 2000;
const PROGRAM_NAME_AND_SCRIPT = 2;

const stopping = new AbortController();
const isDebug = process.argv.includes('--debug');

async function run(): Promise<void> {
  let composed: ComposedCli | undefined;
  try {
    composed = composeCli(process.env, stopping.signal);
    const { patience } = composed.cli;
    await Promise.race([work(composed), graceAfterStop(() => patience.milliseconds)]);
  } finally {
    // Even closing is not waited for without end, when somebody wants the process gone.
    await Promise.race([
      composed?.close(),
      graceAfterStop(() => CLOSING_MILLISECONDS).catch(() => undefined),
    ]);
  }
}

async function work({ cli }: ComposedCli): Promise<void> {
  await buildProgram(cli).parseAsync(process.argv.slice(PROGRAM_NAME_AND_SCRIPT), { from: 'user' });
}

/** Rejects some time after the process was asked to stop; never before. */
function graceAfterStop(milliseconds: () => number): Promise<never> {
  const { signal } = stopping;
  return new Promise((_, reject) => {
    const wait = (): NodeJS.Timeout => setTimeout(() => reject(signal.reason), milliseconds());
    if (signal.aborted) wait();
    else signal.addEventListener('abort', wait);
  });
}

function stopOn(signal: NodeJS.Signals): void {
  process.on(signal, () => {
    // Who asks twice does not want to wait.
    if (stopping.signal.aborted) process.exit(ExitCode.interrupted);
    stopping.abort(new InterruptedError(signal));
  });
}

function report(failure: unknown): ExitCode {
  // What fails because it was stopped is no failure of its own.
  const error = stopping.signal.aborted ? stopping.signal.reason : explainError(failure);
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
  process.stderr.write(`steward: ${sentence(error)}\n`);
  if (isDebug) process.stderr.write(`${trace(error)}\n`);
  return exitCodeOf(error);
}

function sentence(error: unknown): string {
  if (error instanceof AppError) return error.message.split('\n').map(plain).join('\n');
  const detail = error instanceof Error ? error.message : String(error);
  const hint = isDebug ? '' : ' Run it again with --debug for the details.';
  return `this should not have happened (${plain(detail)}).${hint}`;
}

function trace(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const cause = error.cause === undefined ? '' : `\ncaused by ${trace(error.cause)}`;
  return `${error.stack}${cause}`;
}

ignoreLeavingReaders();
stopOn('SIGINT');
stopOn('SIGTERM');
try {
  await run();
} catch (failure) {
  process.exitCode = report(failure);
}
// Waits for what is still being written, then ends even if a library holds a timer.
process.stdout.write('', () => process.exit());
