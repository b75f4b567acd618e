import { afterEach } from 'vitest';
import type { GatewaySettings } from './gateway.ts';
import type { ServerDefinition } from './server-definition.ts';
import { gatewayTo, openCallJournal, startHttpServer, troubledServer } from './testing.ts';

/** Opens what tests need, and closes it after each of them. */
export function opener() {
  const opened: { close(): unknown }[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((each) => each.close()));
  });
  const keep = <Kept extends { close(): unknown }>(kept: Kept): Kept => {
    opened.push(kept);
    return kept;
  };
  return {
    gateway: (definition: ServerDefinition, settings: Partial<GatewaySettings> = {}) =>
      keep(gatewayTo(definition, settings)),
    journal() {
      const journal = openCallJournal();
      keep({ close: journal.remove });
      return journal;
    },
    async http(...troubles: readonly string[]): Promise<ServerDefinition> {
      const { reach } = keep(await startHttpServer(...troubles));
      return troubledServer([], { reach });
    },
  };
}
