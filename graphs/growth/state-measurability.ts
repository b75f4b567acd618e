import { type Asking, askTool } from '#agents/growth/ask-tool.ts';
import { dayInZone } from '#core/time.ts';
import type { Advice } from '#tools/growth/advice.ts';
import { judgeMeasurability } from '#tools/insight/judge-measurability.tool.ts';
import {
  notMeasurable,
  type PromisedChange,
  type StatedMeasurability,
} from '#tools/insight/measurability.ts';
import type { DraftItem } from './draft-loop.ts';

/** A worded advice that says whether what it promises could be measured. */
export interface StatedDraft extends DraftItem {
  readonly measurability: StatedMeasurability;
}

/** States of every draft whether its promise could be measured, had it been carried out on the day of the run. */
export async function stateMeasurability(
  drafts: readonly DraftItem[],
  at: string,
  asking: Asking,
): Promise<StatedDraft[]> {
  const start = dayInZone(new Date(at), asking.tenant.timezone);
  const stated: StatedDraft[] = [];
  // One after the other: a design is work for the processor, and several at once would hold up everything else.
  for (const draft of drafts) stated.push({ ...draft, measurability: await stateOne(draft, start, asking) });
  return stated;
}

async function stateOne({ advice }: DraftItem, start: string, asking: Asking): Promise<StatedMeasurability> {
  const promised = promisedChangeOf(advice);
  if (typeof promised === 'string') return { ...notMeasurable(promised, start), evidenceId: null };
  const answer = await askTool(judgeMeasurability, { ...promised, start }, asking);
  if (!answer.found) return { ...notMeasurable('missing_data', start), evidenceId: null };
  return { ...answer.output, evidenceId: answer.evidenceId };
}

/** What an advice promises where, or why that can be held against nothing. */
export function promisedChangeOf({
  effect,
  cause,
}: {
  readonly effect: Advice['effect'];
  readonly cause: Pick<Advice['cause'], 'segment'>;
}): PromisedChange | 'no_promise' | 'whole_shop' {
  const amounts = effect === null ? [] : [effect.low, effect.mid, effect.high].map(({ value }) => value);
  const [low, mid, high] = amounts;
  if (effect === null || typeof low !== 'number' || typeof mid !== 'number' || typeof high !== 'number')
    return 'no_promise';
  if (mid === 0) return 'no_promise';
  if (cause.segment === null) return 'whole_shop';
  const signed = (amount: number) => (effect.direction === 'down' ? -Math.abs(amount) : amount);
  return {
    metric: effect.metric,
    place: cause.segment,
    ...{ low: signed(low), mid: signed(mid), high: signed(high) },
    horizonDays: effect.horizonDays,
  };
}
