import { z } from 'zod';
import { addDays } from '#core/time.ts';
import { FIRST_DAY, LAST_DAY } from '#mcp-servers/growth/fakes/testing-table.ts';
import { type Source, source } from '#tools/source/source.ts';
import { accountAt, MARKED_SHOPS, type MarkedShop, pageAddress } from './isolation-shops.ts';

/** A call of the trial: to which tool of which source, and whether it tries to reach what is another tenant's. */
export const trialCall = z.object({
  source,
  tool: z.string(),
  arguments: z.record(z.string(), z.unknown()),
  /** `sources`: the way of analysts, where the same question at the same time is asked once. */
  way: z.enum(['gateway', 'sources']),
  isHostile: z.boolean(),
});
export type TrialCall = z.output<typeof trialCall>;

const SPREAD = 12;
const TOOLS: Readonly<Record<Source, { readonly tool: string; readonly arguments: object }>> = {
  ga4: { tool: 'run_report', arguments: { metrics: ['sessions'], dimensions: ['date', 'sessionSource'] } },
  gsc: { tool: 'get_search_analytics', arguments: { dimensions: ['query'] } },
  pagespeed: { tool: 'analyze_page', arguments: {} },
  google_ads: { tool: 'get_performance', arguments: {} },
  meta_ads: { tool: 'get_insights', arguments: {} },
};

/** The calls of one tenant in random order: so many honest ones to each source, and some that reach for others. */
export function callsOf(marked: MarkedShop, honest: number, hostile: number): TrialCall[] {
  const calls = source.options.flatMap((each) => [
    ...Array.from({ length: honest }, (_, number) => honestCall(marked, each, number)),
    ...Array.from({ length: hostile }, (_, number) => hostileCall(marked, each, number)),
  ]);
  return shuffled(calls);
}

/** Half of them leave the account out, so that the same question is one of all tenants. */
function honestCall(marked: MarkedShop, from: Source, number: number): TrialCall {
  const isBare = number % 2 === 0;
  const account = isBare || from === 'pagespeed' ? {} : { account: accountAt(marked, from) };
  return {
    ...{ source: from, tool: TOOLS[from].tool, way: isBare ? 'sources' : 'gateway', isHostile: false },
    arguments: { ...question(from, number, pageAddress(marked.mark, marked.mark)), ...account },
  };
}

/** By the account of another tenant, and by the other tenant's own name. */
function hostileCall(marked: MarkedShop, from: Source, number: number): TrialCall {
  const others = MARKED_SHOPS.filter(({ mark }) => mark !== marked.mark);
  const other = others[number % others.length] ?? marked;
  const page = pageAddress(other.mark, marked.mark);
  const isByName = number % 3 === 0;
  const reach = isByName ? { shop_id: other.mark } : { account: accountAt(other, from) };
  return {
    ...{ source: from, tool: TOOLS[from].tool, way: 'gateway', isHostile: true },
    arguments: { ...question(from, number, page), ...(from === 'pagespeed' && !isByName ? {} : reach) },
  };
}

function question(from: Source, number: number, page: string): Record<string, unknown> {
  if (from === 'pagespeed') return { url: page, strategy: number % 4 < 2 ? 'mobile' : 'desktop' };
  return {
    ...TOOLS[from].arguments,
    from: addDays(FIRST_DAY, number % SPREAD),
    to: addDays(LAST_DAY, -(Math.floor(number / SPREAD) % SPREAD) - 4),
  };
}

function shuffled<T>(values: readonly T[]): T[] {
  return values
    .map((value) => ({ value, order: Math.random() }))
    .sort((first, second) => first.order - second.order)
    .map(({ value }) => value);
}
