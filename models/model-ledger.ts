import type { ModelAttempt, ModelRequest } from './model.ts';

/** Everything that is sent for one request of a caller, and what the caller was told of it. */
export interface Ledger {
  readonly request: ModelRequest;
  /** The request as it is sent the next time. Voids what an attempt before has told. */
  nextRequest(): ModelRequest;
  attempts(): readonly ModelAttempt[];
}

/** Opens the ledger of one request. */
export function openLedger(request: ModelRequest): Ledger {
  const attempts: ModelAttempt[] = [];
  let hasTold = false;
  return {
    request,
    attempts: () => [...attempts],
    nextRequest() {
      if (hasTold) request.onText?.(null);
      hasTold = false;
      return {
        ...request,
        onText(piece) {
          hasTold = true;
          request.onText?.(piece);
        },
        onAttempt(attempt) {
          attempts.push(attempt);
          request.onAttempt?.(attempt);
        },
      };
    },
  };
}
