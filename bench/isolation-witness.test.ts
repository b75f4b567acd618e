import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openTokenWitness, type TokenWitness } from './isolation-witness.ts';

const USED_MILLISECONDS = 6_000;
const SECONDS = 17;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function give({ grants }: TokenWitness, token: string, seconds = SECONDS): void {
  const expiresAt = new Date(Date.now() + seconds * 1000);
  grants.add(token, { name: 'shop-1/ga4', accounts: [], scopes: null, expiresAt });
}

function witnessWithToken(): TokenWitness {
  const witness = openTokenWitness();
  give(witness, 'first');
  witness.begin();
  return witness;
}

it('counts one refresh for each end of a token', () => {
  const witness = witnessWithToken();

  vi.advanceTimersByTime(USED_MILLISECONDS);
  give(witness, 'second');
  witness.revoke('shop-1/ga4');
  give(witness, 'third');
  witness.end('shop-1/ga4');
  give(witness, 'fourth');

  expect(witness.counts()).toEqual({ refreshes: 3, expiries: 3, early: [] });
});

it('lets the short token of a consent be replaced at its first use, however long it is still good', () => {
  const witness = witnessWithToken();

  give(witness, 'second');

  expect(witness.counts()).toEqual({ refreshes: 1, expiries: 1, early: [] });
});

it('notes that the long token of a consent was replaced before anybody needed to', () => {
  const witness = openTokenWitness();
  give(witness, 'first', 60 * 86_400);
  witness.begin();

  give(witness, 'second');

  expect(witness.counts()).toMatchObject({ refreshes: 1, expiries: 0, early: [{ grant: 'shop-1/ga4' }] });
});

it('notes the second of two refreshes for one end', () => {
  const witness = witnessWithToken();

  vi.advanceTimersByTime(USED_MILLISECONDS);
  give(witness, 'second');
  vi.advanceTimersByTime(10);
  give(witness, 'third');

  expect(witness.counts()).toMatchObject({
    ...{ refreshes: 2, expiries: 1 },
    early: [{ grant: 'shop-1/ga4' }],
  });
});

it('refuses a token that was revoked, and one that is over by the real clock', () => {
  const witness = witnessWithToken();
  const shopsClock = new Date(0);

  witness.revoke('shop-1/ga4');
  give(witness, 'second');
  vi.advanceTimersByTime(SECONDS * 1000);

  expect(witness.grants.check('first', shopsClock).state).toBe('revoked');
  expect(witness.grants.check('second', shopsClock).state).toBe('expired');
});
