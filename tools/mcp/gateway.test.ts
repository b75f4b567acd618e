import { describe, expect, it, type TestContext } from 'vitest';
import { aCall, troubledServer } from './testing.ts';
import { opener, openerFor } from './testing-opener.ts';

const open = opener();
const withTrouble = (...troubles: readonly string[]) => open.gateway(troubledServer(troubles));
const overHttp = async (...troubles: readonly string[]) => open.gateway(await open.http(...troubles));

/** Whatever is not about silence may be slow on a busy machine. */
const patienceFor = (trouble: string) => (['hang', 'drip'].includes(trouble) ? {} : { idleSeconds: 10 });

const NUMBER = { structured: { number: 1, cursor: null }, text: '', omitted: 0 };

it('lists the tools of all pages', async () => {
  const tools = await withTrouble().listTools(aCall());

  expect(tools.map(({ name }) => name)).toEqual(['read', 'write']);
});

it('answers what a tool answered, as its schema says', async () => {
  expect(await withTrouble().call(aCall())).toEqual(NUMBER);
});

it.each([[], ['--on-call', 'stream']])('speaks HTTP: %s', async (...troubles) => {
  const gateway = await overHttp(...troubles);

  expect(await gateway.call(aCall())).toEqual(NUMBER);
});

it('gives a child nothing of our environment but what was named', async () => {
  const reach = troubledServer([]).reach;
  const named = { ...reach, envNames: ['LANG'] } as typeof reach;
  const secrets = { variable: (name: string) => `${name}!`, readFile: async () => '' };
  const gateway = open.gateway(troubledServer([], { reach: named }), { secrets });

  const { structured } = await gateway.call(aCall({ arguments: { number: 1, showsEnvironment: true } }));

  const { _, ...given } = JSON.parse(String(structured?.cursor));
  expect(given).toEqual({ LANG: 'LANG!' });
});

// Each of these starts processes and waits for silences, so several wait together.
describe.concurrent.each([
  ['hang', 'idle'],
  ['exit', 'broken'],
  ['large', 'too_large'],
  ['drip', 'idle'],
  ['invalid', 'invalid_result'],
  ['failed', 'tool_failed'],
  ['wordy', 'invalid_result'],
  ['flood', 'flood'],
  ['garbage', 'unreadable'],
])('a server that does "%s" on a call', (trouble, fault) => {
  const gatewayOf = (context: TestContext, ...more: readonly string[]) =>
    openerFor(context).gateway(
      troubledServer(['--on-call', trouble, ...more], { limits: patienceFor(trouble) }),
    );

  it(`is named as what it is: ${fault}`, async (context) => {
    const error = await gatewayOf(context)
      .call(aCall())
      .catch((reason) => reason);

    expect(error).toMatchObject({ code: 'external_service', fault, isUndone: false });
    expect(error.message).not.toContain('Ignore');
  });

  it('is never asked twice for what may not be done twice, and that is said', async (context) => {
    const journal = openerFor(context).journal();
    const gateway = gatewayOf(context, '--journal', journal.path);

    const error = await gateway.call(aCall({ tool: 'write' })).catch((reason) => reason);

    expect(error).toMatchObject({ name: 'UnknownOutcomeError', isUndone: false, retryable: false });
    expect(error.message).toContain('Whether "write" was carried out is not known');
    expect(journal.calls()).toEqual([{ name: 'write', number: 1 }]);
  });
});

describe.each([
  ['hang', 'idle', false],
  ['exit', 'broken', false],
  ['large', 'too_large', false],
  ['drip', 'idle', false],
  ['cut', 'broken', false],
  ['page', 'unreadable', false],
  ['500', 'server_error', false],
  ['redirect', 'redirected', true],
  ['401', 'unauthorized', true],
  ['403', 'forbidden', true],
  ['429', 'rate_limited', true],
  ['long-429', 'rate_limited', true],
  ['forget', 'session_lost', true],
])('a server over HTTP that does "%s" on a call', (trouble, fault, isUndone) => {
  it(`is asked once for what may not be done twice: ${fault}`, async () => {
    const journal = open.journal();
    const definition = await open.http('--on-call', trouble, '--journal', journal.path);
    const limits = { ...definition.limits, ...patienceFor(trouble) };
    const gateway = open.gateway({ ...definition, limits });

    const error = await gateway.call(aCall({ tool: 'write' })).catch((reason) => reason);

    const named = isUndone ? error : error.cause;
    expect([named.fault, error.isUndone]).toEqual([fault, isUndone]);
    expect(error.message).not.toContain('Ignore');
    expect(journal.calls()).toHaveLength(1);
  });
});

it.each(['429', 'exit', '500', 'cut', 'forget'])(
  'asks again for what only reads when a server did "%s" once',
  async (trouble) => {
    const gateway = await overHttp('--on-call', trouble, '--every', '2');
    await gateway.call(aCall());

    expect(await gateway.call(aCall())).toEqual(NUMBER);
  },
);

it('starts a server again that ended in the middle of a call, and asks it again for what only reads', async () => {
  const gateway = withTrouble('--on-call', 'exit', '--every', '2');
  await gateway.call(aCall());

  expect(await gateway.call(aCall())).toEqual(NUMBER);
});

it('does not wait for half an hour because a server says so', async () => {
  const gateway = await overHttp('--on-call', 'long-429');
  await gateway.call(aCall()).catch(() => {});

  await expect(gateway.call(aCall())).rejects.toMatchObject({
    fault: 'rate_limited',
    retryAfterSeconds: expect.closeTo(300, -1),
  });
});
