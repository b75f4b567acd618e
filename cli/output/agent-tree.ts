import type { AnyAgent, TeamRole, Tier } from '#agents/agent.ts';
import { type Column, renderTable } from './table.ts';
import type { Terminal } from './terminal.ts';
import { type TreeLine, type TreeNode, treeLines } from './tree.ts';

/** An agent, or a team as what its four roles stand below. */
interface AgentNode extends TreeNode {
  readonly agent: AnyAgent | null;
  readonly children: readonly AgentNode[];
}

interface AgentLine {
  readonly tree: TreeLine;
  readonly agent: AnyAgent | null;
}

const TIERS: readonly Tier[] = ['orchestrator', 'master', 'analyst', 'specialist', 'production'];
const ROLES: readonly TeamRole[] = ['schema', 'research', 'strategy', 'validator'];

const COLUMNS: readonly Column<AgentLine>[] = [
  { title: 'AGENT', value: ({ tree }) => tree.stem + tree.line },
  { title: 'TIER', value: ({ agent }) => agent?.tier ?? '', dispensable: 1 },
  { title: 'ROLE', value: ({ agent }) => agent?.role ?? '' },
  { title: 'MODEL', value: ({ agent }) => agent?.modelPolicy.replace('-', ' ') ?? '' },
  { title: 'PURPOSE', value: ({ agent }) => agent?.purpose ?? '', least: 24, dispensable: 2 },
];

/** The agents below each other, those of a team together, in the order in which they work. */
export function showAgentTree(agents: readonly AnyAgent[], { out, symbols }: Terminal): void {
  const roots = nodesBelow(null, agents);
  const flat = flatten(roots);
  const lines = treeLines(roots, symbols).map(
    (tree, index): AgentLine => ({ tree, agent: flat[index] ?? null }),
  );
  out.write(renderTable(lines, COLUMNS, out));
}

function nodesBelow(parent: string | null, agents: readonly AnyAgent[]): AgentNode[] {
  const children = agents.filter((agent) => agent.parent === parent).sort(byWork);
  return TIERS.flatMap((tier) => {
    const ofTier = children.filter((agent) => agent.tier === tier);
    return [...Map.groupBy(ofTier, ({ team }) => team)].flatMap(([team, members]) => {
      const nodes = members.map((agent) => ({
        agent,
        line: agent.name,
        children: nodesBelow(agent.name, agents),
      }));
      return team === null ? nodes : [asTeam(team, nodes)];
    });
  });
}

function asTeam(team: string, children: readonly AgentNode[]): AgentNode {
  return { agent: null, line: `team ${team.replaceAll('_', ' ')}`, children };
}

function byWork(first: AnyAgent, second: AnyAgent): number {
  const place = ({ role }: AnyAgent): number => (role === null ? 0 : ROLES.indexOf(role));
  return place(first) - place(second);
}

function flatten(nodes: readonly AgentNode[]): (AnyAgent | null)[] {
  return nodes.flatMap(({ agent, children }) => [agent, ...flatten(children)]);
}
