import { language, type Tenant } from '#core/tenant.ts';
import type { Draft } from '#tools/growth/advice.ts';
import type { TextProblem } from './draft-texts.ts';
import { groundDraft } from './wording/draft-grounding.ts';
import { checkLimits } from './wording/limits.ts';

/** Everything that code can find wrong with a text, whoever wrote it: its limits, and statements without evidence. */
export function checkDraft(draft: Draft, { name }: Pick<Tenant, 'name'>): TextProblem[] {
  const groundings = groundDraft(draft, [name]);
  return language.options.flatMap((each) => [
    ...checkLimits(draft.texts[each], each).map(({ field, rule, remedy }) => ({
      language: each,
      field,
      rule: `limit.${rule}`,
      detail: remedy,
    })),
    ...groundings[each].unsupported.map(({ field, figure, code, why, remedy }) => ({
      language: each,
      field,
      rule: `grounding.${code}`,
      detail: `"${figure}" has no evidence: ${why}. ${remedy}`,
    })),
  ]);
}
