import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sourceAnswer } from '#tools/source/source-answer.ts';
import { LOOPBACK_HOSTS } from './http-guard.ts';
import { all } from './registry.gen.ts';
import { type HttpServing, serveHttp } from './serve-http.ts';
import { openProvider, type ReceivedRequest, type TestProvider, testAccount, testServed } from './testing.ts';

const ROOT = join(import.meta.dirname, '..');
const SCRIPT = join(import.meta.dirname, 'testing-serve.ts');
const EXPECTED = join(import.meta.dirname, 'conformance.expected.yml');
const DEADLINE = 60_000;

/** A question to each server, and the account that it is about. */
const QUESTIONS: Readonly<Record<string, { account: string; tool: string; input: object }>> = {
  ga4: { account: '123', tool: 'run_report', input: { metrics: ['sessions'] } },
  gsc: { account: 'sc-domain:shop.example', tool: 'get_search_analytics', input: {} },
  pagespeed: { account: 'none', tool: 'analyze_page', input: { url: 'https://shop.example/' } },
  google_ads: { account: '1234567890', tool: 'get_performance', input: {} },
  meta_ads: { account: 'act_1', tool: 'get_insights', input: {} },
};

/** One row from each provider. */
function answerOf({ path }: ReceivedRequest): unknown {
  if (path.includes('runReport')) {
    const metricHeaders = [{ name: 'sessions', type: 'TYPE_INTEGER' }];
    return { metricHeaders, rows: [{ metricValues: [{ value: '412' }] }], rowCount: 1 };
  }
  if (path.includes('searchAnalytics')) {
    return { rows: [{ keys: ['vinyl'], clicks: 1, impressions: 2, ctr: 0.5, position: 3 }] };
  }
  if (path.includes('runPagespeed')) {
    return { loadingExperience: { metrics: { INTERACTION_TO_NEXT_PAINT: { percentile: 180 } } } };
  }
  if (path.includes('searchStream')) return [{ results: [{ campaign: { id: '2001' } }] }];
  return { data: [{ campaign_id: '1', spend: '5' }] };
}

let provider: TestProvider;
let home: string;
const serving = new Map<string, HttpServing>();

beforeAll(async () => {
  provider = await openProvider((request) => ({ body: answerOf(request) }));
  home = mkdtempSync(join(tmpdir(), 'steward-mcp-'));
  for (const definition of all) {
    const accounts = [testAccount(QUESTIONS[definition.name]?.account ?? '')];
    const served = testServed(definition, { url: provider.url, accounts });
    const place = { host: '127.0.0.1', port: 0, hosts: LOOPBACK_HOSTS, token: undefined, withAliases: false };
    serving.set(definition.name, await serveHttp(served, place));
  }
});
afterAll(async () => {
  provider.close();
  await Promise.all([...serving.values()].map((each) => each.close()));
  rmSync(home, { recursive: true, force: true });
});

const urlOf = (name: string): string => serving.get(name)?.url ?? '';

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one of the packages' programs to its end. */
function run(program: string, words: readonly string[]): Promise<Ended> {
  const path = join(ROOT, 'node_modules', '.bin', program);
  const env = { PATH: process.env.PATH, HOME: home };
  return new Promise((resolve) => {
    execFile(path, words, { env, cwd: home, maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr });
    });
  });
}

/** How the Inspector reaches a server. */
function targetOf(transport: 'http' | 'stdio', name: string): string[] {
  if (transport === 'http') return ['--transport', 'http', '--server-url', urlOf(name)];
  const prefix = `STEWARD_${name.toUpperCase()}`;
  return [
    process.execPath,
    SCRIPT,
    name,
    ...['-e', `STEWARD_TEST_PROVIDER=${provider.url}`],
    ...['-e', `${prefix}_TOKEN=fake-token`],
    ...['-e', `${prefix}_ACCOUNTS=${QUESTIONS[name]?.account}`],
  ];
}

const inspect = (transport: 'http' | 'stdio', name: string, words: readonly string[]): Promise<Ended> =>
  run('mcp-inspector', ['--cli', ...targetOf(transport, name), '--format', 'json', '-q', ...words]);

const listing = z.object({ result: z.object({ tools: z.array(z.object({ name: z.string() })) }) });
const called = z.object({ result: z.object({ structuredContent: sourceAnswer }) });

describe.concurrent.each(all)('$name', ({ name, tools }) => {
  it('passes all scenarios of the conformance suite that can apply', { timeout: DEADLINE }, async () => {
    const words = ['server', '--url', urlOf(name), '--suite', 'all', '--expected-failures', EXPECTED];

    const { code, stdout } = await run('conformance', words);

    expect(code, stdout).toBe(0);
    for (const scenario of ['server-initialize', 'ping', 'tools-list', 'dns-rebinding-protection']) {
      expect(stdout).toMatch(new RegExp(`✓ ${scenario}: [1-9]\\d* passed, 0 failed`));
    }
  });

  it.each(['http', 'stdio'] as const)(
    'lists its tools to the Inspector over %s, which finds nothing wrong with them',
    { timeout: DEADLINE },
    async (transport) => {
      const { code, stdout, stderr } = await inspect(transport, name, ['--method', 'tools/list', '--strict']);

      expect(code, stderr).toBe(0);
      const shown = listing.parse(JSON.parse(stdout)).result.tools;
      expect(shown.map((tool) => tool.name)).toEqual(tools.map((tool) => tool.name));
    },
  );

  it.each(['http', 'stdio'] as const)(
    'answers a call of the Inspector over %s',
    { timeout: DEADLINE },
    async (transport) => {
      const { tool = '', input } = QUESTIONS[name] ?? {};
      const json = JSON.stringify({ shop_id: 'test-shop', ...input });
      const words = ['--method', 'tools/call', '--tool-name', tool, '--tool-args-json', json];

      const { code, stdout, stderr } = await inspect(transport, name, words);

      expect(code, stderr).toBe(0);
      expect(called.parse(JSON.parse(stdout)).result.structuredContent.rows.length).toBe(1);
    },
  );
});
