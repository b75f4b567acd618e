import { parentOf } from './place.ts';

/** Values by place, of which everything below one place can be found without looking at the rest. */
export interface PlaceMap<Value> {
  get(place: string): Value | undefined;
  set(place: string, value: Value): void;
  /** What stands directly below a place; null is the top. */
  below(place: string | null): [place: string, value: Value][];
  /** Forgets everything below a place, however deep. */
  clearBelow(place: string): void;
}

export function placeMap<Value>(): PlaceMap<Value> {
  const values = new Map<string, Value>();
  const children = new Map<string | null, Set<string>>();

  function link(place: string): void {
    const parent = parentOf(place);
    const siblings = children.get(parent);
    if (siblings?.has(place)) return;
    if (siblings === undefined) children.set(parent, new Set([place]));
    else siblings.add(place);
    // The steps above may be missing: a graph inside a node is a part of the path and no step.
    if (parent !== null) link(parent);
  }

  function clearBelow(place: string): void {
    for (const child of children.get(place) ?? []) {
      values.delete(child);
      clearBelow(child);
    }
    children.delete(place);
  }

  return {
    get: (place) => values.get(place),
    set(place, value) {
      values.set(place, value);
      link(place);
    },
    below(place) {
      return [...(children.get(place) ?? [])].flatMap((child): [string, Value][] => {
        const value = values.get(child);
        return value === undefined ? [] : [[child, value]];
      });
    },
    clearBelow,
  };
}
