import { z } from 'zod';
import type { SourceErrorKind } from '#tools/source/source-error.ts';
import type { ProviderAnswer, ProviderFailure } from '../../ask-provider.ts';
import {
  asFailure,
  codeOf,
  commonMeaning,
  type Meaning,
  readGoogleFailure,
  secondsOf,
} from '../google-errors.ts';
import { secondsToPacificMidnight } from '../pacific-day.ts';

const GOOGLE_ADS = { name: 'Google Ads', source: 'google_ads' };
const CONNECT = 'steward integrations connect google_ads --tenant <slug>';

const failure = z.looseObject({
  errorCode: z.record(z.string(), z.string()).default({}),
  details: z
    .looseObject({
      quotaErrorDetails: z
        .looseObject({ retryDelay: z.string().optional(), rateName: z.string().optional() })
        .optional(),
    })
    .optional(),
});
type AdsFailure = z.output<typeof failure>;

const envelope = z.object({
  error: z.looseObject({
    details: z.array(z.looseObject({ errors: z.array(failure).optional().catch(undefined) })).default([]),
  }),
});

/** What a failure of Google Ads means. Errors come in an array, as answers do. */
export function explainGoogleAds(answer: ProviderAnswer, now: Date): ProviderFailure {
  const body: unknown = Array.isArray(answer.body) ? answer.body[0] : answer.body;
  const common = readGoogleFailure({ ...answer, body });
  const own = ownFailure(body);
  if (own === undefined) return asFailure(commonMeaning(common, GOOGLE_ADS), codeOf(common));
  const [[group, code] = ['', '']] = Object.entries(own.errorCode);
  return asFailure(
    meaningOf({ group, code }, own, now) ?? commonMeaning(common, GOOGLE_ADS),
    `${group}.${code}`,
  );
}

function ownFailure(body: unknown): AdsFailure | undefined {
  const parsed = envelope.safeParse(body);
  if (!parsed.success) return undefined;
  const all = parsed.data.error.details.flatMap(({ errors }) => errors ?? []);
  return all.find(({ errorCode }) => Object.keys(errorCode).length > 0);
}

interface Code {
  readonly group: string;
  readonly code: string;
}

const MINUTE_SECONDS = 60;
const LONG_TERM_SECONDS = 3600;

function meaningOf({ group, code }: Code, own: AdsFailure, now: Date): Meaning | undefined {
  if (group === 'quotaError') return quotaMeaning(code, own, now);
  const told = KNOWN[code];
  if (told !== undefined) return told;
  const kind = KIND_OF_GROUP[group];
  return kind === undefined ? undefined : { kind, message: SENTENCES[kind] };
}

function quotaMeaning(code: string, { details }: AdsFailure, now: Date): Meaning {
  if (code === 'ACCESS_PROHIBITED') {
    return {
      kind: 'permission',
      message: 'The developer token of this installation may not use Google Ads.',
      userAction: 'Ask Google for access in the API centre of the manager account.',
    };
  }
  const quota = details?.quotaErrorDetails;
  // The number of operations is counted by day, whatever delay stands beside it.
  const isDaily = code === 'RESOURCE_EXHAUSTED' && quota?.retryDelay === undefined;
  const usual = code.includes('LONG_TERM') ? LONG_TERM_SECONDS : MINUTE_SECONDS;
  return {
    kind: 'quota',
    message: 'Google Ads wants fewer requests.',
    retryAfterSeconds: secondsOf(quota?.retryDelay) ?? (isDaily ? secondsToPacificMidnight(now) : usual),
    userAction: 'If it happens often, ask Google for a higher level of access to its API.',
  };
}

const RECONNECT: Meaning = {
  kind: 'auth_reconnect',
  message: 'Google Ads refused the consent.',
  userAction: `Connect it again: ${CONNECT}.`,
};
const REFUSED: Meaning = { ...RECONNECT, isTokenRefused: true };

