import { parseArgs } from 'node:util';

/** Options of a bench that are whole numbers, by name, with their defaults. */
export function readNumbers<Name extends string>(
  defaults: Readonly<Record<Name, number>>,
): Record<Name, number> {
  const options = Object.fromEntries(
    Object.keys(defaults).map((name) => [name, { type: 'string' } as const]),
  );
  const { values } = parseArgs({ options });
  const given = Object.entries(values).map(([name, text]) => [name, wholeNumber(name, String(text))]);
  // The names are those of the defaults: parseArgs refuses every other one.
  return { ...defaults, ...Object.fromEntries(given) } as Record<Name, number>;
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0)
    throw new Error(`--${name} takes a whole number, not "${text}".`);
  return value;
}
