import type { ConversationAnswer } from '#agents/core/conversation/answer.ts';
import type { Language } from '#core/tenant.ts';
import { type AnswerGround, type JudgedBlock, judgeAnswer, marksOf } from './judge-answer.ts';
import type { MessagePart } from './message-parts.ts';

/** The answer as it may be kept: blocks whose figures do not stand in the sources that they cite are withheld. */
export function checkAnswer(answer: ConversationAnswer, ground: AnswerGround): MessagePart[] {
  const judged = judgeAnswer(answer, ground);
  const blocks = judged.blocks.flatMap((block, index) => keepOrWithhold(block, index, ground.language));
  const cited = new Set(blocks.flatMap((part) => (part.type === 'block' ? marksOf(part.block) : [])));
  return [
    ...blocks,
    ...judged.sources.filter(({ number }) => cited.has(number)),
    ...(answer.needsModel ? [{ type: 'needs_model' } as const] : []),
  ];
}

function keepOrWithhold(
  { block, figures, problems }: JudgedBlock,
  index: number,
  language: Language,
): MessagePart[] {
  const [problem] = problems;
  if (problem !== undefined) return withhold(index, `“${problem.figure}”: ${problem.why}`, language);
  const kept = figures.map(({ figure, evidenceId, cell }) => ({
    ...({ type: 'figure', block: index, figure, evidenceId, cell } as const),
  }));
  return [{ type: 'block', block }, ...kept];
}

const WITHHELD: Readonly<Record<Language, string>> = {
  en: 'A part of the answer is withheld here: its figures do not stand in the evidence that it cites.',
  pl: 'Ta część odpowiedzi została wstrzymana: jej liczb nie ma w dowodach, na które się powołuje.',
};

function withhold(index: number, why: string, language: Language): MessagePart[] {
  return [
    { type: 'block', block: { kind: 'text', text: WITHHELD[language] } },
    { type: 'withheld', block: index, why },
  ];
}
