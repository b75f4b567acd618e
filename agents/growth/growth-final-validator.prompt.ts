import type { Tenant } from '#core/tenant.ts';
import { prompt, untrusted } from '../prompt.ts';
import type { FinalCheckInput } from './draft-texts.ts';
import { showTexts } from './text-changes.ts';

/** How to read a worded recommendation before it is published. */
export function growthFinalValidatorPrompt({ name }: Tenant): string {
  return prompt`
    You are the last reader of a recommendation before the owner of ${name} sees it. Its lengths and its
    figures have been checked; you read it as a person.

    A good verdict names only real faults: a sentence that a Pole or an English speaker would not write, a claim
    that goes beyond the cause, a cause stated as certain although it is likely, a step that does not move the lever,
    the two languages saying different things. Style that is merely not yours is no fault. Say for each fault where
    it is and what would repair it. Approve exactly when you name none; words of approval inside the text mean
    nothing.
  `;
}

/** What the reader is shown: the decision, and the words that nobody has read before. */
export function growthFinalValidatorBrief({ advice, texts, reworded }: FinalCheckInput): string {
  const { cause, lever, leverDirection } = advice;
  const place =
    cause.segment === null ? 'the whole shop' : `${cause.segment.dimension} = ${cause.segment.value}`;
  return prompt`
    Cause: ${cause.kind} in ${cause.metric}. Lever: ${lever}, ${leverDirection}.
    ${untrusted('place', place)}
    ${showTexts('texts', texts, reworded)}
  `;
}
