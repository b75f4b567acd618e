import type { PolicyAction, PolicyRule } from '#storage/plan/policy-rule.repository.ts';
import type { Tool } from '#tools/tool.ts';
import { condition, judgeCondition, type Truth } from './condition.ts';
import { FALLBACK_RULE } from './default-rules.ts';

/** An effect that somebody wants. */
export interface WantedEffect {
  readonly tool: Pick<Tool, 'name' | 'effect'>;
  /** The arguments as the tool's schema reads them: JSON, defaults filled in. */
  readonly arguments: unknown;
}

/** What the rules say to an effect, and the rule that says it. */
export interface Verdict {
  readonly action: PolicyAction;
  readonly rule: PolicyRule;
}

const STRICTNESS: Readonly<Record<PolicyAction, number>> = { allow: 0, approve: 1, deny: 2 };

/**
 * The first rule that applies decides: by priority, the tenant's before the code's, then the stricter one. A rule that
 * cannot be judged asks for a person, unless a rule after it refuses.
 */
export function judgeEffect(rules: readonly PolicyRule[], effect: WantedEffect): Verdict {
  let doubtful: PolicyRule | undefined;
  for (const rule of inOrder(rules)) {
    const applies = judgeRule(rule, effect);
    if (applies === 'unknown') doubtful ??= rule;
    if (applies === 'yes') return withDoubt({ action: rule.action, rule }, doubtful);
  }
  return withDoubt({ action: FALLBACK_RULE.action, rule: FALLBACK_RULE }, doubtful);
}

function withDoubt(verdict: Verdict, doubtful: PolicyRule | undefined): Verdict {
  if (doubtful === undefined || verdict.action === 'deny') return verdict;
  return { action: 'approve', rule: doubtful };
}

function inOrder(rules: readonly PolicyRule[]): readonly PolicyRule[] {
  return rules.toSorted(
    (one, other) =>
      other.priority - one.priority ||
      Number(other.isOwn) - Number(one.isOwn) ||
      STRICTNESS[other.action] - STRICTNESS[one.action] ||
      (one.code < other.code ? -1 : 1),
  );
}

function judgeRule(rule: PolicyRule, { tool, arguments: given }: WantedEffect): Truth {
  if (!['*', tool.effect, tool.name].includes(rule.appliesTo)) return 'no';
  if (rule.condition === null) return 'yes';
  const checked = condition.safeParse(rule.condition);
  return checked.success ? judgeCondition(checked.data, given) : 'unknown';
}
