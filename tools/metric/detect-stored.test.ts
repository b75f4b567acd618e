import { expect, test } from 'vitest';
import { addDays } from '#core/time.ts';
import type { TenantDatabase, Transaction } from '#storage/database.ts';
import type { SeriesWithPoints } from '#storage/metric/series.repository.ts';
import { TEST_TENANT, testContext } from '../testing.ts';
import { detectStored } from './detect-stored.ts';

const LAST_DAY = '2026-04-10';

/** A store in which nothing is known of a shop but whether it has anomalies; it notes what each transaction was asked. */
function shopThatHas(anomalies: boolean): TenantDatabase & { readonly asked: string[][] } {
  const asked: string[][] = [];
  const refuse = async (): Promise<never> => {
    throw new Error('Detection asks within transactions only.');
  };
  return {
    asked,
    tenantId: TEST_TENANT.id,
    run: refuse,
    runEntering: refuse,
    transaction(work) {
      const texts: string[] = [];
      asked.push(texts);
      const run: Transaction['run'] = async ({ text }) => {
        texts.push(text);
        const rows = text.includes('select exists') ? [{ known: anomalies }] : [];
        return { rows, rowCount: rows.length };
      };
      return work({ inTransaction: true, asOwner: { run: refuse }, run });
    },
  };
}

/** Sessions of 40 ordinary days; the last days may be less. */
function sessions(...last: readonly number[]): SeriesWithPoints {
  const values = Array.from({ length: 40 }, (_, index) => 1000 + ((index * 37) % 11)).toSpliced(
    40 - last.length,
    last.length,
    ...last,
  );
  const points = values.map((value, index) => ({ day: addDays(LAST_DAY, index - 39), value, weight: null }));
  const id = '00000000-0000-4000-8000-000000000002';
  const series = { id, metric: 'sessions', dims: {}, source: 'sessions', currency: null, isMonitored: true };
  return { ...series, points };
}

test('a quiet shop is asked about once and not written to', async () => {
  const db = shopThatHas(false);

  const detected = await detectStored([sessions()], LAST_DAY, testContext({ db }));

  expect(detected).toEqual({ incidents: [], obsolete: [] });
  expect(db.asked).toHaveLength(1);
  expect(db.asked.flat().filter((text) => /\b(insert|update|delete)\b/.test(text))).toEqual([]);
});

test('a quiet shop with anomalies from before is settled, for they may not hold any more', async () => {
  const db = shopThatHas(true);

  await detectStored([sessions()], LAST_DAY, testContext({ db }));

  expect(db.asked).toHaveLength(2);
});

test('what is found is written in the transaction in which the known anomalies are read', async () => {
  const db = shopThatHas(false);

  const { incidents } = await detectStored([sessions(300, 320, 290)], LAST_DAY, testContext({ db }));

  expect(incidents).toHaveLength(1);
  expect(db.asked[1]?.some((text) => text.includes('from metric.anomaly as anomaly'))).toBe(true);
  expect(db.asked[1]?.some((text) => text.includes('insert into metric.anomaly'))).toBe(true);
});
