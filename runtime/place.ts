import type { StepKind } from '#storage/runtime/journal.repository.ts';

/** Where a step stands: the path of the step above it, and what that one has asked for so far. */
export interface Scope {
  /** Null at the top of a run. */
  readonly place: string | null;
  /** How often each name was used. */
  readonly used: Map<string, number>;
}

export function openScope(place: string | null): Scope {
  return { place, used: new Map() };
}

/** Digits of the input's hash that a place carries; equal ones are told apart by their order. */
const HASH_DIGITS = 8;

/** Questions and helpers may be asked in parallel, so their place goes by what they are asked and not by when. */
const BY_INPUT: readonly StepKind[] = ['tool', 'agent', 'external'];

/** The place of the next step of this name below a scope; the same one whenever the run is played again. */
export function nextPlace(
  scope: Scope,
  kind: StepKind,
  { name, inputHash }: { name: string; inputHash: string },
): string {
  // Another model may answer when the run is played again with other settings.
  if (kind === 'model') return countedPlace(scope, 'model');
  const label = BY_INPUT.includes(kind) ? `${name}#${inputHash.slice(0, HASH_DIGITS)}` : name;
  return countedPlace(scope, label);
}

function countedPlace(scope: Scope, label: string): string {
  const count = scope.used.get(label) ?? 0;
  scope.used.set(label, count + 1);
  return below(scope.place, count === 0 ? label : `${label}.${count}`);
}

/** The place of a node: its name and super-step, and which one it is of several that were sent there at once. */
export function nodePlace(parent: string | null, { name, superStep, branch }: NodeVisit): string {
  return below(parent, `${name}@${superStep}${branch === null ? '' : `.${branch}`}`);
}

/** One visit of a graph to a node. */
export interface NodeVisit {
  readonly name: string;
  readonly superStep: number;
  readonly branch: number | null;
}

/** The place under which the nodes of a graph inside a node stand. */
export function graphPlace(scope: Scope, graph: string): string | null {
  const count = scope.used.get(`(${graph})`) ?? 0;
  scope.used.set(`(${graph})`, count + 1);
  if (scope.place === null && count === 0) return null;
  return below(scope.place, count === 0 ? `(${graph})` : `(${graph}).${count}`);
}

export function below(parent: string | null, segment: string): string {
  return parent === null ? segment : `${parent}/${segment}`;
}

/** The place above; null for what stands at the top. */
export function parentOf(place: string): string | null {
  const end = place.lastIndexOf('/');
  return end < 0 ? null : place.slice(0, end);
}
