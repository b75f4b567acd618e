import { afterEach, expect, it } from 'vitest';
import { ask } from './testing-ask.ts';
import { CLIENT, openTestOauth, REDIRECT, VERIFIER } from './testing-oauth.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const fake of opened.splice(0)) await fake.close();
});

async function openMeta() {
  const { fake, consent, pass } = await openTestOauth();
  opened.push(fake);
  const code = (await consent('v26.0/dialog/oauth')).get('code') ?? '';
  const token = async (parameters: Readonly<Record<string, string>>) =>
    ask(`${fake.url}/v26.0/oauth/access_token?${new URLSearchParams({ ...CLIENT, ...parameters })}`, {
      token: null,
    });
  const short = await token({ code, redirect_uri: REDIRECT, code_verifier: VERIFIER });
  const { access_token: shortToken } = short.body as { access_token: string };
  return {
    fake,
    pass,
    short,
    shortToken,
    exchange: (old: string) => token({ grant_type: 'fb_exchange_token', fb_exchange_token: old }),
  };
}

it('exchanges a short token for one of sixty days', async () => {
  const { short, shortToken, exchange } = await openMeta();

  const long = await exchange(shortToken);

  expect(short.body).toMatchObject({ token_type: 'bearer', expires_in: 5400 });
  expect(long.body).toMatchObject({ token_type: 'bearer', expires_in: 5_184_000 });
});

it('refuses the exchange of a token that ended, and of one whose app was removed', async () => {
  const { fake, pass, shortToken, exchange } = await openMeta();
  const { access_token: longToken } = (await exchange(shortToken)).body as { access_token: string };

  pass(5400);
  const ended = await exchange(shortToken);
  const removal = await ask(`${fake.url}/v26.0/me/permissions`, { token: longToken, method: 'DELETE' });
  const removed = await exchange(longToken);

  expect(ended.body).toMatchObject({ error: { code: 190, error_subcode: 463 } });
  expect(removal.body).toEqual({ success: true });
  expect(removed.body).toMatchObject({ error: { code: 190, error_subcode: 460 } });
});
