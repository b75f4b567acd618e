import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addCounts, type Counts, formatCounts, NOTHING, readCounts } from './vitest-counts.ts';

/** One step of a test run: a script for Node, and where it leaves vitest's counts when it is vitest. */
export interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly counted?: boolean;
}

export const ROOT = join(import.meta.dirname, '..');

/** A step that runs one vitest project. */
export function vitestStep(name: string, options: readonly string[]): Step {
  return { name, command: ['node_modules/vitest/vitest.mjs', 'run', ...options], counted: true };
}

/** Runs the steps in order with one line each, stops at the first that fails, and ends with the counts. */
export async function runSteps(steps: readonly Step[], signal?: AbortSignal): Promise<boolean> {
  let total = NOTHING;
  let succeeded = true;
  for (const step of steps) {
    const { counts, ok } = await runStep(step, signal);
    total = addCounts(total, counts);
    succeeded = ok;
    if (!ok) break;
  }
  console.log(formatCounts(total));
  return succeeded;
}

async function runStep(step: Step, signal?: AbortSignal): Promise<{ counts: Counts; ok: boolean }> {
  const folder = mkdtempSync(join(tmpdir(), 'steward-test-'));
  const report = join(folder, 'report.json');
  const started = performance.now();
  try {
    const { output, ok } = await runNode(step, { report, signal });
    const counts = existsSync(report) ? readCounts(report) : NOTHING;
    console.log(statusLine(step, { counts, ok, seconds: (performance.now() - started) / 1000 }));
    if (!ok) console.log(output);
    // A failed step of any kind must never end in a line that says "0 failed".
    return { ok, counts: ok ? counts : { ...counts, failed: Math.max(counts.failed, 1) } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runNode(
  { command, counted }: Step,
  { report, signal }: { report: string; signal: AbortSignal | undefined },
): Promise<{ output: string; ok: boolean }> {
  const reporters = counted ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : [];
  const child = spawn(process.execPath, [...command, ...reporters], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal === undefined ? {} : { signal }),
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const [code] = await once(child, 'close');
  return { output: Buffer.concat(chunks).toString('utf8').trimEnd(), ok: code === 0 };
}

function statusLine(
  { name, counted }: Step,
  { counts, ok, seconds }: { counts: Counts; ok: boolean; seconds: number },
): string {
  const details = counted ? `  ${formatCounts(counts).replaceAll(',', ' ·')}` : '';
  return `${ok ? 'ok  ' : 'FAIL'}  ${name.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s${details}`;
}
