import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeProvider, openFakeProvider } from '#tools/source/testing-provider.ts';
import { FAKE_CLIENT } from '#tools/source/testing-provider-tokens.ts';
import { consentAt } from '#tools/source/testing-vault.ts';
import { prepareSteward, type TestSteward } from './testing.ts';
import { hasTerminals, onTerminal, type Person } from './testing-chat.ts';

const CONNECT = ['integrations', 'connect', 'ga4', '--tenant', 'corner'];
const CTRL_C = '\u0003';

let provider: FakeProvider;
let steward: TestSteward;
beforeAll(async () => {
  provider = await openFakeProvider();
  steward = prepareSteward({
    STEWARD_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
    STEWARD_GOOGLE_CLIENT_ID: FAKE_CLIENT.clientId,
    STEWARD_GOOGLE_CLIENT_SECRET: FAKE_CLIENT.clientSecret,
    STEWARD_PROVIDER_URLS: provider.variable,
  });
  await steward.run(
    ...['tenants', 'create', 'corner', '--timezone', 'Europe/Oslo', '--currency', 'NOK', '--locale', 'en'],
  );
});
afterAll(async () => {
  await provider.close();
  steward.remove();
});

/** The address that a person at a terminal is sent to, once all of it is there. */
async function addressFor(person: Person): Promise<URL> {
  const shown = await person.sees('code_challenge_method=S256');
  const address = /http:\/\/127\.0\.0\.1:\d+\/consent\?\S+$/.exec(shown)?.[0] ?? '';
  return new URL(address);
}

describe.runIf(hasTerminals)('a person at a terminal', { timeout: 60_000 }, () => {
  it('is asked which accounts once the browser is back', async () => {
    const person = onTerminal(steward, CONNECT);
    const back = await consentAt(await addressFor(person));

    await fetch(back);
    await person.sees('Which of them?');
    person.type('2\r');
    const shown = await person.sees('Next: steward integrations check');

    expect(shown).toContain('Google Analytics 4 of corner is connected');
    expect(shown).toMatch(/102 +Other \/ Blog/);
    expect(await person.ended).toBe(0);
  });

  it.each([
    ['the browser is waited for', [], 'code_challenge_method=S256'],
    ['an answer is waited for', ['--paste'], 'Paste the whole address'],
  ])('can stop with Ctrl-C while %s', async (_, words, wanted) => {
    const person = onTerminal(steward, [...CONNECT, ...words]);
    await person.sees(wanted);

    person.type(CTRL_C);

    expect(await person.ended).toBe(130);
  });
});
