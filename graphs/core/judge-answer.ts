import type { AnswerBlock, AnswerProblem, ConversationAnswer } from '#agents/core/conversation/answer.ts';
import { checkGrounding, type SupportedFigure } from '#analysis/grounding/check-grounding.ts';
import type { CitedCell } from '#analysis/grounding/cited-cell.ts';
import type { Language, Tenant } from '#core/tenant.ts';
import type { Evidence } from '#storage/insight/evidence.repository.ts';
import type { SourcePart } from './message-parts.ts';

/** What an answer is checked against. */
export interface AnswerGround {
  readonly evidence: readonly Evidence[];
  readonly language: Language;
  readonly tenant: Pick<Tenant, 'slug' | 'name' | 'domain'>;
}

/** A block of an answer with the figures that hold, and what is wrong with it. */
export interface JudgedBlock {
  readonly block: AnswerBlock;
  readonly figures: readonly SupportedFigure[];
  /** Empty: it may be kept. */
  readonly problems: readonly AnswerProblem[];
}

/** An answer, block by block, with its sources as far as they exist. */
export interface JudgedAnswer {
  readonly blocks: readonly JudgedBlock[];
  readonly sources: readonly SourcePart[];
}

const MARK = /\[(\d{1,3})\]/g;

/** Looks for every figure of an answer in the sources that its block cites. */
export function judgeAnswer(answer: ConversationAnswer, ground: AnswerGround): JudgedAnswer {
  const sources = answer.sources.flatMap((source) => toSource(source, ground.evidence) ?? []);
  return {
    sources,
    blocks: answer.blocks.map((block, index) => judgeBlock(block, index, { sources, ground })),
  };
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

interface Judging {
  readonly sources: readonly SourcePart[];
  readonly ground: AnswerGround;
}

function judgeBlock(block: AnswerBlock, index: number, { sources, ground }: Judging): JudgedBlock {
  const marks = marksOf(block);
  const cited = sources.filter(({ number }) => marks.includes(number));
  const unknown = marks.filter((mark) => !sources.some(({ number }) => number === mark));
  const { supported, unsupported } = checkGrounding(fieldsOf(block), cited.flatMap(citedCells), {
    language: ground.language,
    labels: labelsOf(cited, ground),
  });
  const problems = unsupported.map(({ field: _field, ...problem }) => ({ block: index + 1, ...problem }));
  return {
    block,
    figures: supported,
    problems: [...unknown.map((mark) => unknownSource(mark, index)), ...problems],
  };
}

function unknownSource(mark: number, index: number): AnswerProblem {
  return {
    ...{ block: index + 1, code: 'unknown_source', figure: `[${mark}]` },
    why: 'it cites a source that is not there',
    remedy: 'Cite the evidence id that a tool gave you, with names of its cells.',
  };
}

/** The numbers of the sources that a block cites. */
export function marksOf(block: AnswerBlock): readonly number[] {
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
