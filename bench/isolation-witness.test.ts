import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { explainRefreshes, openTokenWitness, type TokenWitness } from './isolation-witness.ts';

const USED_MILLISECONDS = 9_000;
const SECONDS = 20;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function give({ grants }: TokenWitness, token: string): void {
  const expiresAt = new Date(Date.now() + SECONDS * 1000);
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

it.each([
  { name: 'all that was stored followed an end', refreshes: 9, expiries: 9, early: 0, stored: 9 },
  { name: 'a lost one was asked for again at once', refreshes: 10, expiries: 9, early: 1, stored: 9 },
  { name: 'a lost one was asked for again after its end', refreshes: 10, expiries: 10, early: 0, stored: 9 },
])('explains every token when $name', ({ name: _, ...counts }) => {
  expect(explainRefreshes(counts)).toEqual({ lost: counts.refreshes - 9, early: 0, expiries: 9 });
});

it('explains no token that was given and stored twice', () => {
  const counts = { refreshes: 11, expiries: 9, early: 2, stored: 10 };

  expect(explainRefreshes(counts)).toMatchObject({ lost: 1, early: 1 });
});
