import { createHmac } from 'node:crypto';
import { ConfigurationError } from '#core/errors.ts';
import { KEY_BYTES } from '#core/sealing.ts';

/** What wraps the data keys of all tenants. It is never stored. */
export interface MasterKey {
  /** A hash of it, so that a row can say which key opens it. */
  readonly id: string;
  readonly bytes: Buffer;
}

/** The master keys that this process was given. */
export interface MasterKeys {
  readonly current: MasterKey | undefined;
  /** Takes the place of the current one: everything new is wrapped with it, what is older is still opened. */
  readonly next: MasterKey | undefined;
}

/** How somebody gets a master key. */
export const HOW_TO_MAKE_A_KEY =
  'To make one: "openssl rand -base64 32 > master.key && chmod 600 master.key", then set STEWARD_MASTER_KEY_FILE to ' +
  'its path (or STEWARD_MASTER_KEY to its content). Keep a copy elsewhere: without it, every source has to be connected again.';

const ID_DIGITS = 16;
const BASE64_OF_KEY = /^[A-Za-z0-9+/]{43}=?$/;

/** Reads a master key; `name` is the variable that it came by. Never repeats it. */
export function parseMasterKey(text: string, name: string): MasterKey {
  const trimmed = text.trim();
  const bytes = Buffer.from(trimmed, 'base64');
  if (!BASE64_OF_KEY.test(trimmed) || bytes.length !== KEY_BYTES) {
    throw new ConfigurationError(`${name} is not ${KEY_BYTES} bytes in base64. ${HOW_TO_MAKE_A_KEY}`);
  }
  const id = createHmac('sha256', bytes).update('steward master key id').digest('hex').slice(0, ID_DIGITS);
  return { id, bytes };
}

/** The key that new data keys are wrapped with. */
export function wrappingKey({ current, next }: MasterKeys): MasterKey {
  const key = next ?? current;
  if (key === undefined) {
    throw new ConfigurationError(
      `There is no master key, so no credential can be sealed or opened. ${HOW_TO_MAKE_A_KEY}`,
    );
  }
  return key;
}

/** The key of that id; an error says which one is needed and which are there. */
export function masterKeyOf({ current, next }: MasterKeys, id: string): MasterKey {
  const known = [current, next].filter((key) => key !== undefined);
  const found = known.find((key) => key.id === id);
  if (found !== undefined) return found;
  const given =
    known.length === 0 ? 'none is set' : `this process was given ${known.map((key) => key.id).join(' and ')}`;
  throw new ConfigurationError(
    `The credentials are sealed under the master key ${id}, but ${given}. ` +
      'Set STEWARD_MASTER_KEY or STEWARD_MASTER_KEY_FILE to that key; if it is lost, disconnect the sources and connect them again.',
  );
}
