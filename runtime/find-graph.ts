import { ConfigurationError, NotFoundError } from '#core/errors.ts';
import type { AnyGraph } from '#graphs/graph.ts';

/** The current version of a graph. */
export function getGraph(graphs: readonly AnyGraph[], name: string): AnyGraph {
  const graph = graphs.find((candidate) => candidate.name === name);
  if (graph === undefined) throw new NotFoundError('graph', name);
  return graph;
}

/** The graph on which a run of some version can go on: that version, or one that says it can. */
export function getGraphFor(
  graphs: readonly AnyGraph[],
  { graph: name, graphVersion }: { readonly graph: string; readonly graphVersion: string },
): AnyGraph {
  const current = getGraph(graphs, name);
  const versions = [current, ...(current.earlier ?? [])];
  const same = versions.find(({ version }) => version === graphVersion);
  const carrying = versions.find(({ continues }) => continues?.includes(graphVersion));
  const found = same ?? carrying;
  if (found !== undefined) return found;
  throw new ConfigurationError(
    `The run began on version ${graphVersion} of "${name}"; this installation has ${versions.map(({ version }) => version).join(', ')}, and none of them can go on with it. Go back to a version of Steward that has it, or start the run anew with "steward runs retry".`,
  );
}
