import { AppError } from '#core/errors.ts';

/** What the process tells its caller. Documented in `steward --help`. */
export const ExitCode = {
  ok: 0,
  no: 1,
  usage: 2,
  configuration: 3,
  externalService: 4,
  bug: 70,
  interrupted: 130,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** A person or the system asked us to stop. */
export class InterruptedError extends AppError {
  readonly code = 'interrupted';

  constructor(signal: NodeJS.Signals) {
    super(`Stopped by ${signal}.`);
  }
}

const BY_ERROR: Readonly<Record<string, ExitCode>> = {
  not_found: ExitCode.no,
  invalid_input: ExitCode.usage,
  refused: ExitCode.no,
  thread_busy: ExitCode.no,
  configuration: ExitCode.configuration,
  store_unavailable: ExitCode.configuration,
  external_service: ExitCode.externalService,
  model: ExitCode.externalService,
  source: ExitCode.externalService,
  provider_refusal: ExitCode.externalService,
  interrupted: ExitCode.interrupted,
};

/** The exit code that a failure stands for; everything we did not foresee is a bug. */
export function exitCodeOf(error: unknown): ExitCode {
  if (!(error instanceof AppError)) return ExitCode.bug;
  return BY_ERROR[error.code] ?? ExitCode.bug;
}
