import type { ChildProcess } from 'node:child_process';

/** Resolves once a process has written something that fits; rejects when it ends before. */
export function untilWritten(
  { stdout, stderr }: Pick<ChildProcess, 'stdout' | 'stderr'>,
  wanted: (text: string) => boolean,
): Promise<void> {
  let text = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      text += chunk.toString();
      if (wanted(text)) resolve();
    };
    stdout?.on('data', read);
    stderr?.on('data', read);
    stdout?.on('end', () => reject(new Error(`It ended without what was waited for:\n${text}`)));
  });
}
