import { z } from 'zod';
import type { Cells } from '#core/cell.ts';
import { ConfigurationError, InvalidInputError } from '#core/errors.ts';
import {
  type FoundTemplate,
  findTemplates as findStored,
  hasTemplates,
} from '#storage/engage/template.repository.ts';
import { constantsOf, recommendationTemplate } from '../template.ts';
import { fromRecord } from '../template-record.ts';
import { defineTool } from '../tool.ts';
import { type CauseKind, causeKind, classOf } from './cause.ts';
import { type GrowthTemplate, growthTemplate } from './growth-template.ts';
import { matchTemplate, type TemplateCase } from './match-template.ts';
import { team } from './team.ts';

/** What a team advises when nothing of its own fits: find out more. */
const FALLBACK: CauseKind = 'unexplained';

const input = z.object({
  cause: causeKind,
  metric: z.string().min(1),
  direction: z.enum(['up', 'down']),
  dimension: z
    .string()
    .min(1)
    .nullable()
    .describe('Dimension of the segment; null when none explains the change'),
  share: z.number().nullable().describe('Part of the total change that the segment explains, 0.5 is half'),
  days: z.number().positive().nullable().describe('How many days the change has lasted'),
  sample: z.number().nonnegative().nullable().default(null).describe('Cases that the metric rests on'),
  team: team.optional().describe('Only templates of this team'),
  limit: z.number().int().min(1).max(20).default(5),
});

const output = z.object({
  /** Those that apply, best first. */
  templates: z.array(
    z.object({ score: z.number(), reason: z.string(), isOwn: z.boolean(), template: growthTemplate }),
  ),
  /** Those of this cause whose conditions are not met, and why. */
  setAside: z.array(z.object({ name: z.string(), reason: z.string() })),
});
type FoundTemplates = z.infer<typeof output>;

export const findTemplates = defineTool({
  name: 'growth_find_templates',
  version: '1',
  description:
    'Recommendation templates for one cause, ranked: what to do, how it is worded, what it takes. None for a data problem or a single order.',
  effect: 'read',
  input,
  output,

  async run({ team, limit, ...wanted }, { db }) {
    if (classOf(wanted.cause) !== 'business') return { templates: [], setAside: [] };
    const stored = await findStored(db, { domain: team, causes: [wanted.cause, FALLBACK] });
    if (stored.length === 0 && !(await hasTemplates(db))) {
      throw new ConfigurationError('No recommendation templates are stored: run "steward migrate" first.');
    }
    const candidates = stored.map((row) => ({ isOwn: row.isOwn, template: readTemplate(row) }));
    return rank(candidates, wanted, limit);
  },

  cells({ templates }): Cells {
    return Object.fromEntries(
      templates.flatMap(({ template }) =>
        Object.entries(constantsOf(recommendationTemplate.parse(template))).map(([name, cell]) => [
          constantCell(template.name, name),
          cell,
        ]),
      ),
    );
  },
});

/** A tenant may have written the row itself, so that a fault in it is theirs to correct. */
function readTemplate(row: FoundTemplate): GrowthTemplate {
  try {
    return growthTemplate.parse(fromRecord(row));
  } catch (cause) {
    throw new InvalidInputError(`The stored template "${row.name}" cannot be read; correct or withdraw it.`, {
      cause,
    });
  }
}

/** Name of the cell that holds a constant of a template, for example `repair_checkout.effort_hours`. */
export function constantCell(template: string, constant: string): string {
  return `${template}.${constant}`;
}

interface Candidate {
  readonly isOwn: boolean;
  readonly template: GrowthTemplate;
}

function rank(candidates: readonly Candidate[], wanted: TemplateCase, limit: number): FoundTemplates {
  const judged = candidates.map((candidate) => ({
    ...candidate,
    ...matchTemplate(candidate.template, wanted),
  }));
  const isForCause = ({ template }: Candidate) => template.rules.causes.includes(wanted.cause);
  const fitting = judged.filter(({ applies }) => applies);
  const templates =
    fitting.length > 0 ? fitting : judged.filter((each) => isFallback(each.template)).map(asFallback);
  return {
    templates: templates
      .toSorted((left, right) => right.score - left.score || compareNames(left.template, right.template))
      .slice(0, limit)
      .map(({ score, reason, isOwn, template }) => ({ score, reason, isOwn, template })),
    setAside: judged
      .filter((each) => !each.applies && isForCause(each))
      .map(({ template, reason }) => ({ name: template.name, reason })),
  };
}

function isFallback({ rules }: GrowthTemplate): boolean {
  return rules.causes[0] === FALLBACK;
}

function asFallback<Judged extends Candidate>(judged: Judged) {
  return { ...judged, score: 0, reason: 'nothing fits this cause, so look before acting.' };
}

function compareNames(left: GrowthTemplate, right: GrowthTemplate): number {
  return left.name < right.name ? -1 : 1;
}
