import { z } from 'zod';
import { SourceError } from '#tools/source/source-error.ts';
import type { ServedTenant } from '../../mcp-server.ts';

/** A page that somebody else will open. */
export const pageAddress = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .describe("Full address of a page of the shop's own site.");

/**
 * Refuses pages of others. The provider opens whatever address it is given, so one that a model made up could
 * carry what it knows of a shop to anybody.
 */
export function refuseForeignPage(url: string, { domain }: ServedTenant): void {
  if (domain === null) {
    throw new SourceError('The shop has no domain, so no page is known to be its own.', {
      kind: 'permission',
      userAction: 'Shops get their domain when they are made: steward tenants create <slug> --domain <host>.',
    });
  }
  const own = domain.replace(/^www\./, '');
  const { hostname, username, password } = new URL(url);
  const isOwn = hostname === own || hostname.endsWith(`.${own}`);
  if (isOwn && username === '' && password === '') return;
  throw new SourceError('Only pages of the shop itself are measured.', {
    kind: 'permission',
    userAction: `Ask for a page of ${own}.`,
  });
}
