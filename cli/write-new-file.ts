import { writeFile } from 'node:fs/promises';
import { InvalidInputError } from '#core/errors.ts';

/** Writes a file that only its owner can read. One that is there already is never touched. */
export async function writeNewFile(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    throw new InvalidInputError(`"${file}" cannot be written. Choose a new file in a folder that exists.`, {
      cause,
    });
  }
}
