import type { RunAgent } from '#agents/agent.ts';
import type { Asking } from '#agents/growth/ask-tool.ts';
import { checkDraft } from '#agents/growth/check-draft.ts';
import { type DraftTexts, namesFor, type TextProblem } from '#agents/growth/draft-texts.ts';
import { growthFinalValidator } from '#agents/growth/growth-final-validator.agent.ts';
import { growthRecommendationFormatter } from '#agents/growth/growth-recommendation-formatter.agent.ts';
import { askTemplates } from '#agents/growth/make-advice.ts';
import type { InsightPackage } from '#agents/growth/package.schema.ts';
import { changedFields } from '#agents/growth/text-changes.ts';
import { fieldsOf } from '#agents/growth/wording/draft-grounding.ts';
import { renderDraft } from '#agents/growth/wording/render-draft.ts';
import { InvalidInputError } from '#core/errors.ts';
import type { Tenant } from '#core/tenant.ts';
import type { DeclaredComputation } from '#tools/growth/advice.ts';
import type { GrowthTemplate } from '#tools/growth/growth-template.ts';
import type { MergedAdvice } from './merge-advice.ts';

/** How often a text that failed may go back to the formatter. */
export const MAX_REPAIRS = 2;
/** The first wording, its repairs, and the template's own words as the last resort. */
export const MAX_ATTEMPTS = 1 + MAX_REPAIRS + 1;

/** One advice on its way into words. */
export interface DraftItem extends MergedAdvice {
  readonly template: GrowthTemplate;
  /** Null when nobody could word it yet. */
  readonly texts: DraftTexts | null;
  /** How figures of the texts come from those of the advice. */
  readonly computations: readonly DeclaredComputation[];
  /** What is wrong with the texts; empty when they may be published. */
  readonly problems: readonly TextProblem[];
  /** How often it was worded. */
  readonly attempts: number;
}

/** Who words and who judges. */
export interface Writers {
  readonly runAgent: RunAgent;
  readonly tenant: Tenant;
}

/** The advices with the templates that they come from; one whose template is gone cannot be worded. */
export async function startDrafts(
  advices: readonly MergedAdvice[],
  packed: Pick<InsightPackage, 'cause' | 'firstDay' | 'lastDay'>,
  asking: Asking,
): Promise<DraftItem[]> {
  const drafts = await Promise.all(
    advices.map(async (merged): Promise<DraftItem[]> => {
      const answer = await askTemplates(packed, merged.advice.team, asking);
      const found = answer.found ? answer.output.templates : [];
      const template = found.find((each) => each.template.name === merged.advice.template)?.template;
      return template === undefined
        ? []
        : [{ ...merged, template, texts: null, computations: [], problems: [], attempts: 0 }];
    }),
  );
  return drafts.flat();
}

/** True for a text that failed and may be worded again. */
export function canImprove({ problems, attempts }: DraftItem): boolean {
  return problems.length > 0 && attempts < MAX_ATTEMPTS;
}

/** Words what has no texts yet, and again what failed; the last attempt is the template's own words. */
export function wordDrafts(drafts: readonly DraftItem[], writers: Writers): Promise<DraftItem[]> {
  return Promise.all(
    drafts.map(async (item) => {
      if (item.attempts > 0 && !canImprove(item)) return item;
      return { ...item, attempts: item.attempts + 1, ...(await wordOne(item, writers)) };
    }),
  );
}

type Worded = Pick<DraftItem, 'texts' | 'computations' | 'problems'>;

async function wordOne(item: DraftItem, { runAgent, tenant }: Writers): Promise<Worded> {
  const { advice, template, texts, problems, attempts } = item;
  const isLast = attempts === MAX_ATTEMPTS - 1;
  if (isLast) return ownWords(item, tenant);
  const rejected = texts === null || problems.length === 0 ? null : { texts, problems: [...problems] };
  try {
    const worded = await runAgent(growthRecommendationFormatter, { advice, template, rejected });
    return { ...worded, problems: [] };
  } catch (error) {
    return cannotWord(error);
  }
}

function ownWords({ advice, template }: DraftItem, tenant: Tenant): Worded {
  try {
    return { texts: renderDraft(advice, template, namesFor(tenant)).texts, computations: [], problems: [] };
  } catch (error) {
    return cannotWord(error);
  }
}

/** A template that these figures cannot complete is a reason to hold the advice back, not to lose the run. */
function cannotWord(error: unknown): Worded {
  if (!(error instanceof InvalidInputError)) throw error;
  return {
    texts: null,
    computations: [],
    problems: [{ language: 'en', field: 'text', rule: 'template', detail: error.message }],
  };
}

/** Code checks every text, whoever wrote it; the final validator may object to more, never to less. */
export function judgeDrafts(drafts: readonly DraftItem[], writers: Writers): Promise<DraftItem[]> {
  return Promise.all(
    drafts.map(async (item) => {
      if (item.texts === null) return item;
      return { ...item, problems: await judge(item, item.texts, writers) };
    }),
  );
}

async function judge(
  item: DraftItem,
  texts: DraftTexts,
  { runAgent, tenant }: Writers,
): Promise<TextProblem[]> {
  const { advice } = item;
  const computations = [...item.computations];
  const found = checkDraft({ advice, texts, computations }, tenant);
  if (found.length > 0) return found;
  const own = ownWords(item, tenant).texts;
  const reworded = own === null ? Object.keys(fieldsOf(texts.en)) : changedFields(own, texts);
  // Nobody objects to the template's own words by taste: there is nothing better to offer.
  if (reworded.length === 0 && item.attempts === MAX_ATTEMPTS) return [];
  return (await runAgent(growthFinalValidator, { advice, texts, computations, reworded })).problems;
}
