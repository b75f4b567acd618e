import type { TeamOutcome } from './growth-team.graph.ts';

/** What a team said about a topic. */
export interface TopicAnswer {
  readonly topicKey: string;
  readonly outcome: TeamOutcome;
}
