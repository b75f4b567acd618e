const MOST_NAMES = 3;

/** The known names that a mistyped one most likely means, the closest first; none when nothing is near. */
export function closestNames(name: string, known: readonly string[]): string[] {
  const wanted = name.toLowerCase();
  const farthest = Math.max(1, Math.floor(wanted.length / 3));
  return known
    .map((candidate) => ({ candidate, distance: editDistance(wanted, candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= farthest)
    .sort(
      (first, second) => first.distance - second.distance || (first.candidate < second.candidate ? -1 : 1),
    )
    .slice(0, MOST_NAMES)
    .map(({ candidate }) => candidate);
}

/** How many letters must be added, taken away or replaced (Levenshtein). */
function editDistance(first: string, second: string): number {
  const start = Array.from({ length: second.length + 1 }, (_, index) => index);
  const last = [...first].reduce((above, letter) => distanceRow(above, letter, second), start);
  return last.at(-1) ?? first.length;
}

/** The distances of every start of `word` from a start that is one letter longer than that of the row above. */
function distanceRow(above: readonly number[], letter: string, word: string): number[] {
  const row = [at(above, 0) + 1];
  for (const [index, other] of [...word].entries()) {
    const replaced = at(above, index) + (letter === other ? 0 : 1);
    row.push(Math.min(replaced, at(above, index + 1) + 1, at(row, index) + 1));
  }
  return row;
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
