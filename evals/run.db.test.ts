import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRawProvider, type RawProvider } from '#models/testing.ts';

const PATIENCE = 300_000;
const KEY = 'sk-test-0123456789abcdef';
const CASE = ['--case', 'checkout-mobile'];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'steward-eval-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The evals as a process of its own, with no variables about models but these. */
async function runEvals(words: readonly string[], variables: Record<string, string> = {}): Promise<Ended> {
  const { PATH = '', HOME = '' } = process.env;
  const options = { env: { PATH, HOME, ...variables }, maxBuffer: 16 * 1024 * 1024 };
  return promisify(execFile)(process.execPath, [join(import.meta.dirname, 'run.ts'), ...words], options).then(
    (said) => ({ code: 0, ...said }),
    (error: Ended) => error,
  );
}

it('asks simulated models over HTTP, says what that took, and sets it beside the playbook', {
  timeout: PATIENCE,
}, async () => {
  const { code, stdout } = await runEvals([...CASE, '--model', 'simulated', '--json']);

  const said = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
  const { calls, failed, input, output, ...use } = said.asked.models[0];
  expect([code, said.eval, said.models]).toEqual([0, 'simulated-advisor', ['simulated/advisor']]);
  expect(use).toEqual({ model: 'simulated/advisor', usd: 0 });
  expect([calls > 0, failed, said.asked.answered > 0, said.asked.fellBack]).toEqual([true, 0, true, {}]);
  expect(said.all).toMatchObject({ cases: 1, model_calls: calls, tokens: input + output });
  expect(stdout).toMatch(/Beside the playbook as of .*\nfound +1 of 1, the playbook 1/);
});

it('asks nothing and plays nothing when a key is missing', { timeout: PATIENCE }, async () => {
  const { code, stdout, stderr } = await runEvals([...CASE, '--model', 'openai/absent']);

  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain('The environment variable OPENAI_API_KEY is not set. Nothing was played.');
});

describe('a model whose provider refuses the key', () => {
  let provider: RawProvider;
  let ended: Ended;
  let reports: string;
  let named: readonly string[];
  beforeAll(async () => {
    provider = await openRawProvider((response) => {
      response.writeHead(401, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { message: `Incorrect API key provided: ${KEY}` } }));
    });
    reports = join(folder, 'reports.json');
    named = ['--model', `openai/refused@${provider.url}`];
    ended = await runEvals([...CASE, ...named, '--reports', reports]);
  }, PATIENCE);
  afterAll(() => provider.close());

  it('has no result, though the playbooks came to one', () => {
    expect(provider.requests.length).toBeGreaterThan(0);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(
      /This is no result of openai-refused-127.0.0.1-\d+\. The playbook did (\d+) of \1 /,
    );
    expect(ended.stdout).toMatch(/right +1 of 1/);
    expect(ended.stdout + ended.stderr).not.toContain(KEY);
  });

  it('is not stored either', async () => {
    const { code, stderr } = await runEvals([...named, '--from', reports, '--save']);

    const file = `openai-refused-${new URL(provider.url).host.replace(':', '-')}.json`;
    expect(code).toBe(1);
    expect(stderr).toMatch(/This is no result of .* Nothing is stored\./);
    expect(existsSync(join(import.meta.dirname, 'results', file))).toBe(false);
  });
});
