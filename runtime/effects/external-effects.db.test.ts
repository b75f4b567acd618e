import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { savePolicyRule } from '#storage/plan/policy-rule.repository.ts';
import type { Approval } from '#storage/runtime/approval.repository.ts';
import { lockDueDelivery } from '#storage/runtime/outbox.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { decideApproval } from '../approvals/decide-approval.ts';
import { expireApprovals } from '../approvals/expire-approvals.ts';
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

function about(approvals: readonly Approval[], to: string): string {
  const found = approvals.find(({ payload }) => Object(payload).to === to);
  return String(found?.number);
}

async function overdue({ db }: MailRun): Promise<void> {
  const text = `update runtime.approval set expires_at = clock_timestamp() - interval '1 second' where tenant_id = $1`;
  await store.pool.query(text, [db.tenantId]);
}

describe('an effect that needs a person', () => {
  it('asks for both of two parallel letters, holds no lease meanwhile and sends nothing', async () => {
    const run = await begin({ letters: [{ to: 'ann' }, { to: 'bob' }] });

    const pending = await run.pending();

    const questions = pending.map(({ payload, rule, kind }) => ({ payload, rule, kind }));
    const same = { rule: 'external-needs-person', kind: 'effect' };
    // Parallel branches number their questions as they come.
    expect(questions).toHaveLength(2);
    expect(questions).toEqual(
      expect.arrayContaining([
        { payload: { to: 'ann', amount: 1 }, ...same },
        { payload: { to: 'bob', amount: 1 }, ...same },
      ]),
    );
    const { rows } = await run.db.run({ text: 'select state, worker_id from runtime.lease', values: [] });
    expect(rows).toEqual([{ state: 'suspended', worker_id: null }]);
    expect([await run.send(), other.received]).toEqual([0, []]);
  });

  it('brings each answer to its call, in whatever order people answer', async () => {
    const run = await begin({ letters: [{ to: 'ann' }, { to: 'bob' }] });
    const asked = await run.pending();

    await run.decide({ reference: about(asked, 'bob'), verdict: 'edit', payload: { to: 'bo', amount: 2 } });
    await run.work();
    await run.decide({ reference: about(asked, 'ann'), verdict: 'reject', reason: 'not her' });
    const output = await settle(run);

    expect(output).toEqual(['ann: A person refused "test_keyed_letter": not her', 'bob: receipt for bo']);
    expect(other.received).toMatchObject([{ to: 'bo', amount: 2 }]);
  });

  it('sends each approved letter once, with a key of its own', async () => {
    const run = await begin({ letters: [{ to: 'ann' }, { to: 'bob' }] });
    for (const { number } of await run.pending()) {
      await run.decide({ reference: String(number), verdict: 'approve' });
    }

    const output = await settle(run);

    expect(output).toEqual(['ann: receipt for ann', 'bob: receipt for bob']);
    expect(other.received.map(({ to }) => to).toSorted()).toEqual(['ann', 'bob']);
    expect(new Set(other.received.map(({ key }) => key)).size).toBe(2);
  });

  it('takes an answer that comes while the run still works', async () => {
    const run = await begin({ letters: [{ to: 'ann' }] });
    const [asked] = await run.pending();
    await run.db.run({ text: `update runtime.lease set state = 'queued'`, values: [] });
    const key = { tenantId: run.db.tenantId, executionId: run.executionId };
    await run.engine.queue.put(store.owner, [{ ...key, queue: 'default', priority: 0 }]);
    const working = run.work();
    await run.decide({ reference: String(asked?.number), verdict: 'approve' });
    await working;

    expect(await settle(run)).toEqual(['ann: receipt for ann']);
    expect(other.received).toHaveLength(1);
  });

  it('refuses a second answer, and one whose arguments the tool does not take', async () => {
    const run = await begin({ letters: [{ to: 'ann' }] });

    await expect(run.decide({ reference: '1', verdict: 'edit', payload: { to: '' } })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('to:'),
    });
    await run.decide({ reference: '1', verdict: 'approve' });
    await expect(run.decide({ reference: '1', verdict: 'reject' })).rejects.toThrow(
      '1 is approved already, by ada.',
    );
    expect(await settle(run)).toEqual(['ann: receipt for ann']);
  });

  it('counts no answer in time as a refusal, by the sweep that wakes the run', async () => {
    const rule = { ...ALLOW, action: 'approve', expiresAfterSeconds: 3600 } as const;
    const run = await begin({ letters: [{ to: 'ann' }], rules: [rule] });
    const before = await expireApprovals(run.engine);
    await overdue(run);

    await expect(run.decide({ reference: '1', verdict: 'approve' })).rejects.toThrow('in time');
    const output = await settle(run);

    expect(before).toBe(0);
    expect(output).toEqual(['ann: Nobody approved in time "test_keyed_letter".']);
    expect(other.received).toEqual([]);
  });

  it('ends overdue questions of all tenants in one sweep, once', async () => {
    const rule = { ...ALLOW, action: 'approve', expiresAfterSeconds: 3600 } as const;
    const run = await begin({ letters: [{ to: 'ann' }, { to: 'bob' }], rules: [rule] });
    await overdue(run);

    const swept = [await expireApprovals(run.engine), await expireApprovals(run.engine)];

    expect(swept).toEqual([2, 0]);
    expect(await settle(run)).toHaveLength(2);
    expect(await run.pending()).toEqual([]);
  });
});

