import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ExternalServiceError } from '#core/errors.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { claimDelivery } from './claim-delivery.ts';
import { dispatchOutbox } from './dispatcher.ts';
import { recordOutcome } from './record-outcome.ts';
import { ALLOW, beginMailing, type MailRun, type MailStart, type OtherSide, settle } from './testing.ts';

let store: TestStore;
let other: OtherSide;
const opened: MailRun[] = [];
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(() => {
  other = { received: [], faults: [] };
});
afterEach(async () => {
  for (const { engine } of opened.splice(0)) await engine.queue.close();
  // A dispatcher serves all tenants; what one test leaves would be sent in the next.
  await store.pool.query('delete from runtime.outbox');
});

async function begin(start: Omit<MailStart, 'other'>): Promise<MailRun> {
  const run = await beginMailing(store, { ...start, other });
  opened.push(run);
  return run;
}

describe('a delivery', () => {
  it('is tried again after a failure that may pass, with the same key', async () => {
    other.faults.push(new ExternalServiceError('box: status 503', { status: 503 }));
    const run = await begin({ letters: [{ to: 'ann' }], rules: [ALLOW] });

    expect(await settle(run)).toEqual(['ann: receipt for ann']);
    expect(await run.letters()).toEqual([{ status: 'sent', attempts: 2 }]);
  });

  it('that is refused for good is an answer to the run', async () => {
    other.faults.push(new ExternalServiceError('box: status 410', { status: 410 }));
    const run = await begin({ letters: [{ to: 'ann' }], rules: [ALLOW], isIdempotent: false });

    expect(await settle(run)).toEqual(['ann: "test_letter" was not carried out: box: status 410']);
  });

  it('gives up after its last attempt', async () => {
    other.faults.push(...Array.from({ length: 20 }, () => new ExternalServiceError('box: no answer')));
    const run = await begin({ letters: [{ to: 'ann' }], rules: [ALLOW] });

    expect(await settle(run)).toEqual(['ann: "test_keyed_letter" was not carried out: box: no answer']);
    expect(await run.letters()).toEqual([{ status: 'failed', attempts: 8 }]);
  });

  it('is made once by any number of dispatchers', async () => {
    const run = await begin({
      letters: [{ to: 'ann' }, { to: 'bob' }, { to: 'cid' }],
      rules: [ALLOW],
      isIdempotent: false,
    });

    const called = await Promise.all([run.send(), run.send(), run.send(), run.send()]);

    expect(called.reduce((sum, count) => sum + count)).toBe(3);
    expect(other.received).toHaveLength(3);
    expect(await settle(run)).toHaveLength(3);
  });

  it('that nobody has begun is not made once its run has ended', async () => {
    const run = await begin({ letters: [{ to: 'ann' }], rules: [ALLOW] });
    await run.db.run({
      text: `update runtime.execution set status = 'cancelled', ended_at = clock_timestamp()`,
      values: [],
    });

    expect(await run.send()).toBe(0);
    expect([other.received, await run.letters()]).toEqual([[], []]);
  });
});

/** A dispatcher that dies between its call and its note. */
async function dieSending({
  engine,
  db,
}: MailRun): Promise<NonNullable<Awaited<ReturnType<typeof claimDelivery>>>> {
  const { rows } = await db.run({ text: 'select id from runtime.outbox', values: [] });
  const claimed = await claimDelivery(engine, { db, id: Object(rows[0]).id }, { claimSeconds: 20 });
  if (claimed === undefined) throw new Error('Nothing was due.');
  const { to, amount } = Object(claimed.delivery.payload);
  other.received.push({ to, amount, key: claimed.delivery.idempotencyKey });
  return claimed;
}

async function runOutClaim({ db }: MailRun): Promise<void> {
  const text = `update runtime.outbox set claimed_until = clock_timestamp() where status = 'sending'`;
  await db.run({ text, values: [] });
}

