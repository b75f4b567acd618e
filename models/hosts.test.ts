import nock from 'nock';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MODEL_PROVIDERS, type ModelProvider, openModel } from './open-model.ts';
import { ANSWERS, HELLO, TEST_KEY } from './testing.ts';

/* Where requests go when nobody says where, and that the environment has no say in it. */

beforeEach(() => {
  nock.disableNetConnect();
});
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
  vi.unstubAllEnvs();
});

const HOSTS: Readonly<Record<ModelProvider, readonly [string, string, Record<string, string>]>> = {
  openai: ['https://api.openai.com', '/v1/chat/completions', { authorization: `Bearer ${TEST_KEY}` }],
  'openai-responses': ['https://api.openai.com', '/v1/responses', { authorization: `Bearer ${TEST_KEY}` }],
  anthropic: ['https://api.anthropic.com', '/v1/messages', { 'x-api-key': TEST_KEY }],
};

it.each(MODEL_PROVIDERS)(
  'asks the provider of %s itself, with this key and nothing of the environment',
  async (provider) => {
    for (const name of ['OPENAI_BASE_URL', 'ANTHROPIC_BASE_URL']) vi.stubEnv(name, 'http://127.0.0.1:1');
    for (const name of ['OPENAI_ORG_ID', 'OPENAI_PROJECT_ID', 'ANTHROPIC_AUTH_TOKEN'])
      vi.stubEnv(name, 'foreign');
    const [host, path, headers] = HOSTS[provider];
    const { half, rest } = ANSWERS[provider];
    const stream = [...half, ...rest].map((event) => {
      const name = 'type' in event ? `event: ${event.type}\n` : '';
      return `${name}data: ${JSON.stringify(event)}\n\n`;
    });
    const sent: unknown[] = [];
    nock(host, { reqheaders: headers })
      .post(path)
      .reply(
        200,
        (request: Request) => {
          sent.push(...request.headers);
          return stream.join('');
        },
        { 'content-type': 'text/event-stream' },
      );
    const model = openModel({ provider, model: 'm', apiKey: TEST_KEY, price: null });

    const answer = await model.complete({ ...HELLO, maxOutputTokens: 5 });

    expect(answer).toMatchObject({ text: 'half', finish: 'stop' });
    expect(sent.length).toBeGreaterThan(3);
    expect(JSON.stringify(sent)).not.toContain('foreign');
  },
);

it('limits an answer of OpenAI itself by the name that it takes', async () => {
  const bodies: unknown[] = [];
  nock('https://api.openai.com')
    .post('/v1/chat/completions', (body) => bodies.push(body) > 0)
    .reply(500, {});
  const model = openModel({ provider: 'openai', model: 'm', apiKey: TEST_KEY, price: null });

  await model.complete({ ...HELLO, maxOutputTokens: 5 }).catch(() => {});

  expect(bodies).toMatchObject([{ max_completion_tokens: 5 }]);
  expect(bodies[0]).not.toHaveProperty('max_tokens');
});

it.each(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT'])(
  'says that it cannot reach anybody on %s',
  async (code) => {
    nock('https://api.openai.com')
      .post('/v1/responses')
      .replyWithError(Object.assign(new Error('No.'), { code }));
    const model = openModel({ provider: 'openai-responses', model: 'm', apiKey: TEST_KEY, price: null });

    await expect(model.complete(HELLO)).rejects.toMatchObject({ fault: 'unreachable', retryable: true });
  },
);
