import { z } from 'zod';
import { language } from '#core/tenant.ts';
import { declaredComputation } from '#tools/growth/advice.ts';
import { untrusted } from '../prompt.ts';
import { type DraftTexts, draftTexts } from './draft-texts.ts';
import { fieldsOf } from './wording/draft-grounding.ts';

/** What a writer changes in texts that are there: only what it can say better, so that nobody writes out what stays. */
const answer = z.object({
  changes: z.array(
    z.object({
      language,
      field: z.string().describe('As it is named in the wording, for example desc'),
      text: z.string().min(1).describe('The whole new text of that field'),
    }),
  ),
  /** How figures that are not the advice's own come from those that are. */
  computations: z.array(declaredComputation).default([]),
});

/** The changes to some texts, which parse to the changed texts. A field that does not exist is refused. */
export function changesTo(texts: DraftTexts) {
  return answer
    .superRefine(({ changes }, context) => {
      for (const [index, { field }] of changes.entries()) {
        if (field in fieldsOf(texts.en)) continue;
        context.addIssue({ code: 'custom', path: ['changes', index, 'field'], message: 'no such field' });
      }
    })
    .transform(({ changes, computations }) => ({ texts: applied(texts, changes), computations }));
}

function applied(texts: DraftTexts, changes: z.output<typeof answer>['changes']): DraftTexts {
  const changed = structuredClone(texts);
  for (const { language: name, field, text } of changes) replaceAt(changed[name], field.split('.'), text);
  return draftTexts.parse(changed);
}

/** Follows a path of names and places, which is known to be there, and puts a text at its end. */
function replaceAt(within: object, [name = '', ...further]: readonly string[], text: string): void {
  if (further.length === 0) Object.assign(within, { [name]: text });
  else replaceAt(Reflect.get(within, name), further, text);
}

/** Fields whose words are other than before, in either language. */
export function changedFields(before: DraftTexts, after: DraftTexts): string[] {
  const [en, pl] = [fieldsOf(after.en), fieldsOf(after.pl)];
  const [oldEn, oldPl] = [fieldsOf(before.en), fieldsOf(before.pl)];
  return Object.keys({ ...en, ...pl }).filter(
    (field) => en[field] !== oldEn[field] || pl[field] !== oldPl[field],
  );
}

/** Texts as a model is shown them, field by field in both languages, fenced; all fields, or those that are named. */
export function showTexts(label: string, texts: DraftTexts, only?: readonly string[]): string {
  const [en, pl] = [fieldsOf(texts.en), fieldsOf(texts.pl)];
  const lines = Object.keys(en)
    .filter((field) => only === undefined || only.includes(field))
    .map((field) => `${field}\nen: ${en[field]}\npl: ${pl[field] ?? ''}`);
  return untrusted(label, lines.join('\n'));
}