describe('a dispatcher that dies between sending and noting it', () => {
  it('is left alone until its claim has run out', async () => {
    const run = await begin({ letters: [{ to: 'ann' }], rules: [ALLOW] });
    await dieSending(run);

    expect(await run.send()).toBe(0);
    expect(await run.letters()).toEqual([{ status: 'sending', attempts: 1 }]);
  });

  it('is followed by another one with the same key, when the other side goes by it', async () => {
    const run = await begin({ letters: [{ to: 'ann' }], rules: [ALLOW] });
    await dieSending(run);
    await runOutClaim(run);

    expect(await settle(run)).toEqual(['ann: receipt for ann']);
    expect(other.received).toHaveLength(1);
    expect(await run.letters()).toEqual([{ status: 'sent', attempts: 2 }]);
  });

  it('leaves a question, and nobody calls again by himself, when the other side does not', async () => {
    const run = await begin({ letters: [{ to: 'ann' }], rules: [ALLOW], isIdempotent: false });
    await dieSending(run);
    await runOutClaim(run);

    const output = await settle(run);

    expect(output).toBeUndefined();
    expect(other.received).toHaveLength(1);
    expect(await run.pending()).toMatchObject([
      { kind: 'unknown_outcome', tool: 'test_letter', payload: { arguments: { to: 'ann' }, attempts: 1 } },
    ]);
  });

  it.each([
    ['approve', undefined, { output: ['ann: receipt for ann'], calls: 2 }],
    [
      'reject',
      undefined,
      { output: ['ann: "test_letter" was not carried out: A person says that it was not sent.'], calls: 1 },
    ],
    ['edit', { receipt: { receipt: 'by phone' } }, { output: ['ann: by phone'], calls: 1 }],
  ] as const)('goes on as a person says: %s', async (verdict, payload, { output, calls }) => {
    const run = await begin({ letters: [{ to: 'ann' }], rules: [ALLOW], isIdempotent: false });
    await dieSending(run);
    await runOutClaim(run);
    await run.send();

    await run.decide({ reference: '1', verdict, payload });

    expect(await settle(run)).toEqual(output);
    expect(other.received).toHaveLength(calls);
  });

  it('cannot note anything once it comes back', async () => {
    const run = await begin({ letters: [{ to: 'ann' }], rules: [ALLOW], isIdempotent: false });
    const late = await dieSending(run);
    await runOutClaim(run);
    await run.send();
    const note = (kind: 'sent' | 'failed') =>
      recordOutcome(run.engine, late, {
        outcome: kind === 'sent' ? { kind, receipt: { receipt: 'late' } } : { kind, sentence: 'late' },
        backoffSeconds: 0,
      });

    await note('failed');
    await note('sent');
    expect(await run.letters()).toEqual([{ status: 'unknown', attempts: 1 }]);
    await run.decide({ reference: '1', verdict: 'approve' });
    await note('sent');
    expect(await run.letters()).toEqual([{ status: 'pending', attempts: 1 }]);
    await settle(run);
    expect(await run.letters()).toEqual([{ status: 'sent', attempts: 2 }]);
  });

  it('asks a person when a call that must not be repeated fails without saying whether it happened', async () => {
    other.faults.push(new ExternalServiceError('box: no answer'));
    const run = await begin({ letters: [{ to: 'ann' }], rules: [ALLOW], isIdempotent: false });

    await settle(run);

    expect(other.received).toHaveLength(1);
    expect(await run.pending()).toMatchObject([{ kind: 'unknown_outcome' }]);
  });

  it('does not wait for a tool that ignores its deadline', async () => {
    other.faults.push('stall');
    const run = await begin({ letters: [{ to: 'ann' }], rules: [ALLOW], isIdempotent: false });

    await dispatchOutbox(run.engine, { claimSeconds: 0.4, backoffSeconds: 0 });

    expect(await run.pending()).toMatchObject([
      { kind: 'unknown_outcome', summary: expect.stringContaining('took longer than it may') },
    ]);
  });
});
