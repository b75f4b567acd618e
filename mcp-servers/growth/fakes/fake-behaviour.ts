/** The next requests fail in a named way of the provider. */
export interface NamedFailure<Name extends string> {
  readonly error: Name;
  readonly times: number;
  /** Only requests whose path contains this; all when left out. */
  readonly path?: string;
}

/** What goes wrong below the provider's own words. `reset`: the connection is cut without an answer. */
export type TransportTrouble = 'stalled_body' | 'truncated_json' | 'html' | 'reset' | 'no_answer';

interface NextTrouble {
  readonly kind: TransportTrouble;
  readonly times: number;
  readonly path?: string;
}

/** How a fake provider behaves besides answering well; every provider adds its own. */
export interface FakeBehaviour<Name extends string = string> {
  readonly fail: readonly NamedFailure<Name>[];
  readonly trouble: readonly NextTrouble[];
  /** Milliseconds before an answer; successive requests are spread evenly between the two. */
  readonly latency: { readonly from: number; readonly to: number };
}

/** Nothing out of the ordinary. */
export const WELL_BEHAVED: FakeBehaviour<never> = { fail: [], trouble: [], latency: { from: 0, to: 0 } };

interface Limited {
  readonly times: number;
  readonly path?: string;
}

/** Hands out each entry as often as it says, in their order; entries that `behave` sets anew start anew. */
export function openTurns(): {
  take<Entry extends Limited>(entries: readonly Entry[], path: string): Entry | undefined;
} {
  const taken = new WeakMap<Limited, number>();
  return {
    take(entries, path) {
      const entry = entries.find(
        (candidate) => (taken.get(candidate) ?? 0) < candidate.times && path.includes(candidate.path ?? ''),
      );
      if (entry !== undefined) taken.set(entry, (taken.get(entry) ?? 0) + 1);
      return entry;
    },
  };
}

const GOLDEN_RATIO = 0.618033988749895;

/** Latency of the nth request: repeatable, and evenly spread for any count. */
export function latencyOf({ from, to }: FakeBehaviour['latency'], requestNumber: number): number {
  return from + (to - from) * ((requestNumber * GOLDEN_RATIO) % 1);
}
