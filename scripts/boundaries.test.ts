import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '..');
const CHECKER = 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs';
const LAYERS =
  'core analysis models storage tools agents graphs mcp-servers runtime server cli evals bench'.split(' ');

const result = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

it('keeps every import inside the walls of .dependency-cruiser.js', { timeout: 60_000 }, async () => {
  const layers = LAYERS.filter((layer) => globSync(`${layer}/**/*.ts`, { cwd: ROOT }).length > 0);
  const options = [CHECKER, '--config', '.dependency-cruiser.js', '--output-type', 'json', ...layers];

  // The checker exits with the number of violations; its report says which.
  const { stdout } = await promisify(execFile)(process.execPath, options, {
    cwd: ROOT,
    maxBuffer: 256 * 1024 * 1024,
  }).catch((error: { stdout: string }) => error);

  const { summary } = result.parse(JSON.parse(stdout));
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
  // With a TypeScript that the checker does not know, it reads nothing and finds nothing.
  expect(summary.totalCruised).toBeGreaterThan(10);
});
