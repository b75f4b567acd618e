/** What the bearer of a token may see at a provider. */
export interface FakeGrant {
  /** Says whose token it was in the list of requests, since tokens are not kept there. */
  readonly name: string;
  /** Properties, sites or accounts by the provider's own ids; anything else is foreign to it. */
  readonly accounts: readonly string[];
  /** Null when every scope was granted. */
  readonly scopes: readonly string[] | null;
  /** Null when it never expires. */
  readonly expiresAt: Date | null;
}

export type TokenState = 'good' | 'expired' | 'revoked' | 'unknown' | 'absent';

/** The tokens that fake providers accept; the fake OAuth server adds to it what it hands out. */
export interface FakeGrants {
  add(token: string, grant: FakeGrant): void;
  revoke(token: string): void;
  /** Revokes every token of a grant. */
  revokeAll(name: string): void;
  check(token: string | null, now: Date): { readonly state: TokenState; readonly grant: FakeGrant | null };
}

export function openGrants(): FakeGrants {
  const grants = new Map<string, FakeGrant>();
  const revoked = new Set<string>();
  const stateOf = (token: string, now: Date): TokenState => {
    if (revoked.has(token)) return 'revoked';
    const grant = grants.get(token);
    if (grant === undefined) return 'unknown';
    const { expiresAt } = grant;
    return expiresAt !== null && expiresAt <= now ? 'expired' : 'good';
  };
  return {
    add: (token, grant) => void grants.set(token, grant),
    revoke: (token) => void revoked.add(token),
    revokeAll(name) {
      for (const [token, grant] of grants) if (grant.name === name) revoked.add(token);
    },
    check(token, now) {
      if (token === null) return { state: 'absent', grant: null };
      return { state: stateOf(token, now), grant: grants.get(token) ?? null };
    },
  };
}
