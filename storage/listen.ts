import pg from 'pg';

/** Somebody who hears of notifications until it is closed. */
export interface Listening {
  close(): Promise<void>;
}

/** Starts to hear of the notifications of a channel, each with its payload; what is sent while the connection is away is not heard. */
export type Listen = (channel: string, onNotify: (payload: string) => void) => Listening;

const FIRST_WAIT_MILLISECONDS = 500;
const LONGEST_WAIT_MILLISECONDS = 10_000;
const CONNECT_MILLISECONDS = 10_000;

/** Listens on a connection of its own, which is opened again when it breaks; then something may have been missed, so it tells as well, without a payload. */
export function listenTo(connectionString: string): Listen {
  return (channel, onNotify) => {
    const closing = new AbortController();
    const listening = keepListening({ connectionString, channel, onNotify }, closing.signal);
    return {
      async close() {
        closing.abort();
        await listening;
      },
    };
  };
}

interface Wish {
  readonly connectionString: string;
  readonly channel: string;
  readonly onNotify: (payload: string) => void;
}

async function keepListening(wish: Wish, signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const didConnect = await listenOnce(wish, signal);
    failures = didConnect ? 0 : failures + 1;
    await pause(Math.min(LONGEST_WAIT_MILLISECONDS, FIRST_WAIT_MILLISECONDS * 2 ** failures), signal);
  }
}

/** Listens until the connection breaks; answers whether there was one. Never throws: a hint is nothing to fail for. */
async function listenOnce(
  { connectionString, channel, onNotify }: Wish,
  signal: AbortSignal,
): Promise<boolean> {
  const client = new pg.Client({
    ...{ connectionString, keepAlive: true, connectionTimeoutMillis: CONNECT_MILLISECONDS },
  });
  const { promise: broken, resolve: breakUp } = Promise.withResolvers<void>();
  client.on('error', () => breakUp());
  client.on('end', () => breakUp());
  client.on('notification', ({ payload = '' }) => onNotify(payload));
  const leave = (): void => breakUp();
  signal.addEventListener('abort', leave);
  try {
    await client.connect();
    await client.query(`listen ${client.escapeIdentifier(channel)}`);
    onNotify('');
    if (!signal.aborted) await broken;
    return true;
  } catch {
    return false;
  } finally {
    signal.removeEventListener('abort', leave);
    await client.end().catch(() => {});
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  const leave = (): void => resolve();
  signal.addEventListener('abort', leave);
  if (signal.aborted) leave();
  return promise.finally(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', leave);
  });
}
