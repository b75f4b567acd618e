import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { ServedSource } from './answer-call.ts';
import { openServer } from './open-server.ts';

/** For the gateway: puts a new server object at the far end of a client's transport. */
export function inMemoryConnector(served: ServedSource): (transport: Transport) => Promise<void> {
  return (transport) => openServer(served).connect(transport);
}
