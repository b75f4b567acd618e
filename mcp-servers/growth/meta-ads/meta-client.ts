import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { META_VERSION } from '#tools/source/provider-versions.ts';
import type { SourceAnswer } from '#tools/source/source-answer.ts';
import {
  askProvider,
  type ProviderManner,
  type ProviderRequest,
  readAs,
  withBearer,
} from '../../ask-provider.ts';
import { type ChosenAccount, chooseAccount } from '../../choose-account.ts';
import type { SourceContext } from '../../mcp-server.ts';
import { explainMeta } from './meta-errors.ts';
import { usageQuota } from './meta-usage.ts';

const NAME = 'Meta';

export const accountInput = {
  account: z.string().optional().describe('The ad account, for example act_123, when the shop has several.'),
};

/** The ad account of a call, with or without `act_` before its number. */
export function chooseAdAccount(
  { account }: { readonly account?: string | undefined },
  context: SourceContext,
): Promise<ChosenAccount> {
  return chooseAccount({ source: 'meta_ads', account, bare: bareAdAccount }, context);
}

export function bareAdAccount(id: string): string {
  return id.replace(/^act_/, '');
}

/** How an account stands in an address. */
export function accountPath(id: string): string {
  return `act_${encodeURIComponent(bareAdAccount(id))}`;
}

/** What to ask of Meta. */
export interface MetaQuestion {
  readonly method: 'GET' | 'POST';
  /** Below the version: `act_1/insights`. */
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** What Meta answers, and what is left of its limits. */
export interface MetaAnswer<T> {
  readonly answer: T;
  readonly quota: SourceAnswer['quota'];
}

/** One question to Meta, answered as the schema promises. */
export async function askMeta<T>(
  { method, path, parameters }: MetaQuestion,
  { access, schema }: Pick<ChosenAccount, 'access'> & { readonly schema: z.ZodType<T> },
  context: SourceContext,
): Promise<MetaAnswer<T>> {
  const url = new URL(`${context.settings.addresses.meta_graph}/${META_VERSION}/${path}`);
  if (method === 'GET') {
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  }
  const request = { method, url, ...(method === 'POST' ? { body: parameters } : {}) };
  const manner = mannerOf(context.settings.metaAppSecret);
  const answer = await askProvider(request, { manner, access }, context);
  return { answer: readAs(schema, answer, NAME), quota: usageQuota(answer.headers) };
}

function mannerOf(appSecret: string | undefined): ProviderManner {
  return {
    name: NAME,
    authorise: (request, token) => withProof(withBearer(request, token), token, appSecret),
    explain: explainMeta,
  };
}

/** Shows that the request comes from the app to which the token was given. Meta takes it only as a parameter. */
function withProof(request: ProviderRequest, token: string, appSecret: string | undefined): ProviderRequest {
  if (appSecret === undefined) return request;
  const url = new URL(request.url);
  url.searchParams.set('appsecret_proof', createHmac('sha256', appSecret).update(token).digest('hex'));
  return { ...request, url };
}

/**
 * A page of a list. `paging.next` is an address with the token in it: that it is there is all
 * that is taken from it, and the cursor from beside it.
 */
export function pageOf<T>(item: z.ZodType<T>) {
  return z
    .object({
      data: z.array(item).default([]),
      paging: z
        .object({
          cursors: z.object({ after: z.string().optional() }).optional(),
          next: z.unknown().optional(),
        })
        .optional(),
    })
    .transform(({ data, paging }) => ({
      data,
      after: typeof paging?.next === 'string' ? (paging.cursors?.after ?? null) : null,
    }));
}
