import { ExternalServiceError } from '#core/errors.ts';

/** What may be wrong with a server, or with a call of one of its tools. */
export type McpFault =
  | 'not_started'
  | 'timeout'
  | 'idle'
  | 'broken'
  | 'session_lost'
  | 'too_large'
  | 'flood'
  | 'unreadable'
  | 'invalid_result'
  | 'tool_failed'
  | 'rejected'
  | 'rate_limited'
  | 'unauthorized'
  | 'forbidden'
  | 'redirected'
  | 'server_error'
  | 'no_room'
  | 'breaker_open';

/** What a fault says about the server: it is down, it does not let us in, it is there, or nothing. */
type Meaning = 'down' | 'locked' | 'there' | 'nothing';

interface FaultFacts {
  /** What comes after the server's name. */
  readonly says: string;
  /** It may pass by itself. */
  readonly isTransient: boolean;
  /** It is certain that the tool did nothing. */
  readonly isUndone: boolean;
  readonly meaning: Meaning;
}

const FACTS: Readonly<Record<McpFault, FaultFacts>> = {
  not_started: fault('cannot be reached or does not start', 'transient undone', 'down'),
  timeout: fault('took longer than it may', 'transient', 'down'),
  idle: fault('fell silent', 'transient', 'down'),
  broken: fault('broke off', 'transient', 'down'),
  session_lost: fault('forgot the session', 'transient undone', 'nothing'),
  too_large: fault('answered with more than is read; ask it for less', '', 'there'),
  flood: fault('sent far more messages than anybody asked for', '', 'down'),
  unreadable: fault('sent what is no MCP message', '', 'down'),
  invalid_result: fault('answered with what its own schema refuses', '', 'there'),
  tool_failed: fault('says that the tool failed', '', 'there'),
  rejected: fault('refuses the call', 'undone', 'there'),
  rate_limited: fault('is asked too often', 'transient undone', 'nothing'),
  unauthorized: fault('does not accept our credential', 'undone', 'locked'),
  forbidden: fault('does not permit this', 'undone', 'there'),
  redirected: fault('is at another address by now', 'undone', 'there'),
  server_error: fault('failed', 'transient', 'down'),
  no_room: fault('has no room for another call in time', 'transient undone', 'nothing'),
  breaker_open: fault('failed too often lately and is left alone for a while', 'transient undone', 'nothing'),
};

function fault(says: string, facts: string, meaning: Meaning): FaultFacts {
  return {
    ...{ says, meaning },
    isTransient: facts.includes('transient'),
    isUndone: facts.includes('undone'),
  };
}

interface McpErrorOptions extends ErrorOptions {
  readonly server: string;
  readonly fault: McpFault;
  readonly status?: number;
  /** Seconds that the server asks us to wait. */
  readonly retryAfterSeconds?: number | undefined;
  /** What the server itself said of it: for people, never for a model. */
  readonly detail?: string | undefined;
}

/** A server did not do what it was asked for. Whether it did anything is said by `isUndone`. */
export class McpServerError extends ExternalServiceError {
  readonly server: string;
  readonly fault: McpFault;
  readonly retryAfterSeconds: number | undefined;
  readonly detail: string | undefined;
  override readonly retryable: boolean;

  constructor({ server, fault, retryAfterSeconds, detail, ...options }: McpErrorOptions) {
    const { says, isUndone, isTransient } = FACTS[fault];
    super(`The MCP server "${server}" ${says}.`, { ...options, isUndone });
    this.server = server;
    this.fault = fault;
    this.retryAfterSeconds = retryAfterSeconds;
    this.detail = detail;
    this.retryable = isTransient;
  }
}

/** The effect of a call may have come about or not; the call is not repeated. */
export class UnknownOutcomeError extends ExternalServiceError {
  override readonly retryable = false;

  constructor(tool: string, cause: McpServerError) {
    super(
      `${cause.message} Whether "${tool}" was carried out is not known, and it may not be called twice: look there before it is wanted again.`,
      { cause, isUndone: false },
    );
  }
}

/** What a fault says about the server as a whole. */
export function meaningOf({ fault }: McpServerError): Meaning {
  return FACTS[fault].meaning;
}
