import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { connectHttp, connectStdio } from '#mcp-servers/testing-clients.ts';
import { PROGRAM, prepareSteward, type TestSteward } from '../testing.ts';

const PLACE = ['--timezone', 'Europe/Warsaw', '--currency', 'PLN', '--locale', 'pl'];

let steward: TestSteward;
beforeAll(async () => {
  steward = prepareSteward();
  await steward.run('tenants', 'create', 'corner', ...PLACE, '--domain', 'corner.example');
});
afterAll(() => steward.remove());

const failed = z.object({ isError: z.literal(true), content: z.array(z.object({ text: z.string() })) });

async function askForeignPage(client: Awaited<ReturnType<typeof connectHttp>>): Promise<unknown> {
  const result = await client.callTool({
    name: 'analyze_page',
    arguments: { shop_id: 'corner', url: 'https://elsewhere.example/' },
  });
  return JSON.parse(failed.parse(result).content[0]?.text ?? '');
}

describe('mcp serve', () => {
  it('speaks with a client over stdio, for its tenant only', async () => {
    const args = ['mcp', 'serve', 'pagespeed', '--tenant', 'corner', '--stdio'];
    const client = await connectStdio({ command: PROGRAM, args, env: steward.env });

    const told = await askForeignPage(client);
    const other = await client.callTool({
      name: 'analyze_page',
      arguments: { shop_id: 'other', url: 'https://corner.example/' },
    });

    expect(told).toMatchObject({ kind: 'permission', user_action: 'Ask for a page of corner.example.' });
    expect(JSON.stringify(other)).toContain('opened for another shop');
    await client.close();
  });

  it('listens over HTTP until it is stopped, and says where', async () => {
    const { process: child, ended } = steward.start(
      ...['mcp', 'serve', 'pagespeed', '--tenant', 'corner', '--http', '--port', '0', '--json'],
    );
    const line = await new Promise<string>((resolve) =>
      child.stdout?.once('data', (each) => resolve(String(each))),
    );
    const { url } = z.object({ url: z.url() }).parse(JSON.parse(line));
    const client = await connectHttp(url);

    const told = await askForeignPage(client);
    await client.close();
    child.kill('SIGTERM');

    expect(told).toMatchObject({ kind: 'permission' });
    expect((await ended).code).toBe(0);
  });

  it.each([
    [['ga4', '--tenant', 'corner', '--stdio'], 4, /integrations connect ga4/],
    [['pagespeed', '--tenant', 'nobody', '--stdio'], 1, /no tenant "nobody"/],
    [['pagespeed', '--tenant', 'corner'], 2, /One of --stdio and --http/],
    [['pagespeed', '--tenant', 'corner', '--stdio', '--http'], 2, /One of --stdio and --http/],
    [['pagespeed', '--tenant', 'corner', '--http', '--host', '0.0.0.0'], 3, /set STEWARD_MCP_TOKEN/],
    [['pagespeed', '--tenant', 'corner', '--http', '--port', 'many'], 2, /--port must be a number/],
    [['nonsense', '--tenant', 'corner', '--stdio'], 2, /must be one of ga4, gsc/],
    [['pagespeed', '--stdio'], 2, /required option '--tenant <slug>'/],
  ])('%j ends with %i and a sentence, and nothing on standard output', async (words, code, sentence) => {
    const ended = await steward.run('mcp', 'serve', ...words);

    expect(ended.code).toBe(code);
    expect(ended.stderr).toMatch(sentence);
    expect(ended.stdout).toBe('');
  });
});
