import type { AnswerBlock, ConversationAnswer } from '#agents/core/conversation/answer.ts';
import { checkGrounding } from '#analysis/grounding/check-grounding.ts';
import type { CitedCell } from '#analysis/grounding/cited-cell.ts';
import type { Language, Tenant } from '#core/tenant.ts';
import type { Evidence } from '#storage/insight/evidence.repository.ts';
import type { MessagePart, SourcePart } from './message-parts.ts';

/** What an answer is checked against. */
export interface AnswerGround {
  readonly evidence: readonly Evidence[];
  readonly language: Language;
  readonly tenant: Pick<Tenant, 'slug' | 'name' | 'domain'>;
}

const MARK = /\[(\d{1,3})\]/g;

/** The answer as it may be kept: blocks whose figures do not stand in the sources that they cite are withheld. */
export function checkAnswer(answer: ConversationAnswer, ground: AnswerGround): MessagePart[] {
  const sources = answer.sources.flatMap((source) => toSource(source, ground.evidence) ?? []);
  const blocks = answer.blocks.flatMap((block, index) => checkBlock(block, index, { sources, ground }));
  const cited = new Set(blocks.flatMap((part) => (part.type === 'block' ? marksOf(part.block) : [])));
  return [
    ...blocks,
    ...sources.filter(({ number }) => cited.has(number)),
    ...(answer.needsModel ? [{ type: 'needs_model' } as const] : []),
  ];
}

function toSource(
  { number, evidenceId, cells }: ConversationAnswer['sources'][number],
  evidence: readonly Evidence[],
): SourcePart | undefined {
  const stored = evidence.find(({ id }) => id === evidenceId);
  if (stored === undefined) return undefined;
  const named = cells.flatMap((name) => {
    const cell = stored.cells[name];
    if (cell === undefined) return [];
    const { value, unit, currency } = cell;
    return [{ name, value, unit, ...(currency === undefined ? {} : { currency }) }];
  });
  return { type: 'source', number, evidenceId, tool: stored.tool, cells: named };
}

interface Checking {
  readonly sources: readonly SourcePart[];
  readonly ground: AnswerGround;
}

function checkBlock(block: AnswerBlock, index: number, { sources, ground }: Checking): MessagePart[] {
  const marks = marksOf(block);
  const cited = sources.filter(({ number }) => marks.includes(number));
  if (marks.some((mark) => !sources.some(({ number }) => number === mark))) {
    return withhold(index, 'it cites a source that is not there', ground.language);
  }
  const { language } = ground;
  const labels = labelsOf(cited, ground);
  const { supported, unsupported } = checkGrounding(fieldsOf(block), cited.flatMap(citedCells), {
    language,
    labels,
  });
  const [missing] = unsupported;
  if (missing !== undefined) return withhold(index, `“${missing.figure}”: ${missing.why}`, language);
  const figures = supported.map(({ figure, evidenceId, cell }) => ({
    ...({ type: 'figure', block: index, figure, evidenceId, cell } as const),
  }));
  return [{ type: 'block', block }, ...figures];
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

function marksOf(block: AnswerBlock): readonly number[] {
  if (block.kind === 'table') return block.sources;
  return [...block.text.matchAll(MARK)].map(([, number]) => Number(number));
}

/** Everything that people read of a block; the numbers of its sources are no figures. */
function fieldsOf(block: AnswerBlock): Record<string, string> {
  if (block.kind === 'text') return { text: block.text.replace(MARK, ' ') };
  const cells = [block.columns, ...block.rows].flatMap((row, line) =>
    row.map((text, column) => [`${line}.${column}`, text] as const),
  );
  return Object.fromEntries(cells);
}

function citedCells({ evidenceId, cells }: SourcePart): CitedCell[] {
  return cells.map(({ name, ...cell }) => ({ evidenceId, name, cell: { ...cell, basis: 'computed' } }));
}

/** Values of dimensions stand in the names of their cells, `by.<dimension>.<value>.<what>`. */
const NAMED_VALUE = /^by\.[^.]+\.(.+)\.[a-z_]+$/;

/** Names that may hold digits: of the tenant, and from the cited data. */
function labelsOf(cited: readonly SourcePart[], { tenant }: AnswerGround): string[] {
  const cells = cited.flatMap((source) => source.cells);
  return [
    ...[tenant.slug, tenant.name, tenant.domain].filter((name) => name !== null),
    ...cells.flatMap(({ value, unit }) => (unit === 'label' && typeof value === 'string' ? [value] : [])),
    ...cells.flatMap(({ name }) => NAMED_VALUE.exec(name)?.[1] ?? []),
  ];
}
