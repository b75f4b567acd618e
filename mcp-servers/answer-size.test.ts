import { randomBytes } from 'node:crypto';
import { getEncoding } from 'js-tiktoken';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sourceAnswer } from '#tools/source/source-answer.ts';
import { estimateTokens } from './estimate-tokens.ts';
import { ANSWER_TOKENS } from './fit-answer.ts';
import { defineServer, defineSourceTool } from './mcp-server.ts';
import { dimension, TIMELESS } from './plain-page.ts';
import { connectClient, testServed } from './testing.ts';

const ENCODINGS = [getEncoding('o200k_base'), getEncoding('cl100k_base')];
const tokensOf = (text: string): number =>
  Math.max(...ENCODINGS.map((each) => each.encode(text, [], []).length));

/** What rows of sources may be full of, by what models find hard to read. */
const TEXTS: Readonly<Record<string, (index: number) => string>> = {
  'plain words': (index) => `Organic Search visitors from Norway, number ${index}`,
  'Polish queries': () => 'gramofon używany łódź żółty ćwiczenia',
  'long numbers': (index) => `1202${String(Math.abs(Math.sin(index + 1))).slice(2, 18)}`,
  'random ids': () => `https://shop.example/?gclid=${randomBytes(60).toString('base64url')}`,
  emoji: () => '🎉🦊🧵🪡🧶🪢🥼🦺'.repeat(3),
  'Thai queries': () => 'เครื่องเล่นแผ่นเสียงมือสองราคาถูก',
  signs: (index) => '~!@#$%^&*()_+{}|:<>?[]'.repeat(1 + (index % 3)),
  'texts as long as can be': () => 'ąę '.repeat(5000),
};

function serverOf(text: (index: number) => string, count: number) {
  const rows = Array.from({ length: count }, (_, index) => ({ text: text(index), value: Math.sin(index) }));
  const many = defineSourceTool({
    name: 'many',
    title: 'Many rows',
    description: 'Answers more rows than one answer may hold.',
    input: z.object({}),
    run: async () => ({
      ...TIMELESS,
      rows,
      columns: [dimension('text')],
      account: null,
      apiVersion: '1',
    }),
  });
  return defineServer({
    name: 'many',
    title: 'Many',
    version: '1',
    source: 'ga4',
    instructions: '',
    tools: [many],
    aliases: [],
    synonyms: {},
  });
}

describe.each(Object.entries(TEXTS))('%s', (_, text) => {
  it('are never estimated at less than they are', () => {
    const json = JSON.stringify(Array.from({ length: 100 }, (__, index) => ({ text: text(index) })));

    expect(estimateTokens(json) * 1.05).toBeGreaterThanOrEqual(tokensOf(json.slice(0, 200_000)));
  }, 60_000);

  it('make no answer of more than 20,000 tokens, and all of them arrive once', async () => {
    // Enough for several answers.
    const count = text(0).length > 1000 ? 40 : 400;
    const { call } = await connectClient(testServed(serverOf(text, count), { url: 'http://127.0.0.1:9' }));
    const sizes: number[] = [];
    let arrived = 0;

    let cursor: unknown;
    do {
      const result = await call('many', cursor ? { cursor } : {});
      sizes.push(tokensOf(JSON.stringify(result)));
      arrived += sourceAnswer.parse(result.structuredContent).rows.length;
      cursor = result.structuredContent?.cursor;
    } while (cursor !== null);

    expect(Math.max(...sizes)).toBeLessThanOrEqual(ANSWER_TOKENS);
    expect(arrived).toBe(count);
  }, 60_000);
});
