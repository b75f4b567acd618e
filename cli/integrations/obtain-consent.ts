import { RefusedError } from '#core/errors.ts';
import {
  beginConsent,
  completeConsent,
  type PendingConsent,
  readPasted,
  readRedirect,
} from '#tools/source/consent.ts';
import { openLoopback } from '#tools/source/loopback-redirect.ts';
import type { GrantedConsent, OAuthClient } from '#tools/source/oauth.ts';
import type { ConnectableSource } from '#tools/source/source.ts';
import type { Cli } from '../cli.ts';
import { formatDuration } from '../output/format.ts';
import type { Prompter } from '../prompter.ts';
import { withLiveLine } from '../with-live-line.ts';
import { openBrowser } from './open-browser.ts';

/** How a consent is asked for. */
export interface ConsentWish {
  readonly client: OAuthClient;
  readonly source: ConnectableSource;
  readonly isPasted: boolean;
  readonly isOpened: boolean;
  readonly waitSeconds: number;
}

const MILLISECONDS = 1000;
/** Nobody listens there: a browser on another machine stops with the answer in its address bar. */
const PASTED_PORT = 53_682;

/** Sends somebody to the provider and waits until they are back with a consent. */
export async function obtainConsent(
  cli: Cli,
  wish: ConsentWish,
  prompter: Prompter,
): Promise<GrantedConsent> {
  const { pending, code } = await (wish.isPasted ? byPasting(cli, wish, prompter) : byLoopback(cli, wish));
  const { verifier, redirectUri } = pending;
  return completeConsent(wish.client, wish.source, { code, verifier, redirectUri });
}

interface Obtained {
  readonly pending: PendingConsent;
  readonly code: string;
}

async function byPasting(
  cli: Cli,
  { client, source, waitSeconds }: ConsentWish,
  prompter: Prompter,
): Promise<Obtained> {
  const { notes } = cli.terminal;
  const address = `http://${client.loopbackHost}:${PASTED_PORT}/`;
  const pending = beginConsent(client, source, address);
  notes.write(
    'Open this address in a browser, on any machine, and agree. The browser then cannot open the page ',
  );
  notes.write(`${address}, which is right: nobody listens there.\n\n${pending.url.href}\n\n`);
  const question = 'Paste the whole address of that page: ';
  const pasted = await untilLate(cli, waitSeconds, (signal) => prompter.ask(question, signal));
  return { pending, code: readPasted(pasted, pending) };
}

async function byLoopback(
  cli: Cli,
  { client, source, isOpened, waitSeconds }: ConsentWish,
): Promise<Obtained> {
  const { notes } = cli.terminal;
  const loopback = await openLoopback(client.loopbackHost, () =>
    notes.write('An answer to another question came back (its state differs) and was refused.\n'),
  );
  try {
    const pending = beginConsent(client, source, loopback.redirectUri);
    notes.write(`Open this address in a browser on this machine and agree:\n\n${pending.url.href}\n\n`);
    if (isOpened) openBrowser(pending.url);
    const read = (parameters: URLSearchParams): string => readRedirect(parameters, pending);
    const code = await untilLate(cli, waitSeconds, (signal) =>
      showingTime(cli, waitSeconds, () => loopback.receive(read, signal)),
    );
    return { pending, code };
  } finally {
    loopback.close();
  }
}

/** Says how long somebody still has, while something is waited for. */
function showingTime<T>(cli: Cli, seconds: number, work: () => Promise<T>): Promise<T> {
  return withLiveLine(cli, async (line) => {
    const startedAt = performance.now();
    const timer = setInterval(() => {
      const left = Math.max(0, seconds * MILLISECONDS - (performance.now() - startedAt));
      line.set(`Waiting for the consent; ${formatDuration(left)} left.`);
    }, MILLISECONDS);
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  });
}

async function untilLate<T>(
  { signal }: Pick<Cli, 'signal'>,
  seconds: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = AbortSignal.timeout(seconds * MILLISECONDS);
  try {
    return await work(AbortSignal.any([signal, late]));
  } catch (error) {
    if (!late.aborted || signal.aborted) throw error;
    throw new RefusedError(`Nobody gave a consent within ${seconds} seconds, so nothing was stored.`, {
      cause: error,
    });
  }
}
