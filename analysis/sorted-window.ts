/** The latest so many numbers, also in ascending order: an order statistic is then a look-up. */
export interface SortedWindow {
  readonly latest: number[];
  readonly sorted: number[];
}

/** A window of these numbers, the oldest first. */
export function sortedWindow(values: readonly number[] = []): SortedWindow {
  return { latest: [...values], sorted: values.toSorted((first, second) => first - second) };
}

/** Adds a number and drops the oldest ones beyond `size`; NaN has no order and must not come in. */
export function pushSorted({ latest, sorted }: SortedWindow, value: number, size: number): void {
  latest.push(value);
  insertSorted(sorted, value);
  while (latest.length > size) {
    const oldest = latest.shift();
    if (oldest !== undefined) remove(sorted, oldest);
  }
}

/** Adds a number to numbers in ascending order. Moved by hand: `splice` makes a list of what it takes out each time. */
export function insertSorted(sorted: number[], value: number): void {
  let place = sorted.length;
  for (; place > 0; place -= 1) {
    const before = sorted[place - 1] ?? 0;
    if (before <= value) break;
    sorted[place] = before;
  }
  sorted[place] = value;
}

function remove(sorted: number[], value: number): void {
  for (let place = positionOf(sorted, value) + 1; place < sorted.length; place += 1) {
    sorted[place - 1] = sorted[place] ?? 0;
  }
  sorted.pop();
}

/** The first position whose number is not below the value. */
function positionOf(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
