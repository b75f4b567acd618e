import { expect, it } from 'vitest';
import { type PlannedAnswer, type ReceivedRequest, serveTools, testAccount } from '../../testing.ts';
import { metaAdsServer } from '../meta-ads.server.ts';

const LARGE = { from: '2026-01-01', to: '2026-10-28', by: 'day', level: 'ad' };
const ROW = { campaign_id: '1', spend: '5', date_start: '2026-10-01', date_stop: '2026-10-01' };

/** A Meta that prepares reports, which are ready at the given look. */
function preparing(readyAt: number, status = 'Job Completed') {
  let looks = 0;
  return ({ method, path }: ReceivedRequest): PlannedAnswer => {
    if (method === 'POST') return { body: { report_run_id: '77' } };
    if (path.endsWith('/77/insights')) return { body: { data: [ROW] } };
    looks += 1;
    const isOver = looks >= readyAt;
    return {
      body: {
        async_status: isOver ? status : 'Job Running',
        async_percent_completion: isOver ? 100 : 10,
      },
    };
  };
}

const serve = (answer: (request: ReceivedRequest) => PlannedAnswer) =>
  serveTools(metaAdsServer, [testAccount('act_1')], answer);

const postsOf = (requests: readonly ReceivedRequest[]): number =>
  requests.filter(({ method }) => method === 'POST').length;

it('has a large question prepared as a report', async () => {
  const { answer, provider } = await serve(preparing(3));

  const { rows } = await answer('get_insights', LARGE);

  expect(rows).toMatchObject([{ spend: 5 }]);
  expect(provider.requests[0]).toMatchObject({
    method: 'POST',
    path: '/v26.0/act_1/insights',
    body: { level: 'ad', time_increment: '1' },
  });
  expect(provider.requests.at(-1)?.path).toBe('/v26.0/77/insights');
});

it('has a question prepared that Meta finds too large', async () => {
  const prepare = preparing(1);
  const error = {
    message: "Please reduce the amount of data you're asking for, then retry your request",
    code: 1,
    type: 'OAuthException',
  };
  const { answer, provider } = await serve((request) =>
    request.path.endsWith('act_1/insights') && request.method === 'GET'
      ? { status: 400, body: { error } }
      : prepare(request),
  );

  const { rows } = await answer('get_insights', { from: '2026-10-01', to: '2026-10-07' });

  expect(rows).toMatchObject([{ spend: 5 }]);
  expect(postsOf(provider.requests)).toBe(1);
});

it('goes on waiting for a report that was not ready, and does not start another', async () => {
  const { answer, failure, provider } = await serve(preparing(60));

  const failed = await failure('get_insights', LARGE);
  const { rows } = await answer('get_insights', LARGE);

  expect(failed).toMatchObject({ kind: 'not_ready', retry_after_s: 30 });
  expect(rows).toMatchObject([{ spend: 5 }]);
  expect(postsOf(provider.requests)).toBe(1);
});

it('starts anew after a report that Meta gave up', async () => {
  const { failure, provider } = await serve(preparing(1, 'Job Failed'));

  const first = await failure('get_insights', LARGE);
  await failure('get_insights', LARGE);

  expect(first).toMatchObject({ kind: 'transient', provider_code: 'Job Failed' });
  expect(postsOf(provider.requests)).toBe(2);
});
