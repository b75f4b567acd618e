import { createHash } from 'node:crypto';

/** Somebody who can consent, and what the consent opens. */
export interface FakeUser {
  readonly name: string;
  readonly accounts: readonly string[];
}

/** What was consented to, and how the code may be redeemed. */
export interface Consent {
  readonly user: FakeUser;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  /** PKCE, S256; null when the client sent none. */
  readonly challenge: string | null;
  /** True when a refresh token was asked for. */
  readonly isOffline: boolean;
}

interface Redemption {
  readonly code: string;
  readonly redirectUri: string;
  readonly verifier: string | null;
  readonly now: Date;
}

export type RedemptionFault = 'unknown_code' | 'redirect_uri' | 'code_verifier';

/** Codes between the consent and the token: each is good once, for ten minutes. */
export interface FakeConsents {
  give(consent: Consent, now: Date): string;
  redeem(redemption: Redemption): Consent | RedemptionFault;
}

const CODE_MILLISECONDS = 600_000;

export function openConsents(): FakeConsents {
  const open = new Map<string, { readonly consent: Consent; readonly until: number }>();
  let count = 0;
  return {
    give(consent, now) {
      count += 1;
      const code = `fake-code-${count}`;
      open.set(code, { consent, until: now.getTime() + CODE_MILLISECONDS });
      return code;
    },
    redeem({ code, redirectUri, verifier, now }) {
      const found = open.get(code);
      // A code that was tried is used up, whatever came of it.
      open.delete(code);
      if (found === undefined || found.until <= now.getTime()) return 'unknown_code';
      if (found.consent.redirectUri !== redirectUri) return 'redirect_uri';
      return isVerified(found.consent.challenge, verifier) ? found.consent : 'code_verifier';
    },
  };
}

function isVerified(challenge: string | null, verifier: string | null): boolean {
  if (challenge === null) return verifier === null;
  return (
    createHash('sha256')
      .update(verifier ?? '')
      .digest('base64url') === challenge
  );
}
