/** Longer descriptions tell a watcher nothing more. */
const LONGEST = 100;

/** The arguments of a tool in few characters: names and plain values, without what is empty. */
export function describeArguments(input: unknown): string {
  if (typeof input !== 'object' || input === null) return '';
  const text = Object.entries(input)
    .flatMap(([name, value]) => (isPlain(value) ? [`${name} ${value}`] : []))
    .join(', ');
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value) && value !== '';
}
