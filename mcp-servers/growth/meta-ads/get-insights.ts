import { z } from 'zod';
import { SourceError } from '#tools/source/source-error.ts';
import type { ChosenAccount } from '../../choose-account.ts';
import { defineSourceTool, type SourceContext, type SourcePage } from '../../mcp-server.ts';
import { resolvePeriod, todayOf } from '../../period.ts';
import { prepareReport } from './insights-report.ts';
import {
  frameOf,
  type InsightsFrame,
  insightsInput,
  insightsParameters,
  isLarge,
} from './insights-request.ts';
import { insightsPage } from './insights-table.ts';
import { accountPath, askMeta, chooseAdAccount, pageOf } from './meta-client.ts';
import { TOO_LARGE } from './meta-errors.ts';
import { insightRow } from './meta-metrics.ts';

/** Where a list goes on: of a report that was prepared, or of the account itself. */
const position = z.object({ run: z.string().nullable(), after: z.string().nullable() });
type Position = z.output<typeof position>;

const rowsPage = pageOf(insightRow);

export const getInsights = defineSourceTool({
  name: 'get_insights',
  title: 'Results of Meta ads',
  description:
    'What an ad account, its campaigns, ad sets or ads cost and brought on Facebook and Instagram, by day, week or month and by age, gender, place, platform or device. Things without delivery have no rows. Days of the last four weeks still change. Large questions are prepared by Meta first: a failure of kind not_ready then says when to ask again.',
  input: insightsInput,

  async run(input, at, context) {
    const isAccount = input.object_id?.startsWith('act_') === true;
    const chosen = await chooseAdAccount({ account: isAccount ? input.object_id : input.account }, context);
    const today = todayOf(chosen.account.timezone, context.now());
    const frame = frameOf(input, resolvePeriod(input, today), today);
    const place = at === null ? undefined : position.parse(JSON.parse(at));
    if (place !== undefined) return readPage(frame, place, { chosen, context });
    return readFirst(frame, { chosen, context });
  },
});

interface Asking {
  readonly chosen: ChosenAccount;
  readonly context: SourceContext;
}

async function readFirst(frame: InsightsFrame, asking: Asking): Promise<SourcePage> {
  if (isLarge(frame)) return readReport(frame, asking);
  try {
    return await readPage(frame, { run: null, after: null }, asking);
  } catch (error) {
    if (error instanceof SourceError && error.providerCode === TOO_LARGE) return readReport(frame, asking);
    throw error;
  }
}

async function readReport(frame: InsightsFrame, asking: Asking): Promise<SourcePage> {
  const { chosen, context } = asking;
  const run = await prepareReport(insightsParameters(frame), chosen, context);
  return readPage(frame, { run, after: null }, asking);
}

async function readPage(
  frame: InsightsFrame,
  { run, after }: Position,
  { chosen, context }: Asking,
): Promise<SourcePage> {
  const { access, account } = chosen;
  const asked = insightsParameters(frame);
  const owner = run === null ? accountPath(account.externalId) : encodeURIComponent(run);
  const parameters = {
    ...(run === null ? asked : { limit: asked.limit ?? '' }),
    ...(after === null ? {} : { after }),
  };
  const { answer, quota } = await askMeta(
    { method: 'GET', path: `${owner}/insights`, parameters },
    { access, schema: rowsPage },
    context,
  );
  const next = answer.after === null ? null : JSON.stringify({ run, after: answer.after });
  return { ...insightsPage(answer.data, frame, account), quota, next };
}
