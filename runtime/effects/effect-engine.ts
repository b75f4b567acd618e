import { all as codeTools } from '#tools/registry.gen.ts';
import type { AnyTool } from '#tools/tool.ts';
import type { Engine } from '../environment.ts';

/** What whoever sees to effects and questions of runs is lent. */
export interface EffectEngine extends Pick<Engine, 'store' | 'queue' | 'log' | 'now'> {
  /** The tools of this version of the code, unless others are given. */
  readonly tools?: readonly AnyTool[] | undefined;
}

/** The tool of that name, and of that version when one is wanted. */
export function findTool(
  { tools = codeTools }: Pick<EffectEngine, 'tools'>,
  { name, version }: { readonly name: string; readonly version?: string },
): AnyTool | undefined {
  return tools.find((tool) => tool.name === name && (version === undefined || tool.version === version));
}
