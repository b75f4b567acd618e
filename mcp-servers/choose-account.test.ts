import { expect, it } from 'vitest';
import { chooseAccount } from './choose-account.ts';
import { ga4Server } from './growth/ga4.server.ts';
import { testAccount, testServed } from './testing.ts';

const choose = (chosen: readonly string[], account?: string) =>
  chooseAccount(
    { source: 'ga4', account, bare: (id) => id.replace('properties/', '') },
    {
      ...testServed(ga4Server, { url: '', accounts: chosen.map((id) => testAccount(id)) }),
      signal: new AbortController().signal,
    },
  );

it.each([
  [['1'], undefined, '1'],
  [['1', '2'], '2', '2'],
  [['1', '2'], 'properties/2', '2'],
])('of %j takes, when asked for %s, %s', async (chosen, asked, expected) => {
  expect((await choose(chosen, asked)).account.externalId).toBe(expected);
});

it.each([
  { chosen: [], asked: undefined, kind: 'permission', action: /steward integrations connect ga4/ },
  { chosen: ['1'], asked: '2', kind: 'permission', action: /steward integrations connect ga4/ },
  { chosen: ['1', '2'], asked: undefined, kind: 'bad_request', action: /1, 2/ },
])('of $chosen refuses, when asked for $asked, with $kind', async ({ chosen, asked, kind, action }) => {
  await expect(choose(chosen, asked)).rejects.toMatchObject({
    kind,
    userAction: expect.stringMatching(action),
  });
});
