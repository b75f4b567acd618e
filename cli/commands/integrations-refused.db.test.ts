import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { consentAt, failureOf } from '#tools/source/testing-vault.ts';
import { exitCodeOf } from '../exit-code.ts';
import { type Connecting, openConnecting } from '../testing-connecting.ts';

const SCOPE = 'https://www.googleapis.com/auth/analytics.readonly';

let store: TestStore;
let at: Connecting;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  at = await openConnecting(store);
});
afterEach(() => at.provider.close());
afterAll(() => store.close());

/** What is done, and how it ends. */
interface Refused {
  readonly words: readonly string[];
  readonly arrange?: () => unknown;
  readonly code: number;
  readonly sentence: RegExp;
}

/** The person pastes where they were sent back to, with something changed. */
function answerWith(change: (back: URL) => void): void {
  at.person.answers.push(async (address) => {
    const back = await consentAt(address);
    change(back);
    return back.href;
  });
}

describe('connect', () => {
  it.each<[string, Refused]>([
    [
      'a pasted answer to another question',
      {
        words: ['--all', '--paste'],
        arrange: () => answerWith((back) => back.searchParams.set('state', 'forged')),
        ...{ code: 1, sentence: /its state differs/ },
      },
    ],
    [
      'a person who says no',
      {
        words: ['--all', '--paste'],
        arrange: () => answerWith((back) => back.searchParams.set('error', 'access_denied')),
        ...{ code: 1, sentence: /The consent was not given/ },
      },
    ],
    [
      'a code that was not given to us',
      {
        words: ['--all', '--paste'],
        arrange: () => at.person.answers.push(() => 'fake-code-of-somebody'),
        ...{ code: 4, sentence: /Google says that the consent has expired/ },
      },
    ],
    ['an empty line', { words: ['--all', '--paste'], code: 2, sentence: /Nothing was pasted/ }],
    [
      'a consent without what is needed',
      {
        words: ['--all'],
        arrange: () => at.provider.behaviour.withheldScopes.push(SCOPE),
        ...{ code: 1, sentence: /does not include what Google Analytics 4 needs/ },
      },
    ],
    [
      'nobody who comes back in time',
      {
        words: ['--all', '--wait', '1'],
        arrange: () => {
          at.person.browser = undefined;
        },
        ...{ code: 1, sentence: /Nobody gave a consent within 1 seconds/ },
      },
    ],
    [
      'an account that the consent does not see',
      { words: ['--account', '999'], code: 2, sentence: /It sees: 101, 102\./ },
    ],
    [
      'a wait that is no number',
      { words: ['--wait', 'long'], code: 2, sentence: /--wait must be a number of seconds/ },
    ],
  ])('stores nothing after %s', async (_, { words, arrange, code, sentence }) => {
    if (words.includes('--paste')) at.person.browser = undefined;
    arrange?.();

    const failure = await failureOf(at.connect('ga4', ...words));

    expect(String(failure)).toMatch(sentence);
    expect(exitCodeOf(failure)).toBe(code);
    expect(await at.stored()).toEqual([]);
  });

  it.each([
    [{ STEWARD_MASTER_KEY: '' }, /There is no master key.*openssl rand -base64 32/],
    [{ STEWARD_MASTER_KEY: 'short' }, /STEWARD_MASTER_KEY is not 32 bytes in base64/],
    [
      { STEWARD_MASTER_KEY_FILE: '/nowhere/key' },
      /Both STEWARD_MASTER_KEY and STEWARD_MASTER_KEY_FILE are set/,
    ],
    [{ STEWARD_GOOGLE_CLIENT_ID: '' }, /no application for ga4: set STEWARD_GOOGLE_CLIENT_ID/],
    [
      { STEWARD_GOOGLE_CLIENT_ID: '', STEWARD_GOOGLE_CLIENT_FILE: '/nowhere' },
      /STEWARD_GOOGLE_CLIENT_FILE cannot be read/,
    ],
    [{ STEWARD_PROVIDER_URLS: 'google_token=http://evil.example' }, /STEWARD_PROVIDER_URLS is name=url/],
  ])('sends nobody anywhere with %j', async (variables, sentence) => {
    const failure = await failureOf(
      at.steward(variables)('integrations', 'connect', 'ga4', '--tenant', at.slug, '--all'),
    );

    expect(String(failure)).toMatch(sentence);
    expect(exitCodeOf(failure)).toBe(3);
    expect(at.provider.calls).toEqual([]);
  });
});
