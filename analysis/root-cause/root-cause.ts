/** The finest cell that is known: one value of every dimension, what was expected there and what came. */
export interface RootCauseLeaf<Amount> {
  readonly values: readonly string[];
  readonly expected: Amount;
  readonly actual: Amount;
}

/** What is searched: the names of the dimensions in the order of the leaves' values, and the leaves. */
export interface RootCauseTable<Amount> {
  readonly dimensions: readonly string[];
  readonly leaves: readonly RootCauseLeaf<Amount>[];
}

/** How a combination moved a total: by what it brought, by its rate, or by its part in the denominator. */
export type Movement = 'amount' | 'rate' | 'mix';

/** A combination of values as an explanation of a change. */
export interface RootCause {
  readonly values: Readonly<Record<string, string>>;
  readonly movement: Movement;
  /** How far the total would be off for this combination alone, in the unit of the measure. */
  readonly change: number;
  /** Part of the total's change; above 1 when others moved against it, below 0 when it did; 0 when the total stood still. */
  readonly share: number;
  /** Nats by which its leaves are better described as one cause than as ordinary leaves, its name paid for. */
  readonly surprise: number;
  /** 0..1: how sure it is that exactly this combination moved. */
  readonly confidence: number;
}

/**
 * `causes`: some combinations stand out; `broad`: the total moved and nothing stands out; `still`: it moved by no more than
 * its leaves do anyway. `ranked` holds the likeliest combinations in any case, the causes first.
 */
export interface RootCauses {
  readonly kind: 'causes' | 'broad' | 'still';
  readonly causes: readonly RootCause[];
  readonly ranked: readonly RootCause[];
  /** The total: a sum or a rate. */
  readonly expected: number;
  readonly actual: number;
}

export interface RootCauseOptions {
  /** Dimensions that a cause names at most; three unless told, since nobody recognises a cause with more conditions. */
  readonly deepest?: number;
}

export const DEEPEST = 3;

/** A total moved when it lies off by more than this many deviations of what its leaves add up to. */
const MOVED = 3;

/** Whether causes, or the whole, or nothing moved; `noise` is the standard deviation of the total. */
export function judgeTotal(
  causes: readonly RootCause[],
  { expected, actual, noise }: { expected: number; actual: number; noise: number },
): RootCauses['kind'] {
  if (causes.length > 0) return 'causes';
  return Math.abs(actual - expected) > MOVED * noise ? 'broad' : 'still';
}
