import { expect, it } from 'vitest';
import { type ErrorCase, expected, explained } from '../testing-errors.ts';
import { explainMeta } from './meta-errors.ts';

type Means = Pick<ErrorCase, 'kind' | 'retry' | 'renews' | 'action'>;

/** Meta's errors come with status 400, whatever they are. */
function metaCase(code: number, subcode: number | undefined, means: Means): ErrorCase {
  const path = [code, subcode].filter((part) => part !== undefined).join('/');
  const error = { message: `(#${code}) Foreign words`, type: 'OAuthException', code, error_subcode: subcode };
  return { name: path, status: 400, body: { error }, code: path, ...means };
}

const RECONNECT: Means = { kind: 'auth_reconnect', renews: true, action: /connect meta_ads/ };
const THROTTLED: Means = { kind: 'quota', retry: 300 };
const DENIED: Means = { kind: 'permission', action: /shared with that person/ };

const CASES: readonly ErrorCase[] = [
  metaCase(190, undefined, RECONNECT),
  metaCase(190, 458, RECONNECT),
  metaCase(190, 460, RECONNECT),
  metaCase(190, 463, RECONNECT),
  metaCase(190, 464, RECONNECT),
  metaCase(190, 467, RECONNECT),
  metaCase(102, undefined, RECONNECT),
  metaCase(190, 459, { kind: 'permission', action: /sign in at facebook\.com/ }),
  metaCase(368, undefined, { kind: 'permission', action: /support inbox/ }),
  metaCase(10, undefined, DENIED),
  metaCase(200, undefined, DENIED),
  metaCase(294, undefined, DENIED),
  metaCase(100, 33, DENIED),
  metaCase(4, 1504022, THROTTLED),
  metaCase(17, 2446079, THROTTLED),
  metaCase(32, undefined, THROTTLED),
  metaCase(613, 1487742, THROTTLED),
  metaCase(80000, 2446079, THROTTLED),
  metaCase(80004, 2446079, THROTTLED),
  metaCase(80014, undefined, THROTTLED),
  metaCase(1, undefined, { kind: 'transient', retry: 60 }),
  metaCase(2, undefined, { kind: 'transient', retry: 60 }),
  metaCase(100, undefined, { kind: 'bad_request', action: /other metrics/ }),
  metaCase(2601, undefined, { kind: 'not_ready', retry: 30 }),
  metaCase(2635, undefined, { kind: 'bad_request', action: /Update Steward/ }),
  {
    name: 'too much at once',
    status: 500,
    body: {
      error: {
        message: "Please reduce the amount of data you're asking for, then retry your request",
        code: 1,
        type: 'OAuthException',
      },
    },
    kind: 'bad_request',
    code: '1/reduce',
    action: /fewer days/,
  },
  {
    name: 'a throttle that says in its headers how long',
    status: 400,
    headers: {
      'x-business-use-case-usage':
        '{"1":[{"type":"ads_insights","call_count":100,"total_cputime":20,"total_time":20,"estimated_time_to_regain_access":12}]}',
      'x-ad-account-usage': '{"acc_id_util_pct":100,"reset_time_duration":100}',
    },
    body: { error: { message: '(#80000) …', code: 80000, error_subcode: 2446079 } },
    kind: 'quota',
    retry: 720,
    code: '80000/2446079',
  },
  {
    name: 'a code that nobody told of, which will pass',
    status: 400,
    body: { error: { message: '…', code: 1815, is_transient: true } },
    kind: 'transient',
    retry: 60,
    code: '1815',
  },
  {
    name: 'an outage without words',
    status: 502,
    body: undefined,
    kind: 'transient',
    retry: 60,
    code: 'http_502',
  },
];

it.each(CASES)('knows $name', (each) => {
  const { action, message, ...found } = explained(each, explainMeta);

  expect(found).toEqual(expected(each));
  expect(action).toMatch(each.action ?? /^/);
  expect(message).not.toContain('Foreign words');
});