const NO_ACCESS: Meaning = {
  kind: 'permission',
  message: 'The person who connected Google Ads may not see this account.',
  userAction: `If the account is reached through a manager account, choose it again through that: ${CONNECT}. Otherwise have it shared with that person.`,
};

const NOT_APPROVED: Meaning = {
  kind: 'permission',
  message: 'This installation may only use test accounts of Google Ads.',
  userAction:
    'Ask Google for at least explorer access: for the developer token in the API centre of the manager account, or for the Cloud project.',
};

/** Codes that mean something of their own. */
const KNOWN: Readonly<Record<string, Meaning>> = {
  OAUTH_TOKEN_INVALID: REFUSED,
  OAUTH_TOKEN_EXPIRED: REFUSED,
  OAUTH_TOKEN_HEADER_INVALID: REFUSED,
  OAUTH_TOKEN_DISABLED: REFUSED,
  OAUTH_TOKEN_REVOKED: REFUSED,
  GOOGLE_ACCOUNT_COOKIE_INVALID: RECONNECT,
  NOT_ADS_USER: {
    ...RECONNECT,
    message: 'The Google account that was connected has no Google Ads account.',
    userAction: `Connect with one that has: ${CONNECT}.`,
  },
  TWO_STEP_VERIFICATION_NOT_ENROLLED: {
    ...RECONNECT,
    message: 'Google Ads wants a second step at sign-in from the person who connected it.',
    userAction: `Have that person switch on 2-step verification, then connect again: ${CONNECT}.`,
  },
  ADVANCED_PROTECTION_NOT_ENROLLED: {
    ...RECONNECT,
    message: 'Google Ads wants advanced protection from the person who connected it.',
    userAction: `Have that person enrol, then connect again: ${CONNECT}.`,
  },
  USER_PERMISSION_DENIED: NO_ACCESS,
  INVALID_LOGIN_CUSTOMER_ID_SERVING_CUSTOMER_ID_COMBINATION: NO_ACCESS,
  CUSTOMER_NOT_FOUND: {
    kind: 'permission',
    message: 'Google Ads knows no such account.',
    userAction: `Choose the account again: ${CONNECT}.`,
  },
  CUSTOMER_NOT_ENABLED: {
    kind: 'permission',
    message: 'The Google Ads account is not active.',
    userAction: 'Finish setting the account up in Google Ads, or open it again.',
  },
  DEVELOPER_TOKEN_INVALID: {
    kind: 'permission',
    message: 'The developer token of this installation is not valid.',
    userAction: 'Set STEWARD_GOOGLE_ADS_DEVELOPER_TOKEN to the one in the API centre of the manager account.',
  },
  DEVELOPER_TOKEN_NOT_APPROVED: NOT_APPROVED,
  DEVELOPER_TOKEN_PROHIBITED: {
    ...NOT_APPROVED,
    message: 'The developer token belongs to another Cloud project.',
    userAction: 'Use the developer token and the OAuth client of one Cloud project.',
  },
  CLOUD_PROJECT_NOT_APPROVED_FOR_PRODUCTION: NOT_APPROVED,
  METRIC_ACCESS_DENIED: {
    kind: 'permission',
    message: 'This connection may not see one of the metrics.',
    userAction: 'Ask for other metrics.',
  },
};

const KIND_OF_GROUP: Readonly<Record<string, SourceErrorKind>> = {
  authenticationError: 'auth_reconnect',
  authorizationError: 'permission',
  queryError: 'bad_request',
  requestError: 'bad_request',
  dateError: 'bad_request',
  dateRangeError: 'bad_request',
  fieldError: 'bad_request',
  rangeError: 'bad_request',
  internalError: 'transient',
  databaseError: 'transient',
};

const SENTENCES: Readonly<Record<SourceErrorKind, string>> = {
  auth_reconnect: 'Google Ads refused the consent.',
  permission: 'Google Ads does not allow this for this account.',
  quota: 'Google Ads wants fewer requests.',
  transient: 'Google Ads is in trouble itself.',
  bad_request: 'Google Ads cannot answer this question as it was asked.',
  not_ready: 'Google Ads is not ready.',
};
