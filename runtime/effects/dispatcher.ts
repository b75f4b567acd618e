import PQueue from 'p-queue';
import { listDeadlines } from '#storage/runtime/deadline.repository.ts';
import { DELIVERY, type DeliverySettings, deliver } from './deliver.ts';
import type { EffectEngine } from './effect-engine.ts';

/** Effects that one process carries out at once. */
const AT_ONCE = 8;
/** Effects that one look takes. */
const BATCH = 64;

/** Carries out the effects that are due, of all tenants; answers how many it called. Any number of processes may. */
export async function dispatchOutbox(
  engine: EffectEngine,
  settings: Partial<DeliverySettings> = {},
): Promise<number> {
  const { store, log } = engine;
  const due = await listDeadlines(store.owner, { kind: 'delivery', limit: BATCH });
  const bound = new PQueue({ concurrency: AT_ONCE });
  const called = due.map((deadline) =>
    bound.add(async () => {
      try {
        return await deliver(engine, deadline, { ...DELIVERY, ...settings });
      } catch (error) {
        // The others are none the worse; this one is found again when its claim has run out.
        log.warn({ err: error, outbox: deadline.subjectId }, 'an effect could not be seen to');
        return false;
      }
    }),
  );
  return (await Promise.all(called)).filter((each) => each === true).length;
}
