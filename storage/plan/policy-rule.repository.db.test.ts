import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TenantDatabase } from '../database.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import {
  endPolicyRule,
  listPolicyRules,
  mirrorPolicyRules,
  type PolicyRuleDraft,
  savePolicyRule,
} from './policy-rule.repository.ts';

let store: TestStore;
let a: TenantDatabase;
let b: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
  a = await store.createTenant();
  b = await store.createTenant();
});
afterAll(() => store.close());

const shared: PolicyRuleDraft = {
  ...{ code: 'shared', appliesTo: 'external', condition: null, action: 'approve', priority: 0 },
  ...{ message: 'Ask.', expiresAfterSeconds: 60 },
};
const own: PolicyRuleDraft = {
  ...shared,
  ...{
    code: 'own',
    action: 'deny',
    condition: { path: 'to', op: 'eq', value: 'x' },
    expiresAfterSeconds: null,
  },
};

it('shows a tenant the shared rules and its own, and never those of another', async () => {
  await mirrorPolicyRules(store.owner, [shared]);
  await a.transaction((tx) => savePolicyRule(tx, own));

  expect(await listPolicyRules(a)).toEqual([
    { ...own, isOwn: true },
    { ...shared, isOwn: false },
  ]);
  expect(await listPolicyRules(b)).toEqual([{ ...shared, isOwn: false }]);
});

it('puts a changed rule in force in the place of the one before, which stays readable', async () => {
  await a.transaction((tx) => savePolicyRule(tx, { ...own, priority: 7 }));

  expect(await listPolicyRules(a)).toMatchObject([{ code: 'own', priority: 7 }, { code: 'shared' }]);
  const text = `select priority, valid_to is null as is_open from plan.policy_rule where code = 'own' order by valid_from`;
  expect((await a.run({ text, values: [] })).rows).toEqual([
    { priority: 0, is_open: false },
    { priority: 7, is_open: true },
  ]);
});

it('takes a rule out of force, once', async () => {
  const ended = [
    await a.transaction((tx) => endPolicyRule(tx, 'own')),
    await a.transaction((tx) => endPolicyRule(tx, 'own')),
  ];

  expect(ended).toEqual([true, false]);
  expect((await listPolicyRules(a)).map(({ code }) => code)).toEqual(['shared']);
});

it('knows no rule before its time nor after it', async () => {
  const insert = (code: string, from: string, to: string | null) => ({
    text: `insert into plan.policy_rule (tenant_id, code, applies_to, action, valid_from, valid_to)
           values (core.require_tenant(), $1, '*', 'allow', $2, $3)`,
    values: [code, from, to],
  });
  await b.run(insert('future', '2999-01-01', null));
  await b.run(insert('past', '2000-01-01', '2001-01-01'));
  await b.run(insert('present', '2000-01-01', '2999-01-01'));

  expect((await listPolicyRules(b)).map(({ code }) => code)).toEqual(['present', 'shared']);
});

it('mirrors the code: nothing when it is the same, a new version when it changed, an end when it is gone', async () => {
  const versions = async () => {
    const text = `select code, message, valid_to is null as is_open from plan.policy_rule
                  where tenant_id is null order by code, valid_from`;
    return (await store.owner.run({ text, values: [] })).rows;
  };
  await mirrorPolicyRules(store.owner, [shared]);
  const same = await versions();
  await mirrorPolicyRules(store.owner, [{ ...shared, message: 'Ask first.' }]);
  const changed = await versions();
  await mirrorPolicyRules(store.owner, []);

  const old = { code: 'shared', message: 'Ask.', is_open: false };
  expect(same).toEqual([{ ...old, is_open: true }]);
  expect(changed).toEqual([old, { code: 'shared', message: 'Ask first.', is_open: true }]);
  expect(await versions()).toEqual([old, { code: 'shared', message: 'Ask first.', is_open: false }]);
});
