import type { Logger } from '#core/log.ts';
import type { SourceAccesses } from '#tools/source/source-access.ts';
import { type SourceAnswer, sourceAnswer } from '#tools/source/source-answer.ts';
import { SourceError } from '#tools/source/source-error.ts';
import { openCursor, type Position, START, sealCursor } from './cursor.ts';
import { countFitting, cutTexts } from './fit-answer.ts';
import type { McpServerDefinition, ServedTenant, SourcePage } from './mcp-server.ts';
import type { RecentMemory } from './recent-memory.ts';
import { requestHash } from './request-hash.ts';
import type { SourceSettings } from './source-settings.ts';
import type { ResolvedCall } from './tool-input.ts';

/** A server together with the one shop that it is opened for, and what it works with. */
export interface ServedSource {
  readonly definition: McpServerDefinition;
  readonly tenant: ServedTenant;
  readonly accesses: SourceAccesses;
  readonly settings: SourceSettings;
  readonly memory: RecentMemory;
  /** Secret of the installation or the process; cursors are good as long as it is. */
  readonly cursorKey: Buffer;
  readonly now: () => Date;
  readonly log: Logger;
}

/** A page, and when the provider gave it. */
interface Fetched {
  readonly page: SourcePage;
  readonly fetchedAt: string;
}

/** Answers one call for the shop that the server was opened for: at most what one answer may hold, from where the cursor says. */
export async function answerCall(
  served: ServedSource,
  call: ResolvedCall,
  signal: AbortSignal,
): Promise<SourceAnswer> {
  refuseOtherShops(served.tenant, call.shopId);
  const question = requestHash({
    tenant: served.tenant.id,
    server: served.definition.name,
    tool: call.tool.name,
    input: call.input,
  });
  const place = call.cursor === undefined ? START : openCursor(call.cursor, question, served.cursorKey);
  const fetched = await fetchPage(served, { call, question, place }, signal);
  const answer = cutToFit(fetched, { place, question, key: served.cursorKey });
  const isCut = place.skip + answer.rows.length < fetched.page.rows.length;
  const key = pageKey(question, place);
  if (isCut && served.memory.get(key) !== fetched) served.memory.keep(key, fetched);
  return sourceAnswer.parse(answer);
}

function pageKey(question: string, { at }: Position): string {
  return `page:${question}:${at}`;
}

function refuseOtherShops({ id, slug }: ServedTenant, shopId: string): void {
  if (shopId === id || shopId === slug) return;
  throw new SourceError('This server was opened for another shop.', {
    kind: 'permission',
    userAction: `Ask with shop_id "${slug}", or open a server for the other shop: steward mcp serve … --tenant <slug>.`,
  });
}

interface Asked {
  readonly call: ResolvedCall;
  readonly question: string;
  readonly place: Position;
}

/** The page at that place; one that was too long for an earlier answer is not asked for again. */
async function fetchPage(served: ServedSource, asked: Asked, signal: AbortSignal): Promise<Fetched> {
  const { call, question, place } = asked;
  // Somebody who asks from the start wants to know how it is now.
  const kept =
    place.skip === 0 ? undefined : (served.memory.get(pageKey(question, place)) as Fetched | undefined);
  if (kept !== undefined) return kept;
  const page = await call.tool.run(call.input, place.at, { ...served, signal });
  const { rows, notes } = cutTexts(page.rows);
  const quality = { ...page.quality, notes: [...page.quality.notes, ...notes] };
  return { page: { ...page, rows, quality }, fetchedAt: served.now().toISOString() };
}

interface Cut {
  readonly place: Position;
  readonly question: string;
  readonly key: Buffer;
}

function cutToFit({ page, fetchedAt }: Fetched, { place, question, key }: Cut): SourceAnswer {
  const { next, account, apiVersion, ...table } = page;
  const rows = page.rows.slice(place.skip);
  const provenance = { requestHash: requestHash({ question, at: place.at }), fetchedAt, apiVersion, account };
  // Room for a cursor is kept whether one is needed or not.
  const longest = sealCursor({ at: next ?? place.at, skip: page.rows.length }, question, key);
  const count = countFitting({ ...table, rows: [], cursor: longest, provenance }, rows);
  const rest = restAfter(place.skip + count, page, place);
  return {
    ...table,
    rows: rows.slice(0, count),
    cursor: rest === null ? null : sealCursor(rest, question, key),
    provenance,
  };
}

function restAfter(read: number, { rows, next }: SourcePage, { at }: Position): Position | null {
  if (read < rows.length) return { at, skip: read };
  return next === null ? null : { at: next, skip: 0 };
}
