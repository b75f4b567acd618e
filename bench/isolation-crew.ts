import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkerSettings } from './isolation-settings.ts';

/** The worker processes of a trial. Each tells all that it does on its streams, which are files. */
export interface TrialCrew {
  /** Resolves when one of them finds no run left. */
  readonly done: Promise<void>;
  /** Processes that ended without us, as a sentence each. */
  readonly exits: readonly string[];
  /** Starts another one. */
  start(): Promise<void>;
  /** Kills one of those that work, by chance. */
  kill(): Promise<void>;
  /** Lets one of them end the token of a source in the store. */
  endToken(tenantId: string, source: string): void;
  /** Kills all. */
  end(): Promise<void>;
}

const ENTRY = join(import.meta.dirname, 'isolation-worker.ts');

/** `folder` takes what the processes write, also what they would put into the system's folder for temporary files. */
export function openTrialCrew(folder: string, settings: WorkerSettings): TrialCrew {
  const { promise: done, resolve } = Promise.withResolvers<void>();
  const members = new Set<ChildProcess>();
  const killed = new WeakSet<ChildProcess>();
  const exits: string[] = [];
  let started = 0;

  async function kill(child: ChildProcess): Promise<void> {
    const ended = once(child, 'exit');
    members.delete(child);
    killed.add(child);
    child.kill('SIGKILL');
    await ended;
  }

  return {
    ...{ done, exits },
    async start() {
      started += 1;
      const open = (stream: string): number => openSync(join(folder, `worker-${started}.${stream}`), 'a');
      const child = fork(ENTRY, [], {
        stdio: ['ignore', open('out'), open('err'), 'ipc'],
        env: { ...process.env, TMPDIR: folder },
      });
      child.on('message', (told) => {
        if (told === 'done') resolve();
      });
      child.on('exit', (code, signal) => {
        members.delete(child);
        if (!killed.has(child)) exits.push(`a worker ended with ${code ?? signal}`);
      });
      child.send(settings);
      await Promise.race([once(child, 'message'), once(child, 'exit')]);
      if (child.exitCode === null && child.signalCode === null) members.add(child);
    },
    async kill() {
      const all = [...members];
      const chosen = all[Math.floor(Math.random() * all.length)];
      if (chosen !== undefined) await kill(chosen);
    },
    endToken(tenantId, source) {
      const [first] = members;
      first?.send({ end: { tenantId, source } });
    },
    async end() {
      await Promise.all([...members].map(kill));
    },
  };
}
