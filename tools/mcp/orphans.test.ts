import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { aCall, gatewayTo, troubledServer } from './testing.ts';

const HOLDER = join(import.meta.dirname, 'testing-holder.ts');
const isLinux = process.platform === 'linux';

/** Processes whose command line holds the mark. */
function listProcesses(mark: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => commandOf(pid).includes(mark))
    .map(Number);
}

function commandOf(pid: string): string {
  try {
    const isZombie = /^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return isZombie ? '' : readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}

async function waitUntilNone(mark: string): Promise<number> {
  const until = performance.now() + 10_000;
  while (performance.now() < until && listProcesses(mark).length > 0) await wait(50);
  return listProcesses(mark).length;
}

it.runIf(isLinux)(
  'leaves no child alive when our process is killed, however stubborn the child is',
  async () => {
    const mark = `mark-${Math.random()}`;
    const holder = spawn(process.execPath, [HOLDER, mark], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => createInterface({ input: holder.stdout }).once('line', resolve));
    const before = listProcesses(mark).length;

    holder.kill('SIGKILL');

    // The holder itself, the shell, its guard and the server.
    expect(before).toBeGreaterThan(2);
    expect(await waitUntilNone(mark)).toBe(0);
  },
);

it.runIf(isLinux)('kills a child that does not end when the gateway closes', async () => {
  const mark = `mark-${Math.random()}`;
  const gateway = gatewayTo(troubledServer(['--stubborn', '--needs', mark]));
  await gateway.call(aCall());
  const before = listProcesses(mark).length;

  await gateway.close();

  expect(before).toBeGreaterThan(1);
  expect(await waitUntilNone(mark)).toBe(0);
});

it.runIf(isLinux)('closes a connection that nobody uses, and opens it when it is needed again', async () => {
  const mark = `mark-${Math.random()}`;
  const gateway = gatewayTo(troubledServer(['--needs', mark], { limits: { unusedSeconds: 0.1 } }));
  await gateway.call(aCall());

  const left = await waitUntilNone(mark);

  expect(left).toBe(0);
  expect(await gateway.call(aCall())).toMatchObject({ structured: { number: 1 } });
  await gateway.close();
});
