import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Kill } from './crash-traces.ts';

/** Worker processes of which as many run as are wanted, whatever is done to them. */
export interface Crew {
  readonly kills: readonly Kill[];
  /** Processes that ended without us, as a sentence each. */
  readonly exits: readonly string[];
  /** Kills a random process that works; another one starts. */
  kill(): Promise<void>;
  /** Stops a random process that works for so many milliseconds; resolves when it is stopped. */
  pause(milliseconds: number): Promise<void>;
  /** Kills all; none starts again. */
  end(): Promise<void>;
}

/** What the workers of a crew are started with. */
export interface CrewSettings {
  readonly size: number;
  readonly databaseUrl: string;
  readonly traceFile: string;
  readonly leaseSeconds: number;
}

interface Member {
  readonly child: ChildProcess;
  /** `killed` by us. */
  state: 'starting' | 'working' | 'paused' | 'killed';
}

const ENTRY = join(import.meta.dirname, 'crash-worker.ts');

export async function startCrew(settings: CrewSettings): Promise<Crew> {
  const members = new Set<Member>();
  const kills: Kill[] = [];
  const exits: string[] = [];
  let isEnding = false;

  function start(): Promise<unknown> {
    const { databaseUrl, traceFile, leaseSeconds } = settings;
    const child = fork(ENTRY, [databaseUrl, traceFile, `${leaseSeconds}`], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const member: Member = { child, state: 'starting' };
    members.add(member);
    child.on('exit', (code, signal) => {
      members.delete(member);
      if (member.state !== 'killed') exits.push(`a worker ended with ${code ?? signal}`);
      if (!isEnding) void start();
    });
    return once(child, 'message').then(() => {
      if (member.state === 'starting') member.state = 'working';
    });
  }

  async function pick(): Promise<Member> {
    for (;;) {
      const working = [...members].filter(({ state }) => state === 'working');
      const chosen = working[Math.floor(Math.random() * working.length)];
      if (chosen !== undefined) return chosen;
      await wait(50);
    }
  }

  async function kill(member: Member): Promise<void> {
    const ended = once(member.child, 'exit');
    member.state = 'killed';
    member.child.kill('SIGKILL');
    await ended;
  }

  await Promise.all(Array.from({ length: settings.size }, start));
  return {
    kills,
    exits,
    async kill() {
      const member = await pick();
      kills.push({ pid: member.child.pid ?? 0, at: Date.now() });
      await kill(member);
    },
    async pause(milliseconds) {
      const member = await pick();
      member.state = 'paused';
      member.child.kill('SIGSTOP');
      setTimeout(() => {
        if (member.state !== 'paused') return;
        member.child.kill('SIGCONT');
        member.state = 'working';
      }, milliseconds);
    },
    async end() {
      isEnding = true;
      await Promise.all([...members].map(kill));
    },
  };
}
