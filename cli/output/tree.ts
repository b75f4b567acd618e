import type { Symbols } from './symbols.ts';

/** Something with a line of text and things below it. */
export interface TreeNode {
  readonly line: string;
  readonly children: readonly TreeNode[];
}

/** The text of a tree, one line each, and the drawing before it. */
export interface TreeLine {
  readonly stem: string;
  readonly line: string;
}

/** All lines of a tree from top to bottom; the roots stand at the left edge. */
export function treeLines(roots: readonly TreeNode[], symbols: Symbols): TreeLine[] {
  return roots.flatMap(({ line, children }) => [{ stem: '', line }, ...below(children, '', symbols)]);
}

function below(children: readonly TreeNode[], stem: string, symbols: Symbols): TreeLine[] {
  return children.flatMap((child, index) => {
    const isLast = index === children.length - 1;
    const next = stem + (isLast ? '   ' : symbols.stem);
    return [
      { stem: stem + (isLast ? symbols.lastBranch : symbols.branch), line: child.line },
      ...below(child.children, next, symbols),
    ];
  });
}
