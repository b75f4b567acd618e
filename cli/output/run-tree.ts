import type { StepInTree } from '#storage/runtime/step.repository.ts';
import { formatDuration, UNKNOWN } from './format.ts';
import { plain } from './plain-text.ts';
import { type Column, renderTable } from './table.ts';
import type { Terminal } from './terminal.ts';
import { type TreeLine, type TreeNode, treeLines } from './tree.ts';

interface StepNode extends TreeNode {
  readonly step: StepInTree;
  readonly children: readonly StepNode[];
}

interface StepLine {
  readonly tree: TreeLine;
  readonly step: StepInTree;
}

/** The steps of a run below each other, with time, tokens, cost and who decided. */
export function showRunTree(steps: readonly StepInTree[], { out, symbols }: Terminal): void {
  const nodes = nodesBelow(null, steps);
  const flat = flatten(nodes);
  const lines = treeLines(nodes, symbols).flatMap((tree, index): StepLine[] => {
    const step = flat[index];
    return step === undefined ? [] : [{ tree, step }];
  });
  // A run without a model has no tokens and no cost; empty columns would only take room.
  const columns = COLUMNS.filter(({ value }) => lines.some((each) => value(each) !== ''));
  out.write(renderTable(lines, columns, out));
}

function nodesBelow(parent: string | null, steps: readonly StepInTree[]): StepNode[] {
  return steps
    .filter((step) => step.parent === parent)
    .map((step) => ({ step, line: labelOf(step), children: nodesBelow(step.place, steps) }));
}

function flatten(nodes: readonly StepNode[]): StepInTree[] {
  return nodes.flatMap(({ step, children }) => [step, ...flatten(children)]);
}

/** What a step is called: a node by its name, everything else with what it is. */
export function labelOf({ kind, name, role }: Pick<StepInTree, 'kind' | 'name' | 'role'>): string {
  return kind === 'node' ? name : `${kind} ${name}${role === null ? '' : ` (${role})`}`;
}

const COLUMNS: readonly Column<StepLine>[] = [
  { title: 'STEP', value: ({ tree }) => tree.stem + tree.line, least: 30 },
  { title: 'WHO', value: ({ step }) => step.decidedBy ?? '' },
  {
    title: 'STATUS',
    value: ({ step }) => (step.status === 'completed' ? 'done' : step.status),
    style: (text, { step }, paint) => (step.status === 'failed' ? paint.red(text) : text),
  },
  {
    title: 'TRIES',
    value: ({ step }) => (step.attempts > 1 ? String(step.attempts) : ''),
    align: 'right',
    dispensable: 2,
  },
  {
    title: 'TIME',
    value: ({ step }) => (step.latencyMs === null ? UNKNOWN : formatDuration(step.latencyMs)),
    align: 'right',
  },
  { title: 'TOKENS', value: ({ step }) => tokensOf(step), align: 'right', dispensable: 2 },
  { title: 'COST USD', value: ({ step }) => costOf(step), align: 'right', dispensable: 1 },
  { title: 'BATCH', value: ({ step }) => batchText(step), least: 10, dispensable: 2 },
  { title: 'ERROR', value: ({ step }) => plain(step.error ?? ''), least: 10, dispensable: 3 },
];

/** How an answer came that was asked for through a batch. */
function batchText({ batch }: StepInTree): string {
  if (batch === null) return '';
  if (batch.state === 'answered') return 'answered';
  return batch.state === 'failed' ? `${batch.problem} Asked directly.` : 'waits';
}

function tokensOf({ modelCalls, tokensIn, tokensOut }: StepInTree): string {
  return modelCalls === 0 ? '' : `${tokensIn}+${tokensOut}`;
}

function costOf({ modelCalls, costUsd }: StepInTree): string {
  if (modelCalls === 0) return '';
  return costUsd === null ? 'unknown' : costUsd.toFixed(4);
}
