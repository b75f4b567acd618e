// Written by `npm run generate`: every member is a file of its own.
import type { TriggerSet } from './trigger-set.ts';
import { growth } from './growth/growth.triggers.ts';

export const all: readonly TriggerSet[] = [
  growth,
];