describe('rules', () => {
  it('let through, ask or refuse by what the arguments are', async () => {
    const small = { path: 'amount', op: 'lt', value: 10 };
    const allow = { ...ALLOW, condition: small };
    const deny = {
      ...ALLOW,
      code: 'no-bob',
      action: 'deny',
      condition: { path: 'to', op: 'eq', value: 'bob' },
    } as const;
    const run = await begin({
      letters: [{ to: 'ann' }, { to: 'bob' }, { to: 'cid', amount: 50 }],
      rules: [allow, deny],
    });

    expect(await run.pending()).toMatchObject([{ payload: { to: 'cid', amount: 50 } }]);
    await expect(
      run.decide({ reference: '1', verdict: 'edit', payload: { to: 'bob', amount: 50 } }),
    ).rejects.toThrow('The rule "no-bob" refuses this.');
    await run.decide({ reference: '1', verdict: 'approve' });

    expect(await settle(run)).toEqual([
      'ann: receipt for ann',
      'bob: The rule "no-bob" refuses "test_keyed_letter".',
      'cid: receipt for cid',
    ]);
  });

  it('that refused once keep refusing in a run that is played again', async () => {
    const deny = {
      ...ALLOW,
      code: 'no-bob',
      action: 'deny',
      condition: { path: 'to', op: 'eq', value: 'bob' },
    } as const;
    const run = await begin({ letters: [{ to: 'ann' }, { to: 'bob' }], rules: [deny] });
    await run.db.transaction((tx) => savePolicyRule(tx, { ...deny, action: 'allow' }));
    await run.decide({ reference: '1', verdict: 'approve' });

    const output = await settle(run);

    expect(output).toEqual(['ann: receipt for ann', 'bob: The rule "no-bob" refuses "test_keyed_letter".']);
    expect(other.received).toMatchObject([{ to: 'ann' }]);
  });
});

it('lets no other tenant answer, nor see the question', async () => {
  const run = await begin({ letters: [{ to: 'ann' }] });
  const stranger = await store.createTenant();

  await expect(
    decideApproval(run.engine, stranger, {
      reference: '1',
      verdict: 'approve',
      reason: null,
      actor: { actorKind: 'operator', actorId: 'eve' },
    }),
  ).rejects.toMatchObject({ code: 'not_found' });
  expect(await stranger.transaction((tx) => lockDueDelivery(tx, run.executionId))).toBeUndefined();
});
