import { CONNECTIONS } from './connections.ts';
import type { ConnectableSource } from './source.ts';
import { SourceError } from './source-error.ts';

/** Whose consent to what. */
export interface ConnectedPlace {
  readonly tenantId: string;
  /** Of the tenant. */
  readonly slug: string;
  readonly source: ConnectableSource;
}

/** The command that connects a source. */
export function connectCommand({ slug, source }: Pick<ConnectedPlace, 'slug' | 'source'>): string {
  return `steward integrations connect ${source} --tenant ${slug}`;
}

/** Says that a person has to connect a source, why, and by which command. */
export function reconnectError(place: ConnectedPlace, why: string, cause?: SourceError): SourceError {
  const { title } = CONNECTIONS[place.source];
  const action = `Run: ${connectCommand(place)}`;
  return new SourceError(`${title} of "${place.slug}" has to be connected: ${why} ${action}`, {
    ...{ kind: 'auth_reconnect', userAction: action, providerCode: cause?.providerCode, cause },
  });
}
