import { randomUUID } from 'node:crypto';
import { insertAuditEntry } from '#storage/core/audit.repository.ts';
import { sealSecrets } from '#storage/core/seal-secrets.ts';
import { lockKeys } from '#storage/core/tenant-key.repository.ts';
import {
  claimRefresh,
  completeRefresh,
  failRefresh,
  type Refresh,
  type TokenState,
} from '#storage/core/token-refresh.repository.ts';
import type { GrantedTokens, HeldTokens, OAuthClient } from './oauth.ts';
import { type ConnectedPlace, reconnectError } from './reconnect.ts';
import { SourceError } from './source-error.ts';
import { oauthOf, USUAL_LIMITS, type VaultSettings } from './vault-settings.ts';

/** A refresh that may be begun: what is replaced, and how it stood when that was read. */
export interface StaleToken {
  readonly place: ConnectedPlace;
  readonly state: TokenState;
  readonly held: HeldTokens;
}

const USUAL_PAUSE_SECONDS = 30;
const LONGEST_PAUSE_SECONDS = 600;
const MILLISECONDS = 1000;

/**
 * Asks the provider for a new token, if nobody else does, and stores it. Undefined when somebody else does or did, or took
 * the right to it away: whoever called reads again. No transaction is open while the provider is asked.
 */
export async function refreshToken(settings: VaultSettings, stale: StaleToken): Promise<string | undefined> {
  const { place, state, held } = stale;
  const client = oauthOf(settings, place.source);
  const refresh: Refresh = {
    ...{ tenantId: place.tenantId, integrationId: state.id, tokenVersion: state.tokenVersion },
    refresher: randomUUID(),
  };
  const { leaseSeconds } = settings.limits ?? USUAL_LIMITS;
  if (!(await claimRefresh(settings.owner, refresh, leaseSeconds))) return undefined;
  const startedAt = performance.now();
  const answer = await client.refresh(held).catch(asFailure);
  if (answer instanceof SourceError) return settleFailure(settings, { place, refresh }, answer);
  const spentSeconds = (performance.now() - startedAt) / MILLISECONDS;
  const granted = { ...answer, expiresInSeconds: lessBy(answer.expiresInSeconds, spentSeconds) };
  const isStored = await storeTokens(settings, { place, refresh }, { client, granted });
  return isStored ? granted.accessToken : undefined;
}

function asFailure(error: unknown): SourceError {
  if (error instanceof SourceError) return error;
  throw error;
}

function lessBy(seconds: number | null, spent: number): number | null {
  return seconds === null ? null : Math.max(1, seconds - spent);
}

interface Claimed {
  readonly place: ConnectedPlace;
  readonly refresh: Refresh;
}

/** The new token and the note of it, both or neither; nothing when the right was lost while the provider was asked. */
function storeTokens(
  { owner, masterKeys }: VaultSettings,
  { place, refresh }: Claimed,
  { client, granted }: { readonly client: OAuthClient; readonly granted: GrantedTokens },
): Promise<boolean> {
  const { expiresInSeconds, accessToken, refreshToken: newer } = granted;
  return owner.transaction(async (tx) => {
    await lockKeys(tx, place.tenantId);
    const end = { expiresInSeconds, marginSeconds: client.marginSeconds };
    if (!(await completeRefresh(tx, refresh, end))) return false;
    await sealSecrets(
      tx,
      { ...place, integrationId: refresh.integrationId, masterKeys },
      { access_token: accessToken, ...(newer === null ? {} : { refresh_token: newer }) },
    );
    return true;
  });
}

async function settleFailure(
  { owner }: VaultSettings,
  { place, refresh }: Claimed,
  error: SourceError,
): Promise<undefined> {
  const isOver = error.kind === 'auth_reconnect';
  const pauseSeconds = Math.min(error.retryAfterSeconds ?? USUAL_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS);
  const sentence = [error.message, error.userAction].filter((part) => part !== undefined).join(' ');
  const isNoted = await owner.transaction(async (tx) => {
    const noted = await failRefresh(
      tx,
      refresh,
      isOver ? { isOver, sentence } : { isOver, sentence, pauseSeconds },
    );
    if (noted && isOver) {
      await insertAuditEntry(tx, place.tenantId, {
        ...{ actorKind: 'system', actorId: null, action: 'integration.needs_reconnect' },
        ...{ resourceKind: 'integration', resourceId: refresh.integrationId },
        ...{ before: null, after: { source: place.source, reason: sentence } },
      });
    }
    return noted;
  });
  // Somebody else has the right by now, or the source was disconnected or connected anew: that counts, not this answer.
  if (!isNoted) return undefined;
  throw isOver ? reconnectError(place, error.message, error) : error;
}
