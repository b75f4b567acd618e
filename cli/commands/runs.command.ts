import { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { withExamples } from '../define-command.ts';
import { cancelCommand, redriveCommand, retryCommand } from './runs-change.ts';
import { exportCommand } from './runs-export.ts';
import { forkCommand } from './runs-fork.ts';
import { deadCommand, listCommand } from './runs-list.ts';
import { replayCommand } from './runs-replay.ts';
import { showCommand } from './runs-show.ts';
import { stateCommand } from './runs-state.ts';
import { watchCommand } from './runs-watch.ts';

/** `steward runs`: what ran and runs, who did which step of it, and how to step in. */
export function runsCommand(cli: Cli): Command {
  const runs = new Command('runs').description(
    'what ran and runs: every step, who did it, what it cost; and how to step in',
  );
  withExamples(runs, [
    'runs list --tenant merch',
    'runs show 3 --tenant merch',
    'runs watch 3 --tenant merch',
    'runs redrive 3 --tenant merch',
  ]);
  const look = [
    listCommand,
    showCommand,
    watchCommand,
    stateCommand,
    replayCommand,
    exportCommand,
    deadCommand,
  ];
  for (const command of [...look, cancelCommand, redriveCommand, retryCommand, forkCommand])
    runs.addCommand(command(cli));
  return runs;
}
