import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A secret that must be found nowhere, in one way of writing it. */
export interface Needle {
  readonly form: string;
  readonly bytes: Buffer;
}

/** Secrets of one trial. A word that is nowhere else stands in all of them. */
export interface Canaries {
  readonly word: string;
  readonly masterKey: string;
  /** A secret with signs that addresses and JSON write differently. */
  secret(kind: string): string;
  readonly needles: readonly Needle[];
}

/** Where a secret was found, and how it was written there. */
export interface Hit {
  readonly place: string;
  readonly form: string;
}

const KEY_BYTES = 32;
const WORD_BYTES = 9;

export function makeCanaries(): Canaries {
  const word = `Canary${randomBytes(WORD_BYTES).toString('hex')}`;
  const key = randomBytes(KEY_BYTES);
  const masterKey = key.toString('base64');
  return {
    ...{ word, masterKey },
    secret: (kind) => `fake-${kind}/${word}+"'&${randomBytes(WORD_BYTES).toString('hex')}`,
    needles: [
      ...formsOf('secret', Buffer.from(word)),
      ...formsOf('master key', key),
      { form: 'master key', bytes: key },
      ...formsOf('master key, its text', Buffer.from(masterKey)),
    ],
  };
}

/** In clear (addresses and JSON leave letters and digits as they are), in hexadecimal, and at each place of a base64. */
function formsOf(name: string, bytes: Buffer): Needle[] {
  const hex = bytes.toString('hex');
  const texts = [0, 1, 2].map((offset) => base64At(bytes, offset));
  const forms = [
    ['clear', bytes.toString('latin1')],
    ['hex', hex],
    ['HEX', hex.toUpperCase()],
    ...texts.map((text) => ['base64', text]),
    ...texts.map((text) => ['base64url', text.replaceAll('+', '-').replaceAll('/', '_')]),
  ] as const;
  return forms.map(([form, text]) => ({
    form: `${name}, ${form}`,
    bytes: Buffer.from(text ?? '', 'latin1'),
  }));
}

/** The digits that do not depend on what stands before and after. */
function base64At(bytes: Buffer, offset: number): string {
  const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
  return text.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
}

/** The ways of writing a secret that occur in some bytes. */
export function searchBytes(place: string, bytes: Buffer, needles: readonly Needle[]): Hit[] {
  return needles.filter((needle) => bytes.includes(needle.bytes)).map(({ form }) => ({ place, form }));
}

/** What a search has gone through. */
export interface Searched {
  readonly hits: readonly Hit[];
  readonly files: number;
  readonly bytes: number;
}

/** Searches every file below a folder; one that is gone by then is left out. */
export function searchFolder(folder: string, needles: readonly Needle[]): Searched {
  const hits: Hit[] = [];
  let [files, bytes] = [0, 0];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const size = searchFile(path, (piece) => hits.push(...searchBytes(path, piece, needles)));
    if (size === undefined) continue;
    files += 1;
    bytes += size;
  }
  return { hits, files, bytes };
}

const PIECE_BYTES = 64 * 1024 * 1024;
/** Longer than any needle, so that none is cut. */
const OVERLAP_BYTES = 1024;

function searchFile(path: string, look: (piece: Buffer) => void): number | undefined {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) return undefined;
  const file = openSync(path, 'r');
  try {
    for (let at = 0; at < size; at += PIECE_BYTES - OVERLAP_BYTES) {
      const piece = Buffer.alloc(Math.min(PIECE_BYTES, size - at));
      look(piece.subarray(0, readSync(file, piece, 0, piece.length, at)));
    }
  } finally {
    closeSync(file);
  }
  return size;
}
