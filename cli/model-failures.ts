import { z } from 'zod';
import { FAULT_SENTENCES } from '#models/fault-sentences.ts';
import type { FailedCall } from '#storage/runtime/failed-call.repository.ts';
import type { StepInTree } from '#storage/runtime/step.repository.ts';

/** That a model failed in a run, and who did its work. */
export interface ModelFailure {
  /** Of the step that asked it. */
  readonly place: string;
  readonly agent: string | null;
  /** Provider and model. */
  readonly model: string;
  readonly fault: string;
  /** The fault as a sentence. */
  readonly reason: string;
  /** None when it was not even asked. */
  readonly requests: number;
  /** The model that answered, or `playbook`; null when the agent went on otherwise, or has not ended. */
  readonly doneBy: string | null;
}

/** Each model that failed a step of a run, also where the step came to its answer by another one. */
export function findModelFailures(
  steps: readonly StepInTree[],
  failedCalls: readonly FailedCall[],
): ModelFailure[] {
  return steps
    .filter(({ kind }) => kind === 'model')
    .flatMap((step) => {
      const agent = steps.find(({ place, kind }) => place === step.parent && kind === 'agent');
      const about = { place: step.place, agent: agent?.name ?? null, doneBy: doneBy(step, agent) };
      const asked = failedCalls.filter(({ place }) => place === step.place);
      const failures = asked.length > 0 ? asked.map((call) => failureOf(call, step)) : notAsked(step);
      return failures.map((failure) => ({ ...about, ...failure }));
    });
}

type Failed = Omit<ModelFailure, 'place' | 'agent' | 'doneBy'>;

const sentences = new Map<string, string>(Object.entries(FAULT_SENTENCES));

function failureOf({ provider, model, fault, requests }: FailedCall, { error }: StepInTree): Failed {
  // Of a request that we gave up only the step says why.
  const ours = fault === 'aborted' ? error : null;
  return {
    ...{ model: `${provider}/${model}`, fault, requests },
    reason: ours ?? sentences.get(fault) ?? fault,
  };
}

const refusal = z.object({ failure: z.object({ code: z.string(), sentence: z.string() }) });

/** Nothing was sent: it rests, has no key, or its limits leave no room. */
function notAsked({ name, status, output }: StepInTree): Failed[] {
  const said = refusal.safeParse(output);
  if (status !== 'failed' || !said.success) return [];
  const { code, sentence } = said.data.failure;
  return [{ model: name, fault: code, reason: sentence, requests: 0 }];
}

function doneBy(step: StepInTree, agent: StepInTree | undefined): string | null {
  if (step.status === 'completed') return step.name;
  return agent?.decidedBy === 'playbook' ? 'playbook' : null;
}
