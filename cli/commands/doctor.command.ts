import { Command } from 'commander';
import { z } from 'zod';
import type { Answer, Cli } from '../cli.ts';
import { answering, withExamples } from '../define-command.ts';
import type { Check } from '../doctor-check.ts';
import { runChecks } from '../doctor-checks.ts';
import { ExitCode } from '../exit-code.ts';
import { displayWidth, pad, plain, wrap } from '../output/plain-text.ts';
import { type Terminal, USUAL_WIDTH } from '../output/terminal.ts';

/** `steward doctor`: whether everything that Steward stands on is as it should be. */
export function doctorCommand(cli: Cli): Command {
  const command = new Command('doctor').description('look at database, folder, clock, keys and versions');
  withExamples(command, ['doctor', 'doctor --json']);
  return answering(command, cli, { input: z.object({}), run: examine });
}

async function examine(_input: object, cli: Cli): Promise<Answer> {
  const checks = await runChecks(cli);
  const isHealthy = checks.every(({ verdict }) => verdict !== 'failure');
  return {
    data: { healthy: isHealthy, checks },
    show: (terminal) => showChecks(checks, terminal),
    ...(isHealthy ? {} : { exitCode: ExitCode.configuration }),
  };
}

function showChecks(checks: readonly Check[], { out, symbols }: Terminal): void {
  const { paint } = out;
  const marks = {
    ok: paint.green(symbols.done),
    warning: paint.yellow('!'),
    failure: paint.red(symbols.failed),
  };
  const width = Math.max(...checks.map(({ name }) => displayWidth(name)));
  const indent = ' '.repeat(width + 4);
  for (const { name, verdict, detail } of checks) {
    const lines = wrap(plain(detail), (out.columns ?? USUAL_WIDTH) - indent.length);
    out.write(`${marks[verdict]} ${pad(name, width)}  ${lines.join(`\n${indent}`)}\n`);
  }
}
