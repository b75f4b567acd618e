// Written by `npm run generate`: every member is a file of its own.
import type { AnyGraph } from './graph.ts';
import { conversation } from './core/conversation.graph.ts';
import { growthAnalyst } from './growth/growth-analyst.graph.ts';
import { growthAnalysts } from './growth/growth-analysts.graph.ts';
import { growthProactive } from './growth/growth-proactive.graph.ts';
import { growthPull } from './growth/growth-pull.graph.ts';
import { growthReactiveSweep } from './growth/growth-reactive-sweep.graph.ts';
import { growthReactive } from './growth/growth-reactive.graph.ts';
import { growthTeam } from './growth/growth-team.graph.ts';

export const all: readonly AnyGraph[] = [
  conversation,
  growthAnalyst,
  growthAnalysts,
  growthProactive,
  growthPull,
  growthReactiveSweep,
  growthReactive,
  growthTeam,
];
