import { spawn } from 'node:child_process';
import { consentAt } from '#tools/source/testing-vault.ts';
import { type Ended, PROGRAM, type TestSteward } from './testing.ts';

/** How the person comes back from the provider. */
export type WayBack = 'browser' | 'paste' | 'never';

const ADDRESS = /^(http:\/\/127\.0\.0\.1:\d+\/(?:consent|o\/oauth2\/v2\/auth|v26\.0\/dialog\/oauth)\?\S+)$/m;

/** Runs `integrations connect` as people do: the address that it prints is opened, and the person agrees. */
export function connectAsPerson(
  { env, home }: TestSteward,
  words: readonly string[],
  wayBack: WayBack = 'browser',
): Promise<Ended> {
  const paste = wayBack === 'paste' ? ['--paste'] : [];
  const child = spawn(PROGRAM, ['integrations', 'connect', ...words, ...paste], {
    ...{ env, cwd: home },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const text = { stdout: '', stderr: '' };
  let isSent = wayBack === 'never';
  child.stdout.on('data', (chunk: Buffer) => {
    text.stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    text.stderr += chunk.toString();
    const address = ADDRESS.exec(text.stderr)?.[1];
    if (address === undefined || isSent) return;
    isSent = true;
    void comeBack(new URL(address), (line) => child.stdin.end(line), wayBack);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...text }));
  });
}

async function comeBack(address: URL, paste: (line: string) => void, wayBack: WayBack): Promise<void> {
  const back = await consentAt(address);
  if (wayBack === 'paste') paste(`${back.href}\n`);
  // Names this machine as the program's listener does.
  else await fetch(back);
}
