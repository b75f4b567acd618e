import { shopProfile } from '#tools/growth/shop-profile.tool.ts';
import { type Asking, askTool } from './ask-tool.ts';

/** What the shop has told about itself, by type. */
export interface Knowledge {
  readonly entries: readonly { readonly type: string; readonly data: unknown }[];
  /** The same as text, cut to a length that leaves room for the matter itself. */
  readonly notes: { type: string; note: string }[];
  /** Types whose content is past its date. */
  readonly stale: readonly string[];
}

const LONGEST_NOTE = 1_200;

/** Reads the shop's own notes; they are foreign text. */
export async function readKnowledge(asking: Asking): Promise<Knowledge> {
  const answer = await askTool(shopProfile, {}, asking);
  if (!answer.found) return { entries: [], notes: [], stale: [] };
  const { knowledge, stale } = answer.output;
  return {
    entries: knowledge,
    notes: knowledge.map(({ type, data }) => ({ type, note: JSON.stringify(data).slice(0, LONGEST_NOTE) })),
    stale: stale.map(({ type }) => type),
  };
}
