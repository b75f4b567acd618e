/** Failures before anything was sent. */
const NEVER_SENT = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** True when a failed fetch is certain not to have reached anybody. */
export function isNeverSent(error: unknown): boolean {
  return NEVER_SENT.includes(codeOf(error));
}

/** The code of the innermost failure; fetch wraps it. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if (error.cause !== undefined) return codeOf(error.cause);
  return 'code' in error ? String(error.code) : '';
}
