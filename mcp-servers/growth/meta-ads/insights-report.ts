import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { SourceError } from '#tools/source/source-error.ts';
import type { ChosenAccount } from '../../choose-account.ts';
import type { SourceContext } from '../../mcp-server.ts';
import { requestHash } from '../../request-hash.ts';
import { accountPath, askMeta } from './meta-client.ts';

const started = z.object({ report_run_id: z.string() });
const progress = z.object({
  async_status: z.string(),
  async_percent_completion: z.number().default(0),
});

const AGAIN_SECONDS = 30;
const FAILED_SECONDS = 60;
const GONE = ['Job Failed', 'Job Skipped'];

/**
 * Has Meta prepare a report and waits for it some time. One that is not ready then is not started anew by the next
 * call that asks the same: it goes on waiting.
 */
export async function prepareReport(
  parameters: Readonly<Record<string, string>>,
  chosen: ChosenAccount,
  context: SourceContext,
): Promise<string> {
  const { memory } = context;
  const key = `report:${requestHash({ account: chosen.account.externalId, parameters })}`;
  const known = z.string().safeParse(memory.get(key));
  const run = known.success ? known.data : await start(parameters, chosen, context);
  memory.keep(key, run);
  const status = await waitFor(run, chosen, context);
  if (status === 'Job Completed') {
    memory.forget(key);
    return run;
  }
  if (GONE.includes(status)) {
    memory.forget(key);
    throw new SourceError('Meta gave up the report.', {
      kind: 'transient',
      retryAfterSeconds: FAILED_SECONDS,
      providerCode: status,
    });
  }
  throw new SourceError('Meta is still preparing the report.', {
    kind: 'not_ready',
    retryAfterSeconds: AGAIN_SECONDS,
    userAction: 'Ask the same again later: the report goes on being prepared meanwhile.',
    providerCode: /^[\w ]{1,40}$/.exec(status)?.[0],
  });
}

async function start(
  parameters: Readonly<Record<string, string>>,
  { access, account }: ChosenAccount,
  context: SourceContext,
): Promise<string> {
  const path = `${accountPath(account.externalId)}/insights`;
  const { answer } = await askMeta(
    { method: 'POST', path, parameters },
    { access, schema: started },
    context,
  );
  return answer.report_run_id;
}

async function waitFor(run: string, { access }: ChosenAccount, context: SourceContext): Promise<string> {
  const { pollMilliseconds, pollForMilliseconds } = context.settings.limits;
  const looks = Math.max(1, Math.ceil(pollForMilliseconds / pollMilliseconds));
  let status = '';
  for (let look = 0; look < looks; look += 1) {
    if (look > 0) await wait(pollMilliseconds, undefined, { signal: context.signal });
    const parameters = { fields: 'async_status,async_percent_completion' };
    const { answer } = await askMeta(
      { method: 'GET', path: encodeURIComponent(run), parameters },
      { access, schema: progress },
      context,
    );
    status = answer.async_status;
    const isDone = status === 'Job Completed' && answer.async_percent_completion >= 100;
    if (isDone || GONE.includes(status)) return status;
  }
  return status === 'Job Completed' ? 'Job Running' : status;
}
