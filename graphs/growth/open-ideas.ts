import { z } from 'zod';
import type { Recommendation } from '#storage/insight/recommendation-read.repository.ts';
import type { Advice } from '#tools/growth/advice.ts';
import { cause } from '#tools/growth/cause.ts';
import { team } from '#tools/growth/team.ts';
import { leverDirection } from '#tools/template.ts';
import { fingerprintOf } from './fingerprint.ts';
import { type AdviceConflict, ideaOf, type MergedAdvice, opposes, subjectOf } from './merge-advice.ts';

/** A recommendation that people have not decided upon, as far as another one may repeat or contradict it. */
export const openIdea = z.object({
  id: z.uuid(),
  title: z.string(),
  fingerprint: z.string(),
  template: z.string(),
  team,
  lever: z.string(),
  leverDirection,
  cause,
});
export type OpenIdea = z.infer<typeof openIdea>;

/** Ideas of open recommendations; one that an earlier version wrote in another form is left out. */
export function openIdeas(tenantId: string, recommendations: readonly Recommendation[]): OpenIdea[] {
  return recommendations.flatMap(({ id, title, kind, domain, body }) => {
    const parsed = openIdea
      .omit({ fingerprint: true })
      .safeParse({ ...body, id, title, template: kind, team: domain });
    return parsed.success ? [{ ...parsed.data, fingerprint: fingerprintOf(tenantId, parsed.data) }] : [];
  });
}

/** What new advice comes to beside what is open already. */
export interface BesideOpen {
  readonly kept: readonly MergedAdvice[];
  /** Advice that an open recommendation gives already. */
  readonly repeated: readonly { readonly advice: Advice; readonly by: OpenIdea }[];
  /** Advice that undoes an open recommendation. */
  readonly opposed: readonly {
    readonly advice: Advice;
    readonly by: OpenIdea;
    readonly conflict: AdviceConflict;
  }[];
}

/** Sorts advice by whether an open recommendation says the same of the same place, or the opposite. */
export function besideOpen(
  given: readonly MergedAdvice[],
  open: readonly OpenIdea[],
  tenantId: string,
): BesideOpen {
  const result = {
    kept: [] as MergedAdvice[],
    repeated: [] as { advice: Advice; by: OpenIdea }[],
    opposed: [] as { advice: Advice; by: OpenIdea; conflict: AdviceConflict }[],
  };
  for (const merged of given) {
    const { advice } = merged;
    const own = fingerprintOf(tenantId, advice);
    const others = open.filter(({ fingerprint }) => fingerprint !== own);
    const same = others.find((idea) => ideaOf(idea) === ideaOf(advice));
    const opposite = others.find((idea) => opposes(idea, advice));
    if (opposite !== undefined) {
      result.opposed.push({ advice, by: opposite, conflict: conflictOf(opposite, merged) });
    } else if (same !== undefined) result.repeated.push({ advice, by: same });
    else result.kept.push(merged);
  }
  return result;
}

/** What people have been told stays; that the other way is advised now has to be looked at by a person. */
function conflictOf(idea: OpenIdea, { advice, teams }: MergedAdvice): AdviceConflict {
  return {
    lever: advice.lever,
    subject: subjectOf(advice),
    kept: { template: idea.template, direction: idea.leverDirection, teams: [idea.team] },
    dropped: { template: advice.template, direction: advice.leverDirection, teams: [...teams] },
    resolvedBy: 'undecided',
  };
}
