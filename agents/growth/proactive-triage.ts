import { z } from 'zod';
import { segment } from '#tools/growth/cause.ts';
import { priority } from '#tools/growth/team.ts';
import { type Topic, topic } from './topic.ts';

/** A topic as the proactive master sees it: nothing that it does not judge by. */
export const triagedTopic = topic
  .pick({
    topicKey: true,
    source: true,
    agentName: true,
    priority: true,
    confidence: true,
    stake: true,
    currency: true,
  })
  .extend({
    kind: z.string(),
    segment: segment.nullable(),
    /** The sentence of the finding that leads, in English. */
    finding: z.string(),
    /** How many analysts tell of it. */
    analysts: z.number().int(),
  });
export type TriagedTopic = z.infer<typeof triagedTopic>;

export const triageInput = z.object({
  topics: z.array(triagedTopic),
  /** How many recommendations may still be given today. */
  room: z.number().int().min(0),
});
export type TriageInput = z.infer<typeof triageInput>;

/** What the master makes of a topic: how pressing it is, or why nobody should be asked about it. */
export const judgement = z.object({
  topicKey: z.string(),
  priority,
  isKept: z.boolean(),
  reason: z.string().min(1),
});
export type Judgement = z.infer<typeof judgement>;

export const triage = z.object({ judgements: z.array(judgement) });
export type Triage = z.infer<typeof triage>;

/** What the master is shown of a topic. */
export function asTriaged(given: Topic): TriagedTopic {
  const {
    topicKey,
    source,
    agentName,
    priority: level,
    confidence,
    stake,
    currency,
    cause,
    findings,
  } = given;
  return {
    ...{ topicKey, source, agentName, priority: level, confidence, stake, currency },
    ...{
      kind: cause.kind,
      segment: cause.segment,
      finding: given.words.finding?.en ?? given.summary.keyFinding,
    },
    analysts: new Set(findings.map(({ analyst }) => analyst)).size,
  };
}

/** The judgement by rules: as pressing as the finding is, and nothing left out. */
export function judgeByRule({
  topicKey,
  priority: level,
  stake,
  currency,
  analysts,
}: TriagedTopic): Judgement {
  const worth =
    stake === null
      ? 'what it is worth is not known'
      : `about ${Math.round(stake.perWeek)} ${currency} a week (${stake.nature})`;
  const told = analysts === 1 ? 'one analyst tells of it' : `${analysts} analysts tell of it`;
  return { topicKey, priority: level, isKept: true, reason: `${capital(told)}; ${worth}.` };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
