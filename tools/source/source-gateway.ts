import type { Source } from './source.ts';
import type { SourceAnswer } from './source-answer.ts';

/** A question to a tool of a source's server, without whom it is for. */
export interface SourceCall {
  readonly source: Source;
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** Of the answer before; null for the first page. */
  readonly cursor: string | null;
}

/** Who asks, and until when. */
export interface SourceAsker {
  readonly tenantId: string;
  readonly signal: AbortSignal;
}

/**
 * The way to the sources that a tool context lends. Retries, limits and deadlines are its own. It throws a SourceError when
 * the source did not answer, and an AppError of another kind when it was not even asked.
 */
export interface SourceGateway {
  readTable(call: SourceCall, asker: SourceAsker): Promise<SourceAnswer>;
}
