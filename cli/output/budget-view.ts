import type { RunBudget } from '#runtime/budget/budget.ts';
import type { BudgetLine } from '../budget-report.ts';
import { formatNumber, UNKNOWN } from './format.ts';
import { type Column, renderTable } from './table.ts';
import type { Terminal } from './terminal.ts';
import { type TreeNode, treeLines } from './tree.ts';

/** The budget of the installation and those of tenants below it. */
export interface BudgetTree {
  readonly installation: readonly BudgetLine[];
  readonly tenants: readonly { readonly slug: string; readonly lines: readonly BudgetLine[] }[];
}

interface Row {
  readonly name: string;
  readonly line: BudgetLine;
}

const COLUMNS: readonly Column<Row>[] = [
  { title: 'BUDGET', value: ({ name }) => name },
  { title: 'PERIOD', value: ({ line }) => line.place.period },
  { title: 'USD', value: ({ line }) => measure(line, 'usd') },
  { title: 'TOKENS', value: ({ line }) => measure(line, 'tokens') },
  { title: 'CALLS', value: ({ line }) => measure(line, 'calls') },
  { title: 'SECONDS', value: ({ line }) => measure(line, 'seconds'), dispensable: 1 },
];

const MANNER = { locale: 'en' } as const;

/** The tree of budgets: used, under way and allowed. */
export function showBudgetTree(tree: BudgetTree, { out, symbols }: Terminal): void {
  const nodes = [
    nodeOf(
      'installation',
      tree.installation,
      tree.tenants.map(({ slug, lines }) => nodeOf(slug, lines, [])),
    ),
  ];
  const names = treeLines(nodes, symbols).map(({ stem, line }) => stem + line);
  const rows = flatten(nodes).map((line, index): Row => ({ name: names[index] ?? '', line }));
  out.write(renderTable(rows, COLUMNS, out));
  out.write(
    '\nused + reserved / limit; days and months of a tenant in its zone, of the installation in UTC\n',
  );
  for (const { name, line } of rows) {
    if (line.malformed === null) continue;
    out.write(
      `${name.trim()}: the limit cannot be relied on (${line.malformed}), so nothing may be spent.\n`,
    );
  }
}

interface BudgetNode extends TreeNode {
  readonly budget: BudgetLine;
  readonly children: readonly BudgetNode[];
}

/** The first line stands for the owner itself; its other periods, graphs and agents stand below. */
function nodeOf(name: string, lines: readonly BudgetLine[], below: readonly BudgetNode[]): BudgetNode {
  const [first, ...others] = lines;
  if (first === undefined) throw new TypeError('A budget has at least its day and month.');
  const children = others.map((budget): BudgetNode => ({ budget, line: nameOf(name, budget), children: [] }));
  return { budget: first, line: name, children: [...children, ...below] };
}

function nameOf(owner: string, { place }: BudgetLine): string {
  return place.subject === null ? owner : `${place.scope} ${place.subject}`;
}

function flatten(nodes: readonly BudgetNode[]): BudgetLine[] {
  return nodes.flatMap(({ budget, children }) => [budget, ...flatten(children)]);
}

function measure(line: BudgetLine, key: keyof RunBudget): string {
  const limit = line.limits?.[key];
  const allowed = limit === undefined ? '' : ` / ${formatNumber(limit, MANNER, 4)}`;
  if (line.malformed !== null) return 'malformed';
  if (line.place.period === 'run') return limit === undefined ? UNKNOWN : `${allowed.trim()} a run`;
  return usedText(line, key) + allowed;
}

function usedText({ used, reserved, unpricedCalls }: BudgetLine, key: keyof RunBudget): string {
  if (used === null || reserved === null) return '0';
  const underWay = key === 'seconds' ? 0 : reserved[key];
  const unknown = key === 'usd' && unpricedCalls > 0 ? ` + unknown (${unpricedCalls} unpriced)` : '';
  return `${formatNumber(used[key], MANNER, 4)}${unknown}${underWay > 0 ? ` + ${formatNumber(underWay, MANNER, 4)}` : ''}`;
}
