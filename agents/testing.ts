import type { Agent, RunAgent } from './agent.ts';

/** One call that a scripted agent received. */
export type AgentCall = readonly [name: string, input: unknown];

/** A RunAgent that follows a script and notes what it was asked. */
export interface ScriptedAgents extends RunAgent {
  readonly calls: readonly AgentCall[];
}

/** Plays agents from a script: the answers of each, by name, in order. An answer that the agent may not give fails. */
export function scriptedAgents(script: Readonly<Record<string, readonly unknown[]>>): ScriptedAgents {
  const calls: AgentCall[] = [];
  const played = new Map<string, number>();

  const run = async <Input, Output>(agent: Agent<Input, Output>, input: Input): Promise<Output> => {
    const position = played.get(agent.name) ?? 0;
    const answers = script[agent.name] ?? [];
    if (position >= answers.length) {
      throw new Error(
        `The script has ${answers.length} answers for "${agent.name}"; this is call ${position + 1}.`,
      );
    }
    played.set(agent.name, position + 1);
    calls.push([agent.name, agent.input.parse(input)]);
    return agent.output.parse(answers[position]);
  };
  return Object.assign(run, { calls });
}
