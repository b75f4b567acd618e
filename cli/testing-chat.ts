import { spawn, spawnSync } from 'node:child_process';
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { chunk, openRawProvider, type RawProvider, sendEvents } from '#models/testing.ts';
import { type Ended, PROGRAM, type TestSteward } from './testing.ts';

/** Runs a command that reads lines, to its end. */
export function piped({ env, home }: TestSteward, words: readonly string[], input: string): Promise<Ended> {
  const child = spawn(PROGRAM, words, { env, cwd: home, stdio: ['pipe', 'pipe', 'pipe'] });
  const text = { stdout: '', stderr: '' };
  child.stdout.on('data', (piece: Buffer) => {
    text.stdout += piece.toString();
  });
  child.stderr.on('data', (piece: Buffer) => {
    text.stderr += piece.toString();
  });
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...text }));
  });
}

/** Whether this machine can lend a process a terminal of its own (`script` of util-linux). */
export const hasTerminals = spawnSync('script', ['-qfec', 'true', '/dev/null']).status === 0;

/** A command on a terminal, and a person at it. */
export interface Person {
  type(keys: string): void;
  /** Resolves once that has appeared after what was waited for before; answers what was shown up to there. */
  sees(wanted: string): Promise<string>;
  readonly ended: Promise<number | null>;
}

const PATIENCE = 40_000;
const LOOK = 20;

/** Starts a command on a terminal of its own. */
export function onTerminal({ env, home }: TestSteward, words: readonly string[]): Person {
  const line = [PROGRAM, ...words].map((word) => `'${word}'`).join(' ');
  const child = spawn('script', ['-qfec', line, '/dev/null'], {
    env: { ...env, TERM: 'xterm', SHELL: '/bin/sh' },
    cwd: home,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let shown = '';
  child.stdout.on('data', (piece: Buffer) => {
    shown += piece.toString();
  });
  return {
    type: (keys) => void child.stdin.write(keys),
    async sees(wanted) {
      const until = performance.now() + PATIENCE;
      while (!shown.includes(wanted)) {
        if (performance.now() > until) throw new Error(`Not seen: ${wanted}. Shown: ${shown}`);
        await wait(LOOK);
      }
      const end = shown.indexOf(wanted) + wanted.length;
      const seen = shown.slice(0, end);
      shown = shown.slice(end);
      return seen;
    },
    ended: new Promise((resolve) => child.on('close', resolve)),
  };
}

/** A provider that looks sessions up and then answers with what it found, in the protocol of OpenAI. */
export function openSessionsProvider(): Promise<RawProvider> {
  const provider: { opened?: RawProvider } = {};
  const opening = openRawProvider((response, requestNumber) => {
    const asked = provider.opened?.requests[requestNumber - 1] ?? '';
    const evidenceId = /\\"evidenceId\\":\\"([^\\]+)/.exec(asked)?.[1];
    const actual = Number(/\\"summary.actual_total\\":\{\\"value\\":([\d.]+)/.exec(asked)?.[1]);
    if (evidenceId === undefined) return call(response, 'metric_series', dayOf(asked));
    const blocks = [{ kind: 'text', text: `There were ${Math.round(actual)} sessions [1].` }];
    const sources = [{ number: 1, evidenceId, cells: ['summary.actual_total'] }];
    return call(response, 'submit_answer', { answer: { blocks, sources } });
  });
  return opening.then((opened) => {
    provider.opened = opened;
    return opened;
  });
}

/** The input says what the last day with data is. */
function dayOf(asked: string): object {
  const day = /lastDay\\":\\"(\d{4}-\d{2}-\d{2})/.exec(asked)?.[1];
  return { metric: 'sessions', firstDay: day, lastDay: day };
}

function call(response: ServerResponse, name: string, input: object): void {
  const started = { index: 0, id: `call_${name}`, type: 'function' };
  const toolCall = { ...started, function: { name, arguments: JSON.stringify(input) } };
  sendEvents(response, [chunk({ tool_calls: [toolCall] }), chunk({}, 'tool_calls')]);
  response.end('data: [DONE]\n\n');
}
