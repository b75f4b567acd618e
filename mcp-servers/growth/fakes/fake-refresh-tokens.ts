import type { Consent } from './fake-consents.ts';
import { OAUTH_REFUSALS } from './fake-oauth-refusals.ts';
import type { OauthLent } from './fake-oauth-session.ts';
import { FakeRefusal } from './fake-refusal.ts';

interface Kept {
  readonly consent: Consent;
  /** Milliseconds; null when it does not end by itself. */
  readonly until: number | null;
  readonly accessTokens: string[];
}

/** Refresh tokens that are good, with the access tokens that came of them. */
export interface RefreshTokens {
  /** A new one for a consent; beyond a hundred of one user, the oldest silently ends. */
  issue(consent: Consent, now: Date): string;
  /** The consent behind it; refuses one that is over. */
  use(refreshToken: string, now: Date): Consent;
  addAccessToken(refreshToken: string, accessToken: string): void;
  /** Ends only the refresh token. */
  forget(refreshToken: string): void;
  /** Ends it with its access tokens; refuses a token of either kind that is not known. */
  revoke(token: string): void;
  revokeUser(name: string): void;
}

const MOST_OF_ONE_USER = 100;

export function openRefreshTokens(
  lent: Pick<OauthLent, 'grants' | 'nextToken' | 'refreshTokenSeconds'>,
): RefreshTokens {
  const kept = new Map<string, Kept>();
  const namesOf = (user: string) =>
    [...kept].filter(([, { consent }]) => consent.user.name === user).map(([name]) => name);
  const end = (refreshToken: string): void => {
    for (const accessToken of kept.get(refreshToken)?.accessTokens ?? []) lent.grants.revoke(accessToken);
    kept.delete(refreshToken);
  };
  return {
    issue(consent, now) {
      const [oldest, ...others] = namesOf(consent.user.name);
      if (oldest !== undefined && others.length + 1 >= MOST_OF_ONE_USER) kept.delete(oldest);
      const name = lent.nextToken('refresh', consent.user.name);
      const seconds = lent.refreshTokenSeconds;
      const until = seconds === null ? null : now.getTime() + seconds * 1000;
      kept.set(name, { consent, until, accessTokens: [] });
      return name;
    },
    use(refreshToken, now) {
      const found = kept.get(refreshToken);
      const until = found?.until ?? null;
      const isOver = until !== null && until <= now.getTime();
      if (found === undefined || isOver) throw new FakeRefusal(OAUTH_REFUSALS.invalid_grant());
      return found.consent;
    },
    addAccessToken: (refreshToken, accessToken) =>
      void kept.get(refreshToken)?.accessTokens.push(accessToken),
    forget: (refreshToken) => void kept.delete(refreshToken),
    revoke(token) {
      const owner = [...kept].find(([name, entry]) => name === token || entry.accessTokens.includes(token));
      if (owner === undefined) throw new FakeRefusal(OAUTH_REFUSALS.invalid_token());
      end(owner[0]);
    },
    revokeUser: (name) => namesOf(name).forEach(end),
  };
}
