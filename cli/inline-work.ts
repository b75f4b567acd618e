import type { InlineWork } from '#runtime/inline-worker.ts';
import type { Cli } from './cli.ts';
import type { LiveLine } from './output/live-line.ts';
import { type RunDetail, runProgress } from './output/run-progress.ts';

const WAITING = {
  elsewhere: 'another worker has this run; following it',
  outage: 'the database cannot be reached; trying again',
};

/** How a command takes part in a run whose story it tells in a line. */
export function inlineWork(cli: Cli, line: LiveLine, detail: RunDetail): InlineWork {
  const { dim } = cli.terminal.notes.paint;
  let told: string | undefined;
  return {
    signal: cli.signal,
    onEvent: runProgress(line, cli.terminal, detail),
    onWait(why) {
      if (told !== why) line.say(dim(`  ${WAITING[why]}`));
      told = why;
    },
  };
}
