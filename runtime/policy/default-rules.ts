import type { PolicyRule, PolicyRuleDraft } from '#storage/plan/policy-rule.repository.ts';

const DAY = 86_400;

/** In force wherever no other rule speaks: nobody outside hears from us unless a person said so. */
export const EXTERNAL_NEEDS_PERSON: PolicyRuleDraft = {
  code: 'external-needs-person',
  appliesTo: 'external',
  condition: null,
  action: 'approve',
  priority: 0,
  message: 'An effect on another system needs a person.',
  expiresAfterSeconds: 14 * DAY,
};

/** The shared rules of this version of the code. */
export const DEFAULT_RULES: readonly PolicyRuleDraft[] = [EXTERNAL_NEEDS_PERSON];

/** What a model chose, it may have been talked into by what it read: a person looks at it, whatever other rules allow. */
export const CHOSEN_BY_MODEL: PolicyRule = {
  ...EXTERNAL_NEEDS_PERSON,
  code: 'chosen-by-model',
  message: 'A model that has read foreign text chose this effect.',
  isOwn: false,
};

/** What holds when no rule speaks at all, as in a store that has not been filled yet. */
export const FALLBACK_RULE: PolicyRule = { ...EXTERNAL_NEEDS_PERSON, isOwn: false };
