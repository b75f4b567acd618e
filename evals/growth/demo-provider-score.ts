import type { AnalystReport } from '#agents/growth/analyst-report.ts';
import type { PlantedFinding } from './demo-provider-truth.ts';

/** Whether one of the analysts that look at it found what was planted. */
export interface FindingScore {
  readonly id: string;
  readonly says: string;
  readonly isFound: boolean;
}

type Looked = Pick<AnalystReport, 'insights'> & {
  readonly agentMetadata: Pick<AnalystReport['agentMetadata'], 'key'>;
};

/** How well reports agree with what was planted in the providers' data. */
export function scoreFindings(
  planted: readonly PlantedFinding[],
  reports: readonly Looked[],
): readonly FindingScore[] {
  return planted.map(({ id, says, source, analysts, subject }) => {
    const keys = analysts.map((name) => `${source}/${name}`);
    const found = reports
      .filter(({ agentMetadata }) => keys.includes(agentMetadata.key))
      .flatMap(({ insights }) => insights);
    // The last of its values is the most particular one.
    const place = Object.values(subject).at(-1) ?? '';
    const isFound = found.some((insight) => Object.values(insight.subject).join(' ').includes(place));
    return { id, says, isFound };
  });
}
