import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockFolder } from './folder-lock.ts';

let folder: string;
let lockFile: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'steward-lock-'));
  lockFile = join(folder, 'home', 'steward.lock');
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Another real process that tries to take the folder, says how it went, and stays until it is killed. */
async function takeInAnotherProcess(): Promise<{ child: ChildProcess; said: string }> {
  const script = `
    import { lockFolder } from ${JSON.stringify(join(import.meta.dirname, 'folder-lock.ts'))};
    try { lockFolder(process.argv[1]); console.log('taken'); } catch (error) { console.log(error.message); }
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, lockFile]);
  children.push(child);
  const [said] = await once(child.stdout, 'data');
  return { child, said: String(said).trim() };
}

it('refuses a second process, and names the first', async () => {
  const { child, said } = await takeInAnotherProcess();

  expect(said).toBe('taken');
  expect(() => lockFolder(lockFile)).toThrow(`${join(folder, 'home')} is in use by process ${child.pid}.`);
});

it('takes over from a process that was killed', async () => {
  const { child } = await takeInAnotherProcess();
  child.kill('SIGKILL');
  await once(child, 'exit');

  const unlock = lockFolder(lockFile);

  expect(readFileSync(lockFile, 'utf8')).toMatch(new RegExp(`^${process.pid} `));
  unlock();
  expect(readdirSync(join(folder, 'home'))).toEqual([]);
});

it('lets exactly one of several processes take over at once', async () => {
  const { child } = await takeInAnotherProcess();
  child.kill('SIGKILL');
  await once(child, 'exit');

  const answers = await Promise.all([1, 2, 3, 4].map(() => takeInAnotherProcess()));

  expect(answers.filter(({ said }) => said === 'taken')).toHaveLength(1);
  expect(answers.filter(({ said }) => said.includes('is in use by process'))).toHaveLength(3);
});

it('refuses the same process a second time, until it lets go', () => {
  const unlock = lockFolder(lockFile);

  expect(() => lockFolder(lockFile)).toThrow(`in use by process ${process.pid}`);
  unlock();
  lockFolder(lockFile)();
});

it('takes over from a process whose number came back to another one', () => {
  lockFolder(lockFile)();
  writeFileSync(lockFile, `${process.pid} 1\n`);

  const unlock = lockFolder(lockFile);

  expect(readFileSync(lockFile, 'utf8')).not.toBe(`${process.pid} 1\n`);
  unlock();
});

it('takes over from a lock that holds nothing readable', () => {
  lockFolder(lockFile)();
  writeFileSync(lockFile, '');

  const unlock = lockFolder(lockFile);

  expect(readFileSync(lockFile, 'utf8')).toMatch(new RegExp(`^${process.pid} `));
  unlock();
});

it('does not remove the lock of another process on its way out', async () => {
  const unlock = lockFolder(lockFile);
  rmSync(lockFile);
  const { said } = await takeInAnotherProcess();

  unlock();

  expect(said).toBe('taken');
  expect(readdirSync(join(folder, 'home'))).toEqual(['steward.lock']);
});
