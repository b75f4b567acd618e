import { z } from 'zod';
import { AppError, InvalidInputError } from '#core/errors.ts';
import type { Logger } from '#core/log.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { stopTrigger } from '#storage/runtime/due-trigger.repository.ts';
import { recordOutcome } from '#storage/runtime/trigger.repository.ts';
import { type FireTools, passByDue } from './fire-due.ts';
import { sentenceOf } from './sentence-of.ts';

/** A failure of one schedule. */
export interface ScheduleFailure {
  readonly id: string;
  readonly error: unknown;
}

/**
 * Notes a failure on its schedule, so that the others go on. A schedule that cannot work as it is written is stopped; one
 * whose run was refused waits for its next due time; any other failure may pass, and the next pass tries again.
 */
export async function recordFailure(
  tools: FireTools & { readonly log: Logger },
  db: TenantDatabase,
  { id, error }: ScheduleFailure,
): Promise<void> {
  tools.log.error({ tenantId: db.tenantId, triggerId: id, err: error }, 'schedule failed');
  try {
    if (isUnworkable(error)) await stopTrigger(db, id, `stopped: ${reasonOf(error)}`);
    else if (error instanceof AppError && !error.retryable) {
      await passByDue(db, id, { ...tools, why: `failed: ${error.message}` });
    } else await recordOutcome(db, id, `failed: ${sentenceOf(error)}`);
  } catch (cause) {
    tools.log.error(
      { tenantId: db.tenantId, triggerId: id, err: cause },
      'failure of a schedule not recorded',
    );
  }
}

function isUnworkable(error: unknown): error is z.ZodError | InvalidInputError {
  return error instanceof z.ZodError || error instanceof InvalidInputError;
}

function reasonOf(error: z.ZodError | InvalidInputError): string {
  return error instanceof z.ZodError
    ? 'its settings are not valid, see "steward schedules set".'
    : error.message;
}
