import type { TriggerDraft } from '#storage/runtime/trigger.repository.ts';

/** What starts the graphs of one domain by itself, for every tenant, until an operator changes it. */
export type TriggerSet = readonly TriggerDraft[];
