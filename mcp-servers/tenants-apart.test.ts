import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import type { SourceAccesses } from '#tools/source/source-access.ts';
import { all } from './registry.gen.ts';
import { connectClient, openProvider, testAccount, testServed } from './testing.ts';

const TENANTS = ['alpha', 'beta', 'gamma'];
const CALLS = 20;

/** A question to each connected source, and how a shop's account is written there. */
const QUESTIONS: Readonly<Record<string, { tool: string; input: object; account(index: number): string }>> = {
  ga4: { tool: 'run_report', input: { metrics: ['sessions'] }, account: (index) => `10${index}` },
  gsc: { tool: 'list_sitemaps', input: {}, account: (index) => `sc-domain:shop-${index}.example` },
  google_ads: { tool: 'get_performance', input: {}, account: (index) => `100000000${index}` },
  meta_ads: { tool: 'get_insights', input: {}, account: (index) => `act_20${index}` },
};

/** Accesses of all shops. A token names its shop and its number; every second renewal is still in use elsewhere. */
function sharedAccesses(source: string): SourceAccesses {
  const numbers = new Map<string, number>();
  return {
    open: async (tenantId, asked) => {
      const index = TENANTS.indexOf(tenantId);
      const current = (): string => `token-${tenantId}-${numbers.get(tenantId) ?? 0}`;
      return {
        tenantId,
        source: asked,
        accounts: [testAccount(QUESTIONS[source]?.account(index) ?? '')],
        token: async () => current(),
        async renew(refused) {
          if (refused === current()) numbers.set(tenantId, (numbers.get(tenantId) ?? 0) + 1);
          return current();
        },
      };
    },
  };
}

it.each(Object.keys(QUESTIONS))(
  '%s asks with the token of a shop about accounts of that shop only',
  async (name) => {
    const definition = all.find((each) => each.name === name);
    const question = QUESTIONS[name];
    if (definition === undefined || question === undefined) throw new Error('There is no such server.');
    let count = 0;
    const provider = await openProvider(() => {
      count += 1;
      // Some tokens are refused in the middle of it all.
      if (count % 7 === 0) return { status: 401, body: { error: { code: name === 'meta_ads' ? 190 : 401 } } };
      return { body: name === 'google_ads' ? [] : {} };
    });
    onTestFinished(() => provider.close());
    const accesses = sharedAccesses(name);
    const clients = await Promise.all(
      TENANTS.map((tenant) =>
        connectClient(
          testServed(definition, {
            url: provider.url,
            accesses,
            tenant: { id: tenant, slug: tenant, domain: null },
          }),
        ),
      ),
    );

    await Promise.all(
      Array.from({ length: CALLS * TENANTS.length }, (_, index) => {
        const tenant = index % TENANTS.length;
        const input = { ...question.input, shop_id: TENANTS[tenant], account: question.account(tenant) };
        return clients[tenant]?.call(question.tool, input);
      }),
    );

    const mixed = provider.requests.filter(({ headers, path }) => {
      const tenant = TENANTS.findIndex((each) => headers.authorization?.startsWith(`Bearer token-${each}-`));
      const account = question.account(tenant);
      return ![account, encodeURIComponent(account)].some((each) => path.includes(each));
    });
    expect(provider.requests.length).toBeGreaterThanOrEqual(CALLS * TENANTS.length);
    expect(mixed).toEqual([]);
  },
);

it('lets no shop ask for the account of another', async () => {
  const [definition] = all.filter(({ name }) => name === 'ga4');
  if (definition === undefined) throw new Error('There is no such server.');
  const provider = await openProvider(() => ({ body: {} }));
  onTestFinished(() => provider.close());
  const tenant = { id: 'alpha', slug: 'alpha', domain: null };
  const { failure } = await connectClient(
    testServed(definition, { url: provider.url, accesses: sharedAccesses('ga4'), tenant }),
  );

  const foreign = await failure('run_report', { shop_id: 'alpha', metrics: ['sessions'], account: '101' });
  const stranger = await failure('run_report', { shop_id: randomUUID(), metrics: ['sessions'] });

  expect([foreign.kind, stranger.kind]).toEqual(['permission', 'permission']);
  expect(provider.requests).toEqual([]);
});
