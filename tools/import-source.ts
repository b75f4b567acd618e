import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { InvalidInputError, NotFoundError } from '#core/errors.ts';

/** A file to import, before it is read. */
export interface ImportSource {
  readonly path: string;
  /** Without folders: where a file lay is nobody's business later. */
  readonly fileName: string;
  readonly bytes: number;
  readonly isCompressed: boolean;
}

/** First bytes of files that are no CSV, and what to do about it. */
const FOREIGN: readonly (readonly [signature: string, advice: string])[] = [
  ['504b0304', 'is a ZIP archive or a spreadsheet: save the sheet as CSV, or unpack the archive'],
  ['d0cf11e0', 'is an old spreadsheet: save the sheet as CSV'],
  ['fffe', 'is UTF-16 text: save it as UTF-8'],
  ['feff', 'is UTF-16 text: save it as UTF-8'],
  ['28b52ffd', 'is compressed with zstd: unpack it, or use gzip'],
  ['425a68', 'is compressed with bzip2: unpack it, or use gzip'],
];
const GZIP = '1f8b';
const SIGNATURE_BYTES = 4;

/** Looks at a file: its size, and by its first bytes what it is, whatever its name says. */
export async function inspectFile(path: string): Promise<ImportSource> {
  const fileName = basename(path);
  const { bytes, signature } = await readStart(path);
  const foreign = FOREIGN.find(([start]) => signature.startsWith(start));
  if (foreign !== undefined) throw new InvalidInputError(`"${fileName}" ${foreign[1]}.`);
  if (bytes === 0) throw new InvalidInputError(`"${fileName}" is empty.`);
  return { path, fileName, bytes, isCompressed: signature.startsWith(GZIP) };
}

async function readStart(path: string): Promise<{ bytes: number; signature: string }> {
  try {
    await using file = await open(path);
    const stats = await file.stat();
    if (!stats.isFile()) throw new InvalidInputError(`"${path}" is not a file.`);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SIGNATURE_BYTES), 0, SIGNATURE_BYTES, 0);
    return { bytes: stats.size, signature: buffer.subarray(0, bytesRead).toString('hex') };
  } catch (error) {
    throw translate(error, path);
  }
}

function translate(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return new NotFoundError('file', path);
  if (code === 'EACCES')
    return new InvalidInputError(`"${path}" may not be read by this user.`, { cause: error });
  return error;
}

/** The bytes of a file as they are on disk, and what was learnt of them on the way. */
export interface MeteredBytes {
  readonly stream: AsyncIterable<Buffer>;
  readonly read: () => number;
  /** SHA-256 of all bytes; ask once, at the end. */
  readonly digest: () => string;
}

/** Reads a file once, counting and hashing what passes. */
export function meterBytes({ path }: ImportSource): MeteredBytes {
  const hash = createHash('sha256');
  let read = 0;
  async function* pass(): AsyncGenerator<Buffer> {
    for await (const chunk of createReadStream(path)) {
      // Without an encoding, a file stream gives buffers.
      const bytes = chunk as Buffer;
      hash.update(bytes);
      read += bytes.length;
      yield bytes;
    }
  }
  return { stream: pass(), read: () => read, digest: () => hash.digest('hex') };
}
