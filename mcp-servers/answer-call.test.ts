import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineServer, defineSourceTool } from './mcp-server.ts';
import { dimension, TIMELESS } from './plain-page.ts';
import { connectClient, TEST_SHOP, testServed } from './testing.ts';

const PADDING = 'word '.repeat(300);

/** Answers the numbers from `from` on, in two pages of a thousand. */
const numbers = defineSourceTool({
  name: 'numbers',
  title: 'Numbers',
  description: 'Answers two thousand numbers in two pages.',
  input: z.object({ from: z.number().default(0) }),
  async run({ from }, at, { log }) {
    log.info('asked');
    const start = from + Number(at ?? 0);
    const rows = Array.from({ length: 100 }, (_, index) => ({ number: start + index, padding: PADDING }));
    const next = at === null ? '100' : null;
    return { ...TIMELESS, rows, columns: [dimension('number')], account: null, apiVersion: '1', next };
  },
});

const broken = defineSourceTool({
  name: 'broken',
  title: 'Broken',
  description: 'Fails in a way that nobody foresaw.',
  input: z.object({}),
  run: () => Promise.reject(new TypeError('Bearer ya29.fake-token-in-a-bug')),
});

const definition = defineServer({
  name: 'numbers',
  title: 'Numbers',
  version: '1',
  source: 'ga4',
  instructions: '',
  tools: [numbers, broken],
  aliases: [{ name: 'numbers_from_7', tool: 'numbers', arguments: { from: 7 } }],
  synonyms: { start: 'from' },
});

const served = (overrides: object = {}) =>
  testServed(definition, { url: 'http://127.0.0.1:9', ...overrides });
const connect = (overrides: object = {}) => connectClient(served(overrides));

describe('a cursor', () => {
  it('leads through all pages without a gap', async () => {
    const { answer } = await connect();
    const seen: unknown[] = [];

    let cursor: string | null | undefined;
    do {
      const found = await answer('numbers', cursor ? { cursor } : {});
      seen.push(...found.rows.map(({ number }) => number));
      ({ cursor } = found);
    } while (cursor !== null);

    expect(seen).toEqual(Array.from({ length: 200 }, (_, index) => index));
  });

  it('is good at another server object of the same shop', async () => {
    const first = await (await connect()).answer('numbers');
    const second = await (await connect()).answer('numbers', { cursor: first.cursor });

    expect(second.rows[0]?.number).toBe(first.rows.length);
  });

  it.each([
    ['other arguments', { from: 1 }, {}],
    ['another shop', { shop_id: 'other' }, { tenant: { id: 'b', slug: 'other', domain: null } }],
    ['another key', {}, { cursorKey: Buffer.alloc(32, 8) }],
  ])('is refused with %s', async (_, input, overrides) => {
    const { cursor } = await (await connect()).answer('numbers');

    const failed = await (await connect(overrides)).failure('numbers', { cursor, ...input });

    expect(failed).toMatchObject({ kind: 'bad_request' });
  });

  it.each(['', 'x', '.', 'eyJhdCI6bnVsbCwic2tpcCI6MH0.AAAA', 'a.b.c'])(
    'is refused when it is %j',
    async (cursor) => {
      const { failure } = await connect();

      expect((await failure('numbers', { cursor })).kind).toBe('bad_request');
    },
  );
});

describe('a call', () => {
  it.each([TEST_SHOP.slug, TEST_SHOP.id])('is answered for the shop of the server: %s', async (shop_id) => {
    const { answer } = await connect();

    expect((await answer('numbers', { shop_id })).rows.length).toBeGreaterThan(0);
  });

  it('is refused for another shop', async () => {
    const { failure } = await connect();

    const failed = await failure('numbers', { shop_id: 'other-shop' });

    expect(failed.kind).toBe('permission');
    expect(failed.user_action).toContain(TEST_SHOP.slug);
  });

  it('is refused with arguments that nobody knows, a token among them', async () => {
    const { failure } = await connect();

    expect(await failure('numbers', { token: 'x' })).toMatchObject({ kind: 'bad_request' });
  });

  it('answers under an alias, with what the name says', async () => {
    const { answer, client } = await connect();

    const { rows } = await answer('numbers_from_7');

    expect(rows[0]?.number).toBe(7);
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['numbers', 'broken']);
  });

  it('takes the other names of arguments', async () => {
    const { answer } = await connect();

    expect((await answer('numbers', { start: 3 })).rows[0]?.number).toBe(3);
  });

  it('to a tool that is not there is an error of the protocol', async () => {
    const { call } = await connect();

    await expect(call('nonsense')).rejects.toThrow('no tool of that name');
  });

  it('that meets a bug tells nothing of it but to the log', async () => {
    const lines: string[] = [];
    const log = { error: (fields: object) => lines.push(JSON.stringify(fields)) };
    const { call } = await connect({ log });

    const told = await call('broken').catch((error: unknown) => String(error));

    expect(told).toContain('The server failed');
    expect(told).not.toContain('ya29');
    expect(lines.join()).toContain('TypeError');
    expect(lines.join()).not.toContain('fake-token-in-a-bug');
  });
});
