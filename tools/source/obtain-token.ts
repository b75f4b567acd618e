import { setTimeout as wait } from 'node:timers/promises';
import { findTokenState, type TokenState } from '#storage/core/token-refresh.repository.ts';
import { findHeldTokens } from './held-tokens.ts';
import type { HeldTokens } from './oauth.ts';
import { type ConnectedPlace, reconnectError } from './reconnect.ts';
import { refreshToken } from './refresh-token.ts';
import { SourceError } from './source-error.ts';
import { oauthOf, USUAL_LIMITS, type VaultSettings } from './vault-settings.ts';

const MILLISECONDS = 1000;

/**
 * A token that is good now, and is not the refused one. However many processes ask at once, one of them asks the provider;
 * the others wait and read what it stored, or fail as it failed.
 */
export async function obtainToken(
  settings: VaultSettings,
  place: ConnectedPlace,
  refused?: string,
): Promise<string> {
  const { pollMilliseconds, waitSeconds } = settings.limits ?? USUAL_LIMITS;
  const until = performance.now() + waitSeconds * MILLISECONDS;
  const wish: Wish = { place, refused, awaited: undefined };
  while (performance.now() < until) {
    const token = await tryOnce(settings, wish);
    if (token !== undefined) return token;
    await wait(pollMilliseconds);
  }
  throw new SourceError(`The token of ${place.source} is being refreshed for too long.`, {
    kind: 'transient',
  });
}

interface Wish {
  readonly place: ConnectedPlace;
  readonly refused: string | undefined;
  /** The attempt that was under way when this was first looked at, or else the next one, by whomever. */
  awaited: number | undefined;
}

async function tryOnce(settings: VaultSettings, wish: Wish): Promise<string | undefined> {
  const { place, refused } = wish;
  const { state, held } = await look(settings, place);
  if (isUsable(state, held, refused)) return held.accessToken;
  wish.awaited ??= state.isHeld ? state.attempt : state.attempt + 1;
  if (state.failedAttempt >= wish.awaited) return settle({ state, held }, refused);
  return state.isHeld ? undefined : renewOrKeep(settings, { place, state, held }, refused);
}

interface Look {
  readonly state: TokenState;
  readonly held: HeldTokens;
}

/** The state before the tokens: those may be newer than it says, and then its version is refused at the claim. */
async function look(settings: VaultSettings, place: ConnectedPlace): Promise<Look> {
  const { marginSeconds } = findMargin(settings, place);
  const state = await findTokenState(settings.owner, place, marginSeconds);
  if (state === undefined) throw reconnectError(place, 'it never was.');
  if (state.status === 'disconnected') throw reconnectError(place, 'it was disconnected.');
  if (state.status === 'needs_reconnect') {
    throw reconnectError(place, state.failure ?? 'its consent has ended.');
  }
  const held = await findHeldTokens(settings, { ...place, integrationId: state.id });
  if (held === undefined) throw reconnectError(place, 'its token is gone.');
  return { state, held };
}

/** A token that is still good can be used by an installation that has lost its application. */
function findMargin(settings: VaultSettings, { source }: ConnectedPlace): { marginSeconds: number } {
  return settings.oauth.find(({ sources }) => sources.includes(source)) ?? { marginSeconds: 0 };
}

/** Near its end a token is still used while it is being replaced, or cannot be for the moment. */
function isUsable(
  { isFresh, isGood, isHeld, isPaused }: TokenState,
  held: HeldTokens,
  refused?: string,
): boolean {
  if (held.accessToken === refused) return false;
  return isFresh || (isGood && (isHeld || isPaused));
}

/** Asks the provider; a failure that may pass does not matter as long as the token is good. */
async function renewOrKeep(
  settings: VaultSettings,
  { place, state, held }: Look & { readonly place: ConnectedPlace },
  refused?: string,
): Promise<string | undefined> {
  oauthOf(settings, place.source);
  try {
    return await refreshToken(settings, { place, state, held });
  } catch (error) {
    const isPassing = error instanceof SourceError && error.kind !== 'auth_reconnect';
    if (isPassing && state.isGood && held.accessToken !== refused) return held.accessToken;
    throw error;
  }
}

/** What the attempt that was waited for came to. */
function settle({ state, held }: Look, refused?: string): string {
  if (state.isGood && held.accessToken !== refused) return held.accessToken;
  throw new SourceError(state.failure ?? 'No token came.', { kind: 'transient' });
}
