import { z } from 'zod';
import { AppError, ConfigurationError, InvalidInputError, StoreUnavailableError } from '#core/errors.ts';

/** Failures of the machine around us, by the code that Node or PostgreSQL gives them. */
const KNOWN: Readonly<Record<string, (detail: string) => AppError>> = {
  ECONNREFUSED: (detail) => unreachable(detail),
  ECONNRESET: (detail) => unreachable(detail),
  ENOTFOUND: (detail) => unreachable(detail),
  EAI_AGAIN: (detail) => unreachable(detail),
  ETIMEDOUT: (detail) => unreachable(detail),
  '28P01': () => new ConfigurationError('The database refused the password of DATABASE_URL.'),
  '28000': () => new ConfigurationError('The database refused the user of DATABASE_URL.'),
  '3D000': () => new ConfigurationError('The database named in DATABASE_URL does not exist on that server.'),
  '53300': () => new ConfigurationError('The database server has no free connection: try again later.'),
  '57P01': () => new ConfigurationError('The database server shut down.'),
  '53100': () => new ConfigurationError('The disk of the database is full.'),
  ENOSPC: () => new ConfigurationError('The disk is full.'),
  EROFS: (detail) => new ConfigurationError(`Nothing can be written there: ${detail}`),
  EACCES: (detail) => new ConfigurationError(`Permission denied: ${detail}`),
  EPERM: (detail) => new ConfigurationError(`Permission denied: ${detail}`),
  ENOENT: (detail) => new InvalidInputError(`File not found: ${detail}`),
  EISDIR: (detail) => new InvalidInputError(`A file is needed, this is a folder: ${detail}`),
};

/** Says in our words what went wrong, for failures that are not ours but well known; others are left as they are. */
export function explainError(error: unknown): unknown {
  if (error instanceof StoreUnavailableError) return explainKnown(error.cause) ?? error;
  return error instanceof AppError ? error : (explainKnown(error) ?? error);
}

function explainKnown(error: unknown): AppError | undefined {
  const known = KNOWN[codeOf(error) ?? ''];
  if (known === undefined) return undefined;
  const explained = known(detailOf(error));
  explained.cause = error;
  return explained;
}

function unreachable(detail: string): AppError {
  return new ConfigurationError(`The database server of DATABASE_URL cannot be reached (${detail}).`);
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error ? codeOf(error.cause) : undefined;
}

const named = z.union([
  z.object({ path: z.string() }).transform(({ path }) => path),
  z.object({ address: z.string(), port: z.number() }).transform(({ address, port }) => `${address}:${port}`),
  z.object({ hostname: z.string() }).transform(({ hostname }) => hostname),
]);
const several = z.object({ errors: z.array(named).min(1) }).transform(({ errors }) => errors[0]);

/** The path or address that a system error names. */
function detailOf(error: unknown): string {
  const detail = z.union([named, several]).safeParse(error);
  return (detail.success ? detail.data : codeOf(error)) ?? 'unknown';
}
