import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How a process of the command line ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line as people start it, over a data folder of its own. */
export interface TestSteward {
  readonly home: string;
  /** The whole environment of its processes. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Runs to the end. */
  run(...words: readonly string[]): Promise<Ended>;
  /** Runs to the end and reads the one JSON document that it prints. */
  json(...words: readonly string[]): Promise<unknown>;
  /** Starts a process that is not waited for. */
  start(...words: readonly string[]): { process: ChildProcess; ended: Promise<Ended> };
  remove(): void;
}

/** What people start. */
export const PROGRAM = join(import.meta.dirname, '..', 'bin', 'steward');

/** A way to run `bin/steward` on a data folder, an empty one unless given, with nothing else of our environment. */
export function prepareSteward(
  variables: Readonly<Record<string, string>> = {},
  home = mkdtempSync(join(tmpdir(), 'steward-cli-')),
): TestSteward {
  const env = { PATH: process.env.PATH, HOME: home, LANG: 'C.UTF-8', STEWARD_HOME: home, ...variables };

  function start(...words: readonly string[]): { process: ChildProcess; ended: Promise<Ended> } {
    const child = spawn(PROGRAM, words, { env, cwd: home, stdio: ['ignore', 'pipe', 'pipe'] });
    return { process: child, ended: readToEnd(child) };
  }

  const run = (...words: readonly string[]): Promise<Ended> => start(...words).ended;
  return {
    home,
    env,
    run,
    start,
    async json(...words) {
      const { stdout, stderr } = await run(...words, '--json');
      try {
        return JSON.parse(stdout);
      } catch (cause) {
        throw new Error(`No JSON document: ${stdout}${stderr}`, { cause });
      }
    },
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

function readToEnd(child: ChildProcess): Promise<Ended> {
  const text = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk: Buffer) => {
    text.stdout += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    text.stderr += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...text }));
  });
}
