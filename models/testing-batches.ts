import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { ModelProvider } from './open-model.ts';
import { anthropicLine, directEvents, openAiLine, type Played } from './testing-batch-answers.ts';

/** A batch as the server has it. */
export interface ServedBatch {
  readonly id: string;
  readonly name: string | null;
  readonly items: readonly { readonly id: string; readonly body: unknown }[];
  status: string;
}

/** A server that plays the batch APIs of both providers and their direct ones, over real HTTP. */
export interface BatchServer {
  readonly url: string;
  readonly batches: ServedBatch[];
  /** Method and path of everything that was asked. */
  readonly calls: string[];
  /** Keys that came with the requests. */
  readonly keys: Set<string>;
  /** Tokens that it would charge for, as it counted them. */
  readonly counted: { input: number; output: number; cached: number }[];
  /** What it answers; the body is the request's, the number counts all from 1. */
  play: (body: unknown, number: number) => Played;
  /** Answers a request in some other way; true when it did. */
  interrupt: (call: string, response: ServerResponse) => boolean;
  /** What it does, and never answers. */
  holds: (call: string) => boolean;
  /** Ends all batches that run. */
  end(status?: 'completed' | 'expired' | 'cancelled' | 'failed'): void;
  close(): Promise<void>;
}

/** Opens the server; batches run until a test ends them. */
export async function openBatchServer(protocol: ModelProvider = 'openai'): Promise<BatchServer> {
  const files = new Map<string, string>();
  const server = createServer(async (request, response) => {
    const body = await bytesOf(request);
    const call = `${request.method} ${(request.url ?? '').split('?')[0]}`;
    state.calls.push(call);
    state.keys.add(String(request.headers['x-api-key'] ?? request.headers.authorization));
    if (state.interrupt(call, response)) return;
    const answer = await answerTo({ state, files, protocol }, { call, body, headers: request.headers });
    if (!state.holds(call)) send(response, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The test server has no port.');
  const root = `http://127.0.0.1:${address.port}`;
  const state: BatchServer = {
    ...{ url: protocol === 'anthropic' ? root : `${root}/v1`, batches: [], calls: [], keys: new Set() },
    ...{ counted: [], play: () => 'errored', interrupt: () => false, holds: () => false },
    end(status = 'completed') {
      for (const batch of state.batches) if (batch.status === 'in_progress') batch.status = status;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return state;
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, answer: object[] | string | object | null): void {
  if (typeof answer === 'string') response.end(answer);
  else if (Array.isArray(answer)) sendStream(response, answer);
  else sendJson(response, answer);
}

function sendJson(response: ServerResponse, answer: object | null): void {
  response.writeHead(answer === null ? 404 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer ?? { error: { message: 'no such thing', type: 'not_found_error' } }));
}

function sendStream(response: ServerResponse, events: readonly { type?: string }[]): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const event of events) {
    response.write(
      `${event.type === undefined ? '' : `event: ${event.type}\n`}data: ${JSON.stringify(event)}\n\n`,
    );
  }
  response.end();
}

interface Serving {
  readonly state: BatchServer;
  readonly files: Map<string, string>;
  readonly protocol: ModelProvider;
}

interface Asked {
  readonly call: string;
  readonly body: Buffer;
  readonly headers: IncomingMessage['headers'];
}

const HANDLERS: readonly (readonly [RegExp, (serving: Serving, asked: Asked, id: string) => unknown])[] = [
  [/^POST \/v1\/files()$/, takeFile],
  [/^GET \/v1\/files\/(.+)\/content$/, ({ files }, _asked, id) => files.get(id) ?? null],
  [/^POST \/v1\/(?:messages\/)?batches()$/, takeBatch],
  [
    /^GET \/v1\/batches()$/,
    ({ state }) => ({ data: state.batches.toReversed().map(openAiBatch), has_more: false }),
  ],
  [/^GET \/v1\/(?:messages\/)?batches\/([^/]+)$/, (serving, _asked, id) => shown(serving, id)],
  [
    /^GET \/v1\/messages\/batches\/(.+)\/results$/,
    (serving, _asked, id) => linesOf(serving, find(serving, id)),
  ],
  [/^POST \/v1\/(?:messages\/)?batches\/(.+)\/cancel$/, cancel],
  [/^POST \/v1\/(?:chat\/completions|responses|messages)()$/, answerDirectly],
];

async function answerTo(serving: Serving, asked: Asked): Promise<string | object | null> {
  for (const [pattern, handle] of HANDLERS) {
    const match = pattern.exec(asked.call);
    if (match !== null) return (await handle(serving, asked, match[1] ?? '')) as object | string | null;
  }
  return null;
}

async function takeFile({ files }: Serving, { body, headers }: Asked): Promise<object> {
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': headers['content-type'] ?? '' },
  }).formData();
  const file = form.get('file');
  const id = `file-${files.size + 1}`;
  files.set(id, file instanceof File ? await file.text() : '');
  return { id, object: 'file' };
}

