import { z } from 'zod';
import type { StoredTemplate } from '#storage/engage/template.repository.ts';
import { type RecommendationTemplate, recommendationTemplate } from './template.ts';

const names = z.object({ name: z.string(), team: z.string() });

/** A template as the store keeps it: when it applies beside what it says. */
export function toRecord({ name, team, rules, ...structure }: RecommendationTemplate): StoredTemplate {
  // The schema asks for at least one cause, so there is a first.
  return { name, domain: team, category: rules.causes[0] ?? 'unexplained', structure, rules };
}

/** A stored template, checked: a tenant's own row comes from outside. */
export function fromRecord({ name, domain, structure, rules }: StoredTemplate): RecommendationTemplate {
  const { name: checkedName, team } = names.parse({ name, team: domain });
  return recommendationTemplate.parse({ ...structure, rules, name: checkedName, team });
}
