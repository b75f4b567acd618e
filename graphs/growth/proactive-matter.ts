import { sha256 } from '#core/canonical-json.ts';
import type { Tenant } from '#core/tenant.ts';
import { type Day, dayInZone } from '#core/time.ts';
import type { Database } from '#storage/database.ts';
import { countGivenOn } from '#storage/insight/recommendation-read.repository.ts';
import { summariseWaitingReports } from '#storage/insight/report.repository.ts';
import { chooseTopics } from './choose-topics.ts';
import { choosableTopics } from './known-matters.ts';

/** What a run of the proactive track would find to do. */
export interface ProactiveMatter {
  /** Reports that no master has taken up. */
  readonly reports: number;
  /** Topics that teams would be asked about although no report told of them since. */
  readonly topics: number;
  /** Recommendations that may still be given today. */
  readonly room: number;
  /** Names exactly this: a second run of it would do what the first one did. */
  readonly runKey: string;
}

/** Whose matter is looked at, and when. */
export interface MatterPlace {
  readonly db: Database;
  readonly tenant: Pick<Tenant, 'timezone'>;
  now(): Date;
}

/** What waits for the proactive track of a tenant at this moment. */
export async function findProactiveMatter(
  { db, tenant, now }: MatterPlace,
  { withDigest, cap }: { readonly withDigest: boolean; readonly cap: number },
): Promise<ProactiveMatter> {
  const day: Day = dayInZone(now(), tenant.timezone);
  const reports = await summariseWaitingReports(db);
  const room = Math.max(0, cap - (await countGivenOn(db, day, tenant.timezone)));
  const waiting = await choosableTopics(db, { withDigest });
  const chosen = chooseTopics(waiting, { day, room }).map(({ topicKey }) => topicKey);
  return {
    ...{ reports: reports.count, topics: chosen.length, room },
    runKey: `proactive:${day}:${sha256(JSON.stringify([reports.fingerprint, chosen, room, withDigest]))}`,
  };
}
