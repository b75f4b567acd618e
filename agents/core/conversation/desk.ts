import type { Cells, SupportedValue } from '#core/cell.ts';
import { InvariantError } from '#core/errors.ts';
import type { Language, Tenant, Translated } from '#core/tenant.ts';
import type { Tool, UseTool } from '#tools/tool.ts';
import { type FigureStyle, formatFigure } from '../../wording/format-figure.ts';
import type { AnswerBlock, ConversationAnswer } from './answer.ts';

/** A tool's answer that sentences may take figures from. */
export interface Finding<Output> {
  readonly output: Output;
  /** The figure of a cell as people read it, noted as cited; null when nothing is known. */
  print(cell: string, style?: FigureStyle): string | null;
  /** The number in brackets by which a sentence cites it. */
  mark(): string;
}

/** Where an answer is put together: every figure in it comes out of a finding. */
export interface Desk {
  readonly language: Language;
  readonly tenant: Tenant;
  ask<Input, Output>(tool: Tool<Input, Output>, input: Input): Promise<Finding<Output>>;
  /** The words in the answer's language. */
  words(translated: Translated): string;
  /** Adds a paragraph of those sentences that are there. */
  say(...sentences: readonly (string | null)[]): void;
  table(table: Pick<AnswerBlock & { kind: 'table' }, 'columns' | 'rows'>, finding: Finding<unknown>): void;
  /** A list of words without figures, such as what can be asked. */
  example(table: Pick<AnswerBlock & { kind: 'table' }, 'columns' | 'rows'>): void;
  close(ending?: { readonly needsModel: boolean }): ConversationAnswer;
}

interface Drawer {
  readonly evidenceId: string;
  readonly cells: Cells;
  readonly cited: Set<string>;
  number: number | undefined;
}

/** Opens a desk for one answer. */
export function openDesk(
  { tenant, useTool }: { readonly tenant: Tenant; readonly useTool: UseTool },
  language: Language,
): Desk {
  const blocks: AnswerBlock[] = [];
  const drawers: Drawer[] = [];
  const numberOf = (drawer: Drawer): number => {
    drawer.number ??= 1 + drawers.filter(({ number }) => number !== undefined).length;
    return drawer.number;
  };
  const findingOf = <Output>(output: Output, drawer: Drawer): Finding<Output> => ({
    output,
    mark: () => `[${numberOf(drawer)}]`,
    print(cell, style) {
      const supported = supportedBy(drawer, cell);
      if (supported === null) return null;
      drawer.cited.add(cell);
      return formatFigure(supported, language, style);
    },
  });

  return {
    language,
    tenant,
    words: (translated) => translated[language],
    async ask(tool, input) {
      const { output, evidenceId } = await useTool(tool, input);
      if (evidenceId === null) throw new InvariantError(`What "${tool.name}" answers is no evidence.`);
      const cells = tool.cells?.(output, tenant) ?? {};
      const drawer: Drawer = { evidenceId, cells, cited: new Set(), number: undefined };
      drawers.push(drawer);
      return findingOf(output, drawer);
    },
    say(...sentences) {
      const text = sentences.filter((sentence) => sentence !== null).join(' ');
      if (text !== '') blocks.push({ kind: 'text', text });
    },
    table({ columns, rows }, finding) {
      if (rows.length === 0) return;
      blocks.push({ kind: 'table', columns, rows, sources: [Number(finding.mark().slice(1, -1))] });
    },
    example: ({ columns, rows }) => void blocks.push({ kind: 'table', columns, rows, sources: [] }),
    close: ({ needsModel } = { needsModel: false }) => ({ blocks, sources: sourcesOf(drawers), needsModel }),
  };
}

function supportedBy({ cells, evidenceId }: Drawer, name: string): SupportedValue | null {
  const cell = cells[name];
  if (cell === undefined || cell.value === null) return null;
  return { ...cell, value: cell.value, evidenceId, cell: name };
}

function sourcesOf(drawers: readonly Drawer[]): ConversationAnswer['sources'] {
  return drawers
    .flatMap(({ number, evidenceId, cited }) =>
      number === undefined || cited.size === 0 ? [] : [{ number, evidenceId, cells: [...cited] }],
    )
    .toSorted((left, right) => left.number - right.number);
}
