import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Who may speak with an HTTP server. */
export interface HttpGuard {
  /** Host names, without ports, under which it may be addressed: a page of somebody else is on another one. */
  readonly hosts: readonly string[];
  /** What callers have to present; undefined when everybody on this machine may ask. */
  readonly token: string | undefined;
}

/** Names of this machine for itself. */
export const LOOPBACK_HOSTS = ['127.0.0.1', 'localhost', '[::1]'];

/** The status with which a request is turned away; undefined when it may pass. */
export function refusalOf({ headers }: IncomingMessage, { hosts, token }: HttpGuard): 401 | 403 | undefined {
  const isHere = hosts.includes(hostOf(`http://${headers.host}`));
  const isFromHere = headers.origin === undefined || hosts.includes(hostOf(headers.origin));
  if (!isHere || !isFromHere) return 403;
  return token === undefined || isBearer(headers.authorization ?? '', token) ? undefined : 401;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

function isBearer(header: string, token: string): boolean {
  const given = Buffer.from(header);
  const expected = Buffer.from(`Bearer ${token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
