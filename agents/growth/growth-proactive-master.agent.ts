import { z } from 'zod';
import { priority } from '#tools/growth/team.ts';
import { defineAgent, type Question } from '../agent.ts';
import { growthProactiveMasterBrief, growthProactiveMasterPrompt } from './growth-proactive-master.prompt.ts';
import {
  type Judgement,
  judgeByRule,
  type Triage,
  type TriagedTopic,
  type TriageInput,
  triage,
  triageInput,
} from './proactive-triage.ts';

/** More topics than these a model would not weigh against each other. */
const MOST_SHOWN = 20;
const LONGEST_WHY = 120;
const PRESSING = ['URGENT', 'HIGH'];

export const growthProactiveMaster = defineAgent({
  name: 'growth_proactive_master',
  version: '1',
  tier: 'master',
  parent: 'orchestrator',
  domain: 'growth',
  team: null,
  role: null,
  purpose: 'Says which topics of the analysts are pressing, which can wait, and which say the same.',
  input: triageInput,
  output: triage,
  // Everything is in the input: a master that calls tools cannot be compared from run to run.
  tools: [],
  limits: { steps: 2, costUsd: 0.05, seconds: 150 },
  modelPolicy: 'when-needed',
  modelRole: 'reasoning',
  // While there is room for all that presses, nothing has to be chosen.
  needsModel: ({ topics, room }) => pressing(topics).length > room,
  instructions: growthProactiveMasterPrompt,
  ask: async (given) => questionOf(given),
  playbook: async ({ topics }) => ({ judgements: topics.map(judgeByRule) }),
});

function pressing(topics: readonly TriagedTopic[]): TriagedTopic[] {
  return topics.filter(({ priority: level }) => PRESSING.includes(level));
}

const verdict = z.object({
  n: z.number().int().describe('Number of the topic.'),
  priority,
  keep: z.boolean(),
  why: z.string().max(LONGEST_WHY).describe('Why it is left out or moved; empty when neither.'),
});

function questionOf({ topics, room }: TriageInput): Question<Triage> {
  const shown = pressing(topics).slice(0, MOST_SHOWN);
  const answer = z.object({
    topics: z.array(verdict).describe('Only the topics that you move or leave out.'),
  });
  return {
    brief: growthProactiveMasterBrief(shown, room),
    answer: answer
      .refine((given) => new Set(given.topics.map(({ n }) => n)).size === given.topics.length, {
        message: 'a topic is named twice',
      })
      .refine((given) => given.topics.every(({ n }) => shown[n - 1] !== undefined), {
        message: `topics have the numbers 1 to ${shown.length}`,
      })
      .refine((given) => given.topics.every(({ keep, why }) => keep || why.trim() !== ''), {
        message: 'what is left out needs its reason in "why"',
      })
      .refine((given) => given.topics.every((each) => isNear(shown[each.n - 1], each.priority)), {
        message: 'a priority may be moved by one level only',
      })
      .transform((given) => ({
        judgements: topics.map((topic) => {
          const index = shown.indexOf(topic);
          return conclude(
            topic,
            given.topics.find(({ n }) => n === index + 1),
          );
        }),
      })),
  };
}

function isNear(topic: TriagedTopic | undefined, moved: TriagedTopic['priority']): boolean {
  if (topic === undefined) return false;
  return Math.abs(priority.options.indexOf(topic.priority) - priority.options.indexOf(moved)) <= 1;
}

function conclude(topic: TriagedTopic, given: z.output<typeof verdict> | undefined): Judgement {
  const ruled = judgeByRule(topic);
  if (given === undefined) return ruled;
  const reason = given.why.trim() === '' ? ruled.reason : given.why.trim();
  return { ...ruled, priority: given.priority, isKept: given.keep, reason };
}