function takeBatch({ state, files, protocol }: Serving, { body }: Asked): object {
  const order = JSON.parse(body.toString('utf8'));
  const lines = protocol === 'anthropic' ? order.requests : parsedLines(files.get(order.input_file_id) ?? '');
  const batch: ServedBatch = {
    ...{
      id: `batch_${state.batches.length + 1}`,
      name: order.metadata?.steward_batch ?? null,
      status: 'in_progress',
    },
    items: lines.map((line: Record<string, unknown>) => ({
      id: String(line.custom_id),
      body: line.params ?? line.body,
    })),
  };
  state.batches.push(batch);
  return protocol === 'anthropic' ? anthropicBatch(batch) : openAiBatch(batch);
}

function parsedLines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

function find({ state }: Serving, id: string): ServedBatch {
  const found = state.batches.find((batch) => batch.id === id);
  if (found === undefined) throw new Error(`The test asked for the batch ${id}.`);
  return found;
}

function shown(serving: Serving, id: string): object | null {
  const batch = serving.state.batches.find((each) => each.id === id);
  if (batch === undefined) return null;
  if (serving.protocol === 'anthropic') return anthropicBatch(batch);
  const isOver = !['in_progress', 'failed'].includes(batch.status);
  if (isOver && !serving.files.has(`out-${id}`)) serving.files.set(`out-${id}`, linesOf(serving, batch));
  return { ...openAiBatch(batch), ...(isOver ? { output_file_id: `out-${id}` } : {}) };
}

function cancel(serving: Serving, _asked: Asked, id: string): object | null {
  const batch = find(serving, id);
  if (batch.status === 'in_progress') batch.status = 'cancelled';
  return shown(serving, id);
}

function openAiBatch({ id, status, name }: ServedBatch): object {
  return { id, object: 'batch', status, metadata: name === null ? null : { steward_batch: name } };
}

function anthropicBatch({ id, status }: ServedBatch): object {
  // A place that is not ours: whoever sent the key there would give it away.
  const elsewhere = 'http://127.0.0.1:1/elsewhere';
  const isOver = status !== 'in_progress';
  return { id, processing_status: isOver ? 'ended' : 'in_progress', results_url: isOver ? elsewhere : null };
}

function linesOf({ state, protocol }: Serving, { items, status }: ServedBatch): string {
  const lines = items.map(({ id, body }) => {
    const whole = status === 'completed' ? play(state, body) : (status as Played);
    if (whole === 'no line') return '';
    if (whole === 'broken line') return '{"custom_id": "brok';
    return JSON.stringify(
      protocol === 'anthropic' ? anthropicLine(id, whole) : openAiLine(id, whole, protocol),
    );
  });
  return `${lines.join('\n')}\n`;
}

function answerDirectly({ state, protocol }: Serving, { body }: Asked): object[] {
  const played = play(state, JSON.parse(body.toString('utf8')));
  if (typeof played === 'string') throw new Error('A direct call is played by an answer.');
  return directEvents(played, protocol);
}

const plays = new WeakMap<BatchServer, number>();

function play(state: BatchServer, body: unknown): Played {
  const number = (plays.get(state) ?? 0) + 1;
  plays.set(state, number);
  const played = state.play(body, number);
  if (typeof played !== 'string') state.counted.push({ ...played.usage });
  return played;
}
