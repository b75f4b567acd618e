import { Annotation } from '@langchain/langgraph';
import type { Enrichment } from '#agents/growth/enrichment.ts';
import type { IncidentBrief } from '#agents/growth/incident-brief.ts';
import type { AnomalyPackage, SuggestedTeam } from '#agents/growth/package.schema.ts';
import type { Team } from '#tools/growth/team.ts';
import type { DraftItem } from './draft-loop.ts';
import type { TeamOutcome } from './growth-team.graph.ts';
import type { MergeResult } from './merge-advice.ts';
import type { RecordedIncident } from './record-incident.ts';

/** Every write replaces the field, except `outcomes`, to which each team adds its own. */
export const GrowthReactiveState = Annotation.Root({
  incidentKey: Annotation<string>,
  /** When the run looked at the incident; everything that is written takes its time from here. */
  at: Annotation<string>,
  incident: Annotation<IncidentBrief | undefined>,
  enrichment: Annotation<Enrichment | undefined>,
  package: Annotation<AnomalyPackage | undefined>,
  run: Annotation<readonly SuggestedTeam[]>({ reducer: (_old, fresh) => fresh, default: () => [] }),
  skipped: Annotation<readonly SuggestedTeam[]>({ reducer: (_old, fresh) => fresh, default: () => [] }),
  /** Set only in what is sent to one team. */
  team: Annotation<Team | undefined>,
  outcomes: Annotation<readonly TeamOutcome[]>({
    reducer: (known, added) => [...known, ...added],
    default: () => [],
  }),
  merged: Annotation<MergeResult>({
    reducer: (_old, fresh) => fresh,
    default: () => ({ advices: [], held: [], conflicts: [] }),
  }),
  drafts: Annotation<readonly DraftItem[]>({ reducer: (_old, fresh) => fresh, default: () => [] }),
  recorded: Annotation<RecordedIncident | undefined>,
});

export type GrowthReactive = typeof GrowthReactiveState.State;
export type GrowthReactiveUpdate = typeof GrowthReactiveState.Update;
