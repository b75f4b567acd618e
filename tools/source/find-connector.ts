import { NotFoundError } from '#core/errors.ts';
import type { Connector, Maturing } from '../connector.ts';
import { all } from '../connectors.gen.ts';

/** The connector of a source. */
export function getConnector(source: string): Connector {
  const connector = all.find((each) => each.source === source);
  if (connector === undefined) throw new NotFoundError('connector', source);
  return connector;
}

/** A dataset that a connector fills. */
export interface ConnectedDataset {
  readonly dataset: string;
  readonly source: string;
  readonly lateDays: number;
  readonly maturing: Maturing | undefined;
}

/** Every dataset that connectors fill: facts of one are not added to those of another. */
export const connectedDatasets: readonly ConnectedDataset[] = all.flatMap(({ source, lateDays, tables }) =>
  tables.map(({ dataset, maturing }) => ({ dataset, source, lateDays, maturing })),
);

/** How many days the numbers of a dataset may be behind without being late: those of these measures; 0 for an import. */
export function usualLagOf(dataset: string, measures: readonly string[]): number {
  const connected = connectedDatasets.find((each) => each.dataset === dataset);
  if (connected === undefined) return 0;
  const { lateDays, maturing } = connected;
  const isMaturing = measures.some((measure) => maturing?.measures.includes(measure));
  return Math.max(lateDays, isMaturing ? (maturing?.days ?? 0) : 0);
}
