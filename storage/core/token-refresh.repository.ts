import { z } from 'zod';
import { type Database, execute, maybeOne, type Transaction } from '../database.ts';
import { sql } from '../sql.ts';
import { integrationStatus } from './integration.repository.ts';

/** A token this near to its end is not handed out any more. */
const LAST_SECONDS = 10;
/** A new token that is again near its end is used as long as it is good, rather than replaced all the time. */
const PAUSE_AFTER_SHORT_TOKEN = '1 hour';

const stateRow = z
  .object({
    id: z.uuid(),
    status: integrationStatus,
    token_version: z.number(),
    refresh_attempt: z.number(),
    failed_attempt: z.number(),
    failure: z.string().nullable(),
    is_held: z.boolean(),
    is_fresh: z.boolean(),
    is_good: z.boolean(),
    is_paused: z.boolean(),
  })
  .transform((row) => ({
    ...{ id: row.id, status: row.status, failure: row.failure },
    tokenVersion: row.token_version,
    attempt: row.refresh_attempt,
    failedAttempt: row.failed_attempt,
    /** Somebody asks the provider right now. */
    isHeld: row.is_held,
    /** Good for longer than the margin. */
    isFresh: row.is_fresh,
    /** Good at this moment. */
    isGood: row.is_good,
    /** The provider is not to be asked yet, unless there is no good token. */
    isPaused: row.is_paused,
  }));

/** How it stands with the token of an integration. */
export type TokenState = z.output<typeof stateRow>;

/** How it stands with the token of a tenant's source, on the database's clock. Runs as the owner. */
export function findTokenState(
  owner: Database,
  { tenantId, source }: { readonly tenantId: string; readonly source: string },
  marginSeconds: number,
): Promise<TokenState | undefined> {
  const statement = sql`
    select id, status, token_version, refresh_attempt, failed_attempt, failure,
           coalesce(refresher_until > clock_timestamp(), false) as is_held,
           coalesce(expires_at > clock_timestamp() + make_interval(secs => ${marginSeconds}::float8), true) as is_fresh,
           coalesce(expires_at > clock_timestamp() + make_interval(secs => ${LAST_SECONDS}::float8), true) as is_good,
           coalesce(refresh_not_before > clock_timestamp(), false) as is_paused
    from core.integration
    where tenant_id = ${tenantId} and source = ${source} and deleted_at is null
  `;
  return maybeOne(owner, stateRow, statement);
}

/** Who refreshes a token, and which one. */
export interface Refresh {
  readonly tenantId: string;
  readonly integrationId: string;
  /** Of the token that is to be replaced. */
  readonly tokenVersion: number;
  /** Of this attempt alone. */
  readonly refresher: string;
}

/** Takes the right to ask the provider; false when somebody has it, or has replaced that token already. Runs as the owner. */
export async function claimRefresh(
  owner: Database,
  refresh: Refresh,
  leaseSeconds: number,
): Promise<boolean> {
  const statement = sql`
    update core.integration
    set refresher = ${refresh.refresher}, refresh_attempt = refresh_attempt + 1,
        refresher_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}::float8)
    where tenant_id = ${refresh.tenantId} and id = ${refresh.integrationId} and status = 'active'
      and token_version = ${refresh.tokenVersion} and (refresher_until > clock_timestamp()) is not true
  `;
  return (await execute(owner, statement)) === 1;
}

/** Notes a new token; false when the right to it was lost meanwhile, and then nothing may be stored. Runs as the owner. */
export async function completeRefresh(
  tx: Transaction,
  refresh: Refresh,
  { expiresInSeconds, marginSeconds }: { expiresInSeconds: number | null; marginSeconds: number },
): Promise<boolean> {
  const statement = sql`
    update core.integration
    set token_version = token_version + 1, refreshed_at = clock_timestamp(), refresher = null, refresher_until = null,
        expires_at = clock_timestamp() + make_interval(secs => ${expiresInSeconds}::float8), failure = null,
        refresh_not_before = case when ${expiresInSeconds}::float8 <= ${marginSeconds}::float8
                                  then clock_timestamp() + ${PAUSE_AFTER_SHORT_TOKEN}::interval end,
        updated_at = clock_timestamp()
    where tenant_id = ${refresh.tenantId} and id = ${refresh.integrationId} and refresher = ${refresh.refresher}
      and status = 'active'
  `;
  return (await execute(tx, statement)) === 1;
}

/** What came of asking in vain: the consent is gone, or it may be asked again after a pause. */
export type RefreshFailure =
  | { readonly isOver: true; readonly sentence: string }
  | { readonly isOver: false; readonly sentence: string; readonly pauseSeconds: number };

/** Notes that no token came; false when the right to say so was lost meanwhile. Runs as the owner. */
export async function failRefresh(
  owner: Database,
  refresh: Refresh,
  failure: RefreshFailure,
): Promise<boolean> {
  const pauseSeconds = failure.isOver ? null : failure.pauseSeconds;
  const statement = sql`
    update core.integration
    set status = ${failure.isOver ? 'needs_reconnect' : 'active'}, failure = ${failure.sentence},
        failed_attempt = refresh_attempt, refresher = null, refresher_until = null,
        refresh_not_before = clock_timestamp() + make_interval(secs => ${pauseSeconds}::float8),
        updated_at = clock_timestamp()
    where tenant_id = ${refresh.tenantId} and id = ${refresh.integrationId} and refresher = ${refresh.refresher}
      and status = 'active'
  `;
  return (await execute(owner, statement)) === 1;
}
