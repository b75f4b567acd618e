import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AppError } from './errors.ts';

/** Bytes of a key for AES-256. */
export const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const CIPHER = 'aes-256-gcm';

/** What only the holder of the key can read, in base64. */
export interface Sealed {
  readonly ciphertext: string;
  readonly nonce: string;
  readonly tag: string;
}

/** It was sealed with another key, for another place, or was changed since; which of these cannot be told. */
export class UnsealableError extends AppError {
  readonly code = 'unsealable';
}

/** Seals bytes for one place: whoever names another place cannot open them. */
export function seal(content: Buffer, key: Buffer, place: readonly string[]): Sealed {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(placeBytes(place));
  const ciphertext = Buffer.concat([cipher.update(content), cipher.final()]);
  return {
    ciphertext: ciphertext.toString('base64'),
    nonce: nonce.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
}

/** Opens what was sealed with this key for this place. */
export function unseal(sealed: Sealed, key: Buffer, place: readonly string[]): Buffer {
  try {
    // A tag of fewer bytes would be easier to guess, and Node takes some.
    const options = { authTagLength: 16 };
    const decipher = createDecipheriv(CIPHER, key, Buffer.from(sealed.nonce, 'base64'), options)
      .setAAD(placeBytes(place))
      .setAuthTag(Buffer.from(sealed.tag, 'base64'));
    return Buffer.concat([decipher.update(Buffer.from(sealed.ciphertext, 'base64')), decipher.final()]);
  } catch (cause) {
    throw new UnsealableError('What was sealed does not open here.', { cause });
  }
}

/** No two places have the same bytes: JSON quotes what would run together. */
function placeBytes(place: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify(place), 'utf8');
}
