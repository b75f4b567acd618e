import { Command } from 'commander';
import { z } from 'zod';
import type { AnyAgent } from '#agents/agent.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, withExamples } from '../define-command.ts';
import { showAgentTree } from '../output/agent-tree.ts';

/** `steward agents`: who works here, and below whom. */
export function agentsCommand(cli: Cli): Command {
  const command = new Command('agents').description(
    'the agents as a tree: tier, team, role, when they ask a model',
  );
  withExamples(command, ['agents', 'agents --json']);
  return answering(command, cli, { input: z.object({}), run: listAgents });
}

async function listAgents(): Promise<Answer> {
  const { all } = await import('#agents/registry.gen.ts');
  return {
    data: all.map(describe),
    show: (terminal) => showAgentTree(all, terminal),
  };
}

function describe(agent: AnyAgent): object {
  const { name, version, tier, parent, domain, team, role, purpose, modelPolicy, modelRole, limits, tools } =
    agent;
  return {
    ...{ name, version, tier, parent, domain, team, role, purpose, modelPolicy, modelRole, limits },
    tools: tools.map((tool) => tool.name),
  };
}
