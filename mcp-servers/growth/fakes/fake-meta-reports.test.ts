import { afterEach, expect, it } from 'vitest';
import { openTestMeta, WEEK } from './testing-meta.ts';
import { metaInsights } from './testing-shapes.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const fake of opened.splice(0)) await fake.close();
});

async function openFake() {
  const meta = await openTestMeta();
  opened.push(meta.fake);
  return meta;
}

it('a report is asked for, prepared, looked at and read', async () => {
  const { fake, at } = await openFake();
  fake.behave({ mostRowsAtOnce: 3, pollsUntilDone: 2 });
  const parameters = { ...WEEK, time_increment: '1', fields: 'impressions' };

  const atOnce = await at('act_1/insights', parameters);
  const started = await at('act_1/insights', parameters, { method: 'POST' });
  const { report_run_id: run } = started.body as { report_run_id: string };
  const early = await at(`${run}/insights`);
  const looks = [await at(run), await at(run)];
  const rows = metaInsights.parse((await at(`${run}/insights`)).body).data;

  expect(atOnce).toMatchObject({
    status: 500,
    body: { error: { code: 1, message: expect.stringContaining('reduce the amount') } },
  });
  expect(early.body).toMatchObject({ error: { code: 2601 } });
  expect(looks.map(({ body }) => body)).toMatchObject([
    { async_status: 'Job Started', async_percent_completion: 33 },
    { async_status: 'Job Completed', async_percent_completion: 100 },
  ]);
  expect(rows).toHaveLength(7);
});

it('a report can fail, and then has no rows', async () => {
  const { fake, at } = await openFake();
  fake.behave({ pollsUntilDone: 1, reportOutcome: 'Job Failed' });
  const { report_run_id: run } = (await at('act_1/insights', WEEK, { method: 'POST' })).body as {
    report_run_id: string;
  };

  const look = await at(run);

  expect(look.body).toMatchObject({ async_status: 'Job Failed' });
  expect(await at(`${run}/insights`)).toMatchObject({ status: 400 });
});
