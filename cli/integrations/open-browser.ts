import { spawn } from 'node:child_process';
import { platform } from 'node:os';

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Opens an address that holds no secret in the person's browser, where there is one. */
export function openBrowser(url: URL): void {
  const [program, ...options] = OPENERS[platform()] ?? ['xdg-open'];
  const child = spawn(program, [...options, url.href], { stdio: 'ignore', detached: true });
  // The address was printed too, so somebody can open it by hand.
  child.on('error', () => {});
  child.unref();
}
