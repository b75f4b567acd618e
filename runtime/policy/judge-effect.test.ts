import { describe, expect, it } from 'vitest';
import type { PolicyRule } from '#storage/plan/policy-rule.repository.ts';
import { DEFAULT_RULES } from './default-rules.ts';
import { judgeEffect } from './judge-effect.ts';

const tool = { name: 'core_send_webhook', effect: 'external' } as const;

function rule(over: Partial<PolicyRule>): PolicyRule {
  const empty = { condition: null, message: null, expiresAfterSeconds: null };
  return { code: 'r', appliesTo: '*', action: 'allow', priority: 0, isOwn: false, ...empty, ...over };
}

function judge(rules: readonly PolicyRule[], given: unknown = {}): readonly [string, string] {
  const { action, rule: by } = judgeEffect(rules, { tool, arguments: given });
  return [action, by.code];
}

/** Whether an allow with this condition lets these arguments through; a person is asked when it cannot be told. */
function holds(condition: unknown, given: unknown): string {
  const rules = [rule({ code: 'if', condition, priority: 1 }), rule({ code: 'else', action: 'deny' })];
  const [action, by] = judge(rules, given);
  if (by === 'else')
    return judge([rules[0] ?? rule({}), rule({ code: 'else' })], given)[1] === 'if' ? 'unknown' : 'no';
  return action === 'allow' ? 'yes' : 'unknown';
}

const order = { total: { amount: 100, currency: 'PLN' }, items: [{ sku: 'a' }], rush: true, note: null };

describe('a condition', () => {
  it.each([
    [{ path: 'total', op: 'lte', value: { amount: 100, currency: 'PLN' } }, 'yes'],
    [{ path: 'total', op: 'lt', value: { amount: 100, currency: 'PLN' } }, 'no'],
    [{ path: 'total', op: 'eq', value: { amount: 100, currency: 'PLN' } }, 'yes'],
    [{ path: 'total', op: 'lt', value: { amount: 1000, currency: 'EUR' } }, 'unknown'],
    [{ path: 'total', op: 'ne', value: { amount: 100, currency: 'EUR' } }, 'unknown'],
    [{ path: 'total', op: 'lt', value: 1000 }, 'unknown'],
    [{ path: 'total.amount', op: 'gte', value: 100 }, 'yes'],
    [{ path: 'total.amount', op: 'gt', value: 100 }, 'no'],
    [{ path: 'total.amount', op: 'gt', value: '99' }, 'unknown'],
    [{ path: 'total.currency', op: 'in', value: ['PLN', 'EUR'] }, 'yes'],
    [{ path: 'total.currency', op: 'in', value: ['EUR'] }, 'no'],
    [{ path: 'items.0.sku', op: 'eq', value: 'a' }, 'yes'],
    [{ path: 'rush', op: 'ne', value: true }, 'no'],
    [{ path: 'note', op: 'eq', value: null }, 'yes'],
    [{ path: 'absent', op: 'ne', value: 'x' }, 'unknown'],
    [{ path: 'absent', op: 'exists', value: false }, 'yes'],
    [{ path: 'note', op: 'exists', value: true }, 'yes'],
    [{ path: 'constructor', op: 'exists', value: true }, 'no'],
    [{ path: 'items.length', op: 'gt', value: 0 }, 'yes'],
    [
      {
        all: [
          { path: 'rush', op: 'eq', value: true },
          { path: 'absent', op: 'eq', value: 1 },
        ],
      },
      'unknown',
    ],
    [
      {
        all: [
          { path: 'rush', op: 'eq', value: false },
          { path: 'absent', op: 'eq', value: 1 },
        ],
      },
      'no',
    ],
    [
      {
        any: [
          { path: 'rush', op: 'eq', value: true },
          { path: 'absent', op: 'eq', value: 1 },
        ],
      },
      'yes',
    ],
    [
      {
        any: [
          { path: 'rush', op: 'eq', value: false },
          { path: 'absent', op: 'eq', value: 1 },
        ],
      },
      'unknown',
    ],
    [{ any: [{ all: [{ path: 'rush', op: 'eq', value: false }] }] }, 'no'],
    [{ path: 'rush', op: 'matches', value: '.*' }, 'unknown'],
    [{ path: 'rush', op: 'eq', value: true, also: 1 }, 'unknown'],
    [{ all: [] }, 'unknown'],
    ['anything', 'unknown'],
  ])('%j is %s', (condition, expected) => {
    expect(holds(condition, order)).toBe(expected);
  });
});

describe('of several rules', () => {
  it.each([
    [
      'the highest priority',
      [rule({ code: 'low' }), rule({ code: 'high', action: 'deny', priority: 1 })],
      ['deny', 'high'],
    ],
    [
      'the tenant’s before the code’s at equal priority',
      [rule({ code: 'shared', action: 'deny' }), rule({ code: 'own', isOwn: true })],
      ['allow', 'own'],
    ],
    [
      'a shared one of higher priority before the tenant’s',
      [rule({ code: 'shared', action: 'deny', priority: 1 }), rule({ code: 'own', isOwn: true })],
      ['deny', 'shared'],
    ],
    [
      'the stricter of equals',
      [rule({ code: 'a' }), rule({ code: 'b', action: 'approve' })],
      ['approve', 'b'],
    ],
    [
      'those for the tool',
      [rule({ code: 'x', appliesTo: 'other_tool' }), rule({ code: 'y', appliesTo: tool.name })],
      ['allow', 'y'],
    ],
    [
      'those for the effect class',
      [rule({ code: 'x', appliesTo: 'write' }), rule({ code: 'y', appliesTo: 'external' })],
      ['allow', 'y'],
    ],
  ] as const)('%s decides', (_name, rules, expected) => {
    expect(judge(rules)).toEqual(expected);
    expect(judge(rules.toReversed())).toEqual(expected);
  });

  it('one that cannot be judged asks for a person', () => {
    const broken = rule({ code: 'broken', condition: { oops: 1 }, action: 'deny', priority: 9 });

    expect(judge([broken, rule({})])).toEqual(['approve', 'broken']);
  });

  it('one that cannot be judged softens no refusal after it', () => {
    const broken = rule({ code: 'broken', condition: { oops: 1 }, priority: 9 });

    expect(judge([broken, rule({ code: 'no', action: 'deny' })])).toEqual(['deny', 'no']);
  });

  it('none at all asks for a person, as the shared default does', () => {
    expect(judge([])).toEqual(['approve', 'external-needs-person']);
    expect(judge(DEFAULT_RULES.map((each) => ({ ...each, isOwn: false })))).toEqual([
      'approve',
      'external-needs-person',
    ]);
  });
});
