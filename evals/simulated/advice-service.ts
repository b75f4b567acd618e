import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { Tiktoken } from 'js-tiktoken/lite';
import ranks from 'js-tiktoken/ranks/o200k_base';
import { z } from 'zod';
import { answerFor } from './advice-answers.ts';

/** How the simulated models behave. */
export interface AdviceServiceOptions {
  readonly firstAnswerSeconds: number;
  readonly tokensPerSecond: number;
  /** Tokens of prompts and answers in any sixty seconds; what goes beyond is refused with 429. */
  readonly tokensPerMinute: number;
}

/** What a provider saw of one call. */
export interface ServedCall {
  readonly tokensIn: number;
  readonly tokensOut: number;
}

/** What a provider saw so far. */
export interface ServiceReport {
  readonly served: readonly ServedCall[];
  /** Requests that went beyond the limit. */
  readonly refused: number;
}

/** Simulated models over real HTTP, in OpenAI's protocol. */
export interface AdviceService {
  readonly url: string;
  report(): ServiceReport;
}

const body = z.object({
  messages: z.array(z.object({ role: z.string(), content: z.string().nullable() })),
  tools: z.array(z.unknown()).optional(),
  response_format: z.object({ json_schema: z.object({ name: z.string() }).loose() }),
});
type Body = z.output<typeof body>;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** Pieces of a stream per second. */
const PIECES = 10;

/** Starts to serve on a free port. */
export async function openAdviceService(options: AdviceServiceOptions): Promise<AdviceService> {
  const encoding = new Tiktoken(ranks);
  const served: ServedCall[] = [];
  const taken: { readonly at: number; readonly tokens: number }[] = [];
  let refused = 0;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = body.parse(JSON.parse(await textOf(request)));
    const answer = encoding.encode(answerFor(asked.response_format.json_schema.name, promptOf(asked)));
    const tokensIn = encoding.encode(promptOf(asked)).length;
    const tokens = tokensIn + answer.length;
    const now = performance.now();
    const recent = taken.filter(({ at }) => at > now - MINUTE);
    if (recent.reduce((sum, each) => sum + each.tokens, tokens) > options.tokensPerMinute) {
      refused += 1;
      return refuse(response, ((recent[0]?.at ?? now) + MINUTE - now) / SECOND);
    }
    taken.push({ at: now, tokens });
    served.push({ tokensIn, tokensOut: answer.length });
    const pieces = inPieces(answer, options.tokensPerSecond / PIECES).map((piece) => encoding.decode(piece));
    await stream(response, { pieces, tokensIn, tokensOut: answer.length, ...options });
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The provider has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    report: () => ({ served: [...served], refused }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

/** Everything that a provider counts: the messages, the tools and the shape of the answer. */
function promptOf({ messages, tools = [], response_format }: Body): string {
  return [...messages.map(({ content }) => content ?? ''), JSON.stringify([...tools, response_format])].join(
    '\n',
  );
}

function refuse(response: ServerResponse, seconds: number): void {
  response.writeHead(429, { 'content-type': 'application/json', 'retry-after': `${Math.ceil(seconds)}` });
  const error = { message: 'Rate limit reached', type: 'tokens', code: 'rate_limit_exceeded' };
  response.end(JSON.stringify({ error }));
}

function inPieces(tokens: readonly number[], size: number): number[][] {
  return Array.from({ length: Math.ceil(tokens.length / size) }, (_, index) =>
    tokens.slice(Math.round(index * size), Math.round((index + 1) * size)),
  );
}

async function stream(
  response: ServerResponse,
  {
    pieces,
    tokensIn,
    tokensOut,
    firstAnswerSeconds,
  }: { pieces: readonly string[]; tokensIn: number; tokensOut: number; firstAnswerSeconds: number },
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = (chunk: object): boolean =>
    response.write(
      `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'simulated', ...chunk })}\n\n`,
    );
  const begunAt = performance.now() + firstAnswerSeconds * SECOND;
  for (const [index, content] of pieces.entries()) {
    // By the clock, so that late timers do not add up.
    await wait(Math.max(0, begunAt + (index * SECOND) / PIECES - performance.now()));
    send({ choices: [{ index: 0, delta: { content }, finish_reason: null }] });
  }
  send({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
  const total = tokensIn + tokensOut;
  send({
    choices: [],
    usage: { prompt_tokens: tokensIn, completion_tokens: tokensOut, total_tokens: total },
  });
  response.end('data: [DONE]\n\n');
}
