import type { AnalystCheck } from '../analyst.ts';
import { supportedFigures, type ToldFinding } from './analyst-findings.ts';
import { sentence } from './analyst-missing.ts';
import type { AnalystCitation, Grade, ReportOpportunity, ReportRisk } from './analyst-report.ts';
import { writeCited } from './analyst-text.ts';
import { MONEY_WORDINGS, NO_MONEY } from './analyst-wordings.ts';
import type { ReportMatter } from './report-matter.ts';

interface Told<Item> {
  readonly told: Item[];
  readonly citations: AnalystCitation[];
}

/** What to do, one for each check that found something, in the order of the findings. */
export function opportunitiesOf(
  matter: ReportMatter,
  findings: readonly ToldFinding[],
): Told<ReportOpportunity> {
  const chosen = firstOfEach(findings).filter(({ check }) => check.nature === 'opportunity');
  const told = chosen.map(({ check, insight }) => {
    const { money } = supportedFigures({ money: `${check.id}.money_of_all` }, matter);
    const nature = check.rule.money?.nature;
    const impact =
      money === undefined || nature === undefined
        ? undefined
        : writeCited(
            [MONEY_WORDINGS[nature]],
            { figures: { money }, words: {} },
            `opportunities.${check.id}.impact`,
          );
    const opportunity: ReportOpportunity = {
      ...{ check: check.id, text: sentence(check.advice), effort: check.effort, priority: insight.severity },
      impact: { text: impact?.text ?? sentence(NO_MONEY), money: money ?? null },
    };
    return { opportunity, citations: impact?.citations ?? [] };
  });
  return {
    told: told.map(({ opportunity }) => opportunity),
    citations: told.flatMap(({ citations }) => [...citations]),
  };
}

/** What may go wrong, or already goes wrong without anybody losing a countable amount. */
export function risksOf(findings: readonly ToldFinding[]): Told<ReportRisk> {
  const chosen = firstOfEach(findings).filter(({ check }) => check.nature === 'risk');
  return {
    told: chosen.map(({ check, insight, told }) => ({
      ...{ check: check.id, text: told.text, impact: insight.severity, likelihood: likelihoodOf(insight) },
      mitigation: sentence(check.advice),
    })),
    citations: chosen.flatMap(({ check, told }) =>
      told.citations.map((each) => ({ ...each, field: `risks.${check.id}` })),
    ),
  };
}

function likelihoodOf({ certainty }: ToldFinding['insight']): Grade {
  return certainty === 'clear' ? 'high' : 'medium';
}

function firstOfEach(findings: readonly ToldFinding[]): ToldFinding[] {
  const seen = new Set<AnalystCheck['id']>();
  return findings.filter(({ check }) => {
    const isNew = !seen.has(check.id);
    seen.add(check.id);
    return isNew;
  });
}
