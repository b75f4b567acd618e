import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { Combination } from './rootcause-case.ts';

/** `a=a1&b=b2`, as RiskLoc and Squeeze write it, or a map of dimension to value. */
const cause = z.union([
  z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  z.string().transform((text) =>
    Object.fromEntries(
      text.split('&').map((pair) => {
        const [dimension = '', ...value] = pair.split('=');
        return [dimension.trim(), value.join('=').trim()];
      }),
    ),
  ),
]);
const causes = z.array(cause);
const truthFile = z.union([causes, z.record(z.string(), z.union([causes, z.object({ causes })]))]);

const HOW =
  'It maps each file name to its list of causes, each a map of dimension to value: {"case1.csv": [{"country": "pl", "device": "mobile"}], "case2.csv": []}; an empty list says that there is no cause. In a folder of its own a case may have just the list.';

/** The true causes of a case, from the truth.json beside it or in a folder above it, up to the given one. */
export function readTruth(folder: string, file: string): Combination[] {
  for (let at = dirname(file); ; at = dirname(at)) {
    const path = join(folder, at, 'truth.json');
    const known = existsSync(path) ? lookUp(readTruthFile(path), namesOf(file, at)) : undefined;
    if (known !== undefined) return known.map(asText);
    if (at === '.') throw new Error(`No truth.json says what is true of ${join(folder, file)}. ${HOW}`);
  }
}

function readTruthFile(path: string): z.output<typeof truthFile> {
  try {
    return truthFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new Error(`${path} cannot be read. ${HOW}`, { cause });
  }
}

/** What a case may be called in a truth.json: its path from there or its name, with the ending or without. */
function namesOf(file: string, at: string): string[] {
  const path = at === '.' ? file : file.slice(at.length + 1);
  return [path, basename(file)].flatMap((name) => [name, name.replace(/[.]csv$/, '')]);
}

function lookUp(truth: z.output<typeof truthFile>, names: readonly string[]) {
  if (Array.isArray(truth)) return truth;
  const found = names.map((name) => truth[name]).find((each) => each !== undefined);
  return Array.isArray(found) ? found : found?.causes;
}

function asText(values: Readonly<Record<string, string | number | boolean>>): Combination {
  return Object.fromEntries(Object.entries(values).map(([dimension, value]) => [dimension, String(value)]));
}
