import { z } from 'zod';
import type { ProviderAnswer, ProviderFailure } from '../../ask-provider.ts';
import { asFailure, type Meaning } from '../google-errors.ts';
import { secondsToRegain } from './meta-usage.ts';

const envelope = z.object({
  error: z.looseObject({
    message: z.string().default(''),
    code: z.number().default(0),
    error_subcode: z.number().optional(),
    is_transient: z.boolean().default(false),
  }),
});
type MetaError = z.output<typeof envelope>['error'];

/** The code of an answer that was too large to be given at once: it has to be asked for as a report. */
export const TOO_LARGE = '1/reduce';

const CONNECT = 'steward integrations connect meta_ads --tenant <slug>';
/** How long Meta takes to forget calls on the lower level of access. */
const USUAL_SECONDS = 300;
const TRANSIENT_SECONDS = 60;

/** What a failure of Meta means. Its status says little: throttles and refused tokens come as 400 as well. */
export function explainMeta(answer: ProviderAnswer): ProviderFailure {
  const parsed = envelope.safeParse(answer.body);
  if (!parsed.success) return asFailure(byStatus(answer), `http_${answer.status}`);
  const { error } = parsed.data;
  if (isTooLarge(error)) return asFailure(LARGE, TOO_LARGE);
  const code = [error.code, error.error_subcode].filter((part) => part !== undefined).join('/');
  return asFailure(meaningOf(error, answer), code);
}

const LARGE: Meaning = {
  kind: 'bad_request',
  message: 'Meta cannot give this much at once.',
  userAction: 'Ask for fewer days, or at a higher level.',
};

function isTooLarge({ code, message }: MetaError): boolean {
  return code === 1 && /reduce the amount/i.test(message);
}

interface Rule {
  holds(error: MetaError): boolean;
  meaning(answer: ProviderAnswer): Meaning;
}

const within = (code: number, first: number, last: number): boolean => code >= first && code <= last;

/** The person has to do something at Facebook; no other token would help. */
const CHECKPOINT = 459;
const UNKNOWN_OBJECT = 33;
/** A report was read before it was done. */
const NOT_READY = 2601;
const READY_SECONDS = 30;

/** The first that holds says what it means. */
const RULES: readonly Rule[] = [
  {
    holds: ({ code, error_subcode }) => code === 190 && error_subcode === CHECKPOINT,
    meaning: () => ({
      kind: 'permission',
      message: 'Facebook holds the account of the person who connected Meta.',
      userAction: 'Have that person sign in at facebook.com and do what it asks; then it works again.',
    }),
  },
  {
    holds: ({ code }) => code === 190 || code === 102 || code === 104,
    meaning: () => ({
      kind: 'auth_reconnect',
      message: 'Meta refused the consent.',
      userAction: `Connect it again: ${CONNECT}.`,
      isTokenRefused: true,
    }),
  },
  {
    holds: ({ code }) => code === 368,
    meaning: () => ({
      kind: 'permission',
      message: 'Meta has blocked the person who connected it for breaking its rules.',
      userAction: 'See the support inbox of that person at facebook.com; the block ends there or with time.',
    }),
  },
  {
    holds: ({ code }) => [4, 17, 32, 341, 613].includes(code) || within(code, 80_000, 80_014),
    meaning: ({ headers }) => ({
      kind: 'quota',
      message: 'Meta wants fewer requests for this account.',
      retryAfterSeconds: secondsToRegain(headers) ?? USUAL_SECONDS,
      userAction: 'If it happens often, ask Meta for full access of the app to the Marketing API.',
    }),
  },
  {
    holds: ({ code, error_subcode }) =>
      code === 10 ||
      code === 3 ||
      within(code, 200, 299) ||
      (code === 100 && error_subcode === UNKNOWN_OBJECT),
    meaning: () => ({
      kind: 'permission',
      message: 'The person who connected Meta may not see this.',
      userAction: `Have the ad account shared with that person, or connect as somebody who may see it: ${CONNECT}.`,
    }),
  },
  {
    holds: ({ code }) => code === NOT_READY,
    meaning: () => ({
      kind: 'not_ready',
      message: 'Meta is still preparing the report.',
      retryAfterSeconds: READY_SECONDS,
    }),
  },
  {
    holds: ({ code }) => code === 2635,
    meaning: () => ({
      kind: 'bad_request',
      message: 'Meta no longer speaks the version that this installation uses.',
      userAction: 'Update Steward.',
    }),
  },
  {
    holds: ({ code, is_transient }) => is_transient || code === 1 || code === 2,
    meaning: () => transient(),
  },
  {
    holds: ({ code }) => code === 100,
    meaning: () => ({
      kind: 'bad_request',
      message: 'Meta cannot answer this question as it was asked.',
      userAction: 'Ask for other metrics, breakdowns or days.',
    }),
  },
];

function meaningOf(error: MetaError, answer: ProviderAnswer): Meaning {
  return RULES.find(({ holds }) => holds(error))?.meaning(answer) ?? byStatus(answer);
}

function transient(): Meaning {
  return {
    kind: 'transient',
    message: 'Meta is in trouble itself.',
    retryAfterSeconds: TRANSIENT_SECONDS,
  };
}

/** For answers without Meta's words, and codes that nobody told us of. */
function byStatus({ status, headers }: ProviderAnswer): Meaning {
  if (status >= 500) return transient();
  if (status === 429) {
    const retryAfterSeconds = secondsToRegain(headers) ?? USUAL_SECONDS;
    return { kind: 'quota', message: 'Meta wants fewer requests.', retryAfterSeconds };
  }
  if (status === 401) {
    return { kind: 'auth_reconnect', message: 'Meta refused the consent.', isTokenRefused: true };
  }
  if (status === 403) return { kind: 'permission', message: 'Meta does not allow this.' };
  return { kind: 'bad_request', message: 'Meta cannot answer this question as it was asked.' };
}
