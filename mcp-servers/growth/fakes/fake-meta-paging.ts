import type { FakeRequest } from './fake-request.ts';

const USUAL_LIMIT = 25;

/** One page of a list, with cursors, and with a `next` that holds the token, as Meta's does. */
export function writeMetaPage(items: readonly unknown[], request: FakeRequest): Record<string, unknown> {
  const limit = Number(request.query.get('limit') ?? USUAL_LIMIT);
  const offset = readCursor(request.query.get('after'));
  const data = items.slice(offset, offset + limit);
  if (data.length === 0) return { data };
  const end = offset + data.length;
  const cursors = { before: writeCursor(offset), after: writeCursor(end) };
  const next = end < items.length ? { next: nextUrl(request, cursors.after) } : {};
  return { data, paging: { cursors, ...next } };
}

function nextUrl({ headers, path, query, token }: FakeRequest, after: string): string {
  const url = new URL(path, `http://${headers.host}`);
  url.search = query.toString();
  url.searchParams.set('access_token', token ?? '');
  url.searchParams.set('after', after);
  return url.href;
}

function writeCursor(offset: number): string {
  return Buffer.from(`cursor ${offset}`).toString('base64url');
}

function readCursor(cursor: string | null): number {
  if (cursor === null || cursor === '') return 0;
  const offset = Number(/^cursor (\d+)$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1]);
  return Number.isNaN(offset) ? 0 : offset;
}
