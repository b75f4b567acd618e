import type { FakeUser } from '#mcp-servers/growth/fakes/fake-consents.ts';
import { type FakeGrants, openGrants } from '#mcp-servers/growth/fakes/fake-grants.ts';

/** A token that was given although the one before it was still good. */
export interface EarlyToken {
  readonly grant: FakeUser['name'];
  readonly at: number;
  /** How long the one before could still be used. */
  readonly milliseconds: number;
}

/** What was counted of the tokens that providers gave after the consents. */
export interface TokenCounts {
  readonly refreshes: number;
  /** Ends of tokens that somebody needed another one after. */
  readonly expiries: number;
  readonly early: readonly EarlyToken[];
}

/** The providers' book of tokens: each is of one grant, and each new one follows the end of the one before. */
export interface TokenWitness {
  readonly grants: FakeGrants;
  /**
   * From now on it counts. What was given before belongs to the consents: of these tokens, those that end sooner than vaults
   * wait to replace one are replaced at their first use.
   */
  begin(): void;
  /** The token of a grant is refused from now on, though nobody was told. */
  revoke(grant: string): void;
  /** Whoever holds the token of a grant is made to believe that it is over. */
  end(grant: string): void;
  /** Whether that, or a refusal, was not followed by another token yet. */
  isOver(grant: string): boolean;
  counts(): TokenCounts;
}

/** Nobody uses a token in its last seconds, and Google tells one second less than it keeps. */
export const UNUSED_SECONDS = 11;
/**
 * A vault counts the life of a token from when it asked for it, so that one whose answer was slow to be read ends sooner for
 * it: on two busy cores by seconds. A token that is replaced twice is replaced at once, and so far earlier than this.
 */
const TOLERANCE_MILLISECONDS = 4_000;

/** A vault replaces a token of Google five minutes before its end; only one that it has just been given, it uses up. */
const REPLACED_BEFORE_SECONDS = 300;

interface Given {
  readonly token: string;
  isOver: boolean;
  readonly usableUntil: number;
}

export function openTokenWitness(): TokenWitness {
  const inner = openGrants();
  const last = new Map<string, Given>();
  const early: EarlyToken[] = [];
  let [expiries, refreshes, isCounting] = [0, 0, false];

  function count(grant: string): void {
    const before = last.get(grant);
    if (!isCounting || before === undefined) return;
    refreshes += 1;
    const at = Date.now();
    if (before.isOver || at >= before.usableUntil - TOLERANCE_MILLISECONDS) expiries += 1;
    else early.push({ grant, at, milliseconds: Math.round(before.usableUntil - at) });
  }

  return {
    grants: {
      ...inner,
      add(token, grant) {
        inner.add(token, grant);
        count(grant.name);
        const end = grant.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
        last.set(grant.name, { token, isOver: false, usableUntil: end - UNUSED_SECONDS * 1000 });
      },
      // The fakes' own clocks stand in the days of their shops' data; tokens end by the real one.
      check: (token) => inner.check(token, new Date()),
    },
    begin() {
      isCounting = true;
      const replacedUntil = Date.now() + REPLACED_BEFORE_SECONDS * 1000;
      for (const given of last.values()) given.isOver ||= given.usableUntil < replacedUntil;
    },
    revoke(grant) {
      const given = last.get(grant);
      if (given === undefined) return;
      inner.revoke(given.token);
      given.isOver = true;
    },
    end(grant) {
      const given = last.get(grant);
      if (given !== undefined) given.isOver = true;
    },
    isOver: (grant) => last.get(grant)?.isOver === true,
    counts: () => ({ refreshes, expiries, early }),
  };
}
