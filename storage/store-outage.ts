import { StoreUnavailableError } from '#core/errors.ts';

/** SQLSTATE classes and codes, and codes of the system, that say the server or the way to it is gone for now. */
const OUTAGES =
  /^(08...|25P03|57P0[1-5]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH)$/;
/** What `pg` says, without a code, when the connection went away. */
const CUT = /Connection terminated|not queryable|Client was closed|timeout exceeded when trying to connect/;

/** Says that the database is away where that is what happened; every other failure is left as it is. */
export function explainOutage(error: unknown): unknown {
  if (!(error instanceof Error) || !isOutage(error)) return error;
  return new StoreUnavailableError('The database cannot be reached at the moment.', { cause: error });
}

function isOutage(error: Error): boolean {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return OUTAGES.test(code) || CUT.test(error.message);
}
