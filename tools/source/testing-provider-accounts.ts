import type { Asked, ProviderState, Reply } from './testing-provider-state.ts';

const METRICS = { timeZone: 'Europe/Oslo', currencyCode: 'NOK' };
const OAUTH = { type: 'OAuthException' };

/** Accounts that everybody's token sees: two or more of each source, so that choosing means something. */
export function answerAccounts(asked: Asked, state: ProviderState): Reply {
  const { path, token = '' } = asked;
  const isMeta = path.startsWith('/me') || path.startsWith('/act_');
  if (!state.goodTokens.has(token)) return refuseToken(isMeta);
  const found = isMeta ? metaAnswer(asked, state) : googleAnswer(asked);
  if (found !== undefined) return { status: 200, json: found };
  return { status: 403, json: { error: { code: 403, message: 'foreign', status: 'PERMISSION_DENIED' } } };
}

function refuseToken(isMeta: boolean): Reply {
  if (isMeta)
    return { status: 400, json: { error: { ...OAUTH, message: 'Session has expired', code: 190 } } };
  const message = 'Request had invalid authentication credentials.';
  return { status: 401, json: { error: { code: 401, message, status: 'UNAUTHENTICATED' } } };
}

function googleAnswer({ path, fields, body, headers }: Asked): unknown {
  if (path === '/v1beta/accountSummaries') return summariesPage(fields.get('pageToken'));
  if (/^\/v1beta\/properties\/10[12]$/.test(path)) return METRICS;
  if (path === '/webmasters/v3/sites') return { siteEntry: SITES };
  if (path.startsWith('/webmasters/v3/sites/')) {
    const url = decodeURIComponent(path.slice('/webmasters/v3/sites/'.length));
    return SITES.find(({ siteUrl }) => siteUrl === url);
  }
  if (path === '/v25/customers:listAccessibleCustomers') {
    return { resourceNames: ['customers/900', 'customers/201', 'customers/666'] };
  }
  return adsAnswer(path, body, headers['login-customer-id']);
}

function summariesPage(pageToken: string | null): unknown {
  const property = (id: string, displayName: string): object => ({
    property: `properties/${id}`,
    displayName,
  });
  if (pageToken === null) {
    const propertySummaries = [property('101', 'Web shop')];
    return { accountSummaries: [{ displayName: 'Shop', propertySummaries }], nextPageToken: 'second' };
  }
  return { accountSummaries: [{ displayName: 'Other', propertySummaries: [property('102', 'Blog')] }, {}] };
}

const SITES = [
  { siteUrl: 'sc-domain:shop.example', permissionLevel: 'siteFullUser' },
  { siteUrl: 'https://blog.shop.example/', permissionLevel: 'siteOwner' },
  { siteUrl: 'https://stranger.example/', permissionLevel: 'siteUnverifiedUser' },
];

const client = (id: string, more: object): object => ({
  customerClient: { id, currencyCode: 'NOK', timeZone: 'Europe/Oslo', status: 'ENABLED', ...more },
});

/** 900 is a manager over 201 and 202; 201 can be reached directly too; 666 is closed. */
function adsAnswer(path: string, body: string, login: string | string[] | undefined): unknown {
  const id = /^\/v25\/customers\/(\d+)\/googleAds:searchStream$/.exec(path)?.[1];
  if (body.includes('FROM customer ')) {
    const isReachable = (id === '202' && login === '900') || (id === '201' && login === '201');
    return isReachable ? [{ results: [{ customer: { id } }] }] : undefined;
  }
  if (id === '201') return [{ results: [client('201', { descriptiveName: 'Brand' })] }];
  if (id !== '900') return undefined;
  return [
    { results: [client('900', { manager: true }), client('201', { descriptiveName: 'Brand' })] },
    { results: [client('202', { descriptiveName: 'Generic' }), client('203', { status: 'CANCELED' })] },
  ];
}

function metaAnswer({ path, fields, method }: Asked, state: ProviderState): unknown {
  const granted = state.scopes.map((permission) => ({ permission, status: 'granted' }));
  const answers: Record<string, unknown> = {
    'GET /me': { id: '42', name: state.behaviour.person ?? undefined },
    'GET /me/permissions': { data: granted },
    'DELETE /me/permissions': { success: true },
    'GET /act_1': { id: 'act_1' },
    'GET /act_2': { id: 'act_2' },
    'GET /me/adaccounts': adAccountsPage(fields.get('after'), state),
  };
  return answers[`${method} ${path}`];
}

function adAccountsPage(after: string | null, { secrets }: ProviderState): object {
  const account = (number: number): object => ({
    ...{ id: `act_${number}`, name: `Account ${number}`, currency: 'NOK', timezone_name: 'Europe/Oslo' },
  });
  // The real one puts the token into this address too.
  return after === null
    ? {
        data: [account(1)],
        paging: { cursors: { after: 'c1' }, next: `http://fake/?access_token=${secrets[0]}` },
      }
    : { data: [account(2)], paging: { cursors: { after: 'c2' } } };
}
