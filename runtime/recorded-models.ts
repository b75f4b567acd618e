import { z } from 'zod';
import { InvariantError } from '#core/errors.ts';
import type { ModelClient } from '#models/model.ts';
import type { ModelSource } from '#models/model-source.ts';
import { SUBMIT } from './model-prompt.ts';
import type { RecordedStep } from './recording.ts';
import { READ_EVIDENCE } from './shown-result.ts';

const asked = z.object({ tools: z.array(z.string()) });

/** Models that were there when a run was recorded: the agents that had one have one again, which can do what it could. */
export function recordedModels(steps: readonly RecordedStep[]): ModelSource {
  const first = new Map<string, RecordedStep>();
  const names = new Map(steps.map(({ place, name }) => [place, name]));
  for (const step of steps.filter(({ kind }) => kind === 'model')) {
    const agent = names.get(step.place.slice(0, step.place.lastIndexOf('/')));
    if (agent !== undefined && !first.has(agent)) first.set(agent, step);
  }
  return {
    async clientFor({ agent }) {
      const step = first.get(agent);
      return step === undefined ? undefined : recordedModel(step);
    },
  };
}

function recordedModel({ name, input }: RecordedStep): ModelClient {
  const tools = asked.safeParse(input).data?.tools ?? [];
  const own = tools.filter((tool) => tool !== SUBMIT && tool !== READ_EVIDENCE);
  const [provider = '', ...model] = name.split('/');
  return {
    ...{ provider, name: model.join('/'), price: null, contextTokens: null },
    features: { tools: tools.length > 0, output: !tools.includes(SUBMIT) && own.length > 0 },
    complete: () => Promise.reject(new InvariantError('A run that is played again asks no model.')),
  };
}
