import { afterEach, type TestContext } from 'vitest';
import type { GatewaySettings } from './gateway.ts';
import type { ServerDefinition } from './server-definition.ts';
import { gatewayTo, openCallJournal, troubledServer } from './testing.ts';
import { openTestingHttp } from './testing-http-server.ts';
import { readTroubles } from './testing-troubles.ts';

interface Closable {
  close(): unknown;
}

/** Opens what tests need, and closes it after each of them. */
export function opener() {
  const opened: Closable[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((each) => each.close()));
  });
  return openingWith((kept) => void opened.push(kept));
}

/** The same for one of several tests that run at the same time. */
export function openerFor({ onTestFinished }: Pick<TestContext, 'onTestFinished'>) {
  return openingWith((kept) => onTestFinished(async () => void (await kept.close())));
}

function openingWith(note: (kept: Closable) => void) {
  const keep = <Kept extends Closable>(kept: Kept): Kept => {
    note(kept);
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
    /** Within this process: what its troubles do to a connection does not need another. */
    async http(...troubles: readonly string[]): Promise<ServerDefinition> {
      const { url } = keep(await openTestingHttp(readTroubles([...troubles])));
      return troubledServer([], { reach: { kind: 'http', url, headers: {} } });
    },
  };
}
