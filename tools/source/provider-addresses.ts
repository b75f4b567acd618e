import { z } from 'zod';
import { ConfigurationError } from '#core/errors.ts';

/** Where the providers live. Stand-ins can be named instead, for tests and proxies. */
export const PROVIDER_ADDRESSES = {
  google_consent: 'https://accounts.google.com/o/oauth2/v2/auth',
  google_token: 'https://oauth2.googleapis.com/token',
  google_revoke: 'https://oauth2.googleapis.com/revoke',
  ga4_admin: 'https://analyticsadmin.googleapis.com',
  ga4_data: 'https://analyticsdata.googleapis.com',
  search_console: 'https://www.googleapis.com',
  url_inspection: 'https://searchconsole.googleapis.com',
  pagespeed: 'https://www.googleapis.com',
  crux: 'https://chromeuxreport.googleapis.com',
  google_ads: 'https://googleads.googleapis.com',
  meta_consent: 'https://www.facebook.com',
  meta_graph: 'https://graph.facebook.com',
} as const;
export type ProviderAddress = keyof typeof PROVIDER_ADDRESSES;
export type ProviderAddresses = Readonly<Record<ProviderAddress, string>>;

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Reads `name=url,…`; what is not named stays where it is. */
export function parseProviderAddresses(text: string): ProviderAddresses {
  const given = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(parsePart);
  return { ...PROVIDER_ADDRESSES, ...Object.fromEntries(given) };
}

const addressName = z.enum(Object.keys(PROVIDER_ADDRESSES) as [ProviderAddress, ...ProviderAddress[]]);

function parsePart(part: string): [ProviderAddress, string] {
  const at = part.indexOf('=');
  const name = addressName.safeParse(part.slice(0, at));
  const url = part.slice(at + 1).replace(/\/+$/, '');
  if (at < 0 || !name.success || !isSafe(url)) {
    throw new ConfigurationError(
      'STEWARD_PROVIDER_URLS is name=url,… with https (http only to this machine) and without a password; the names are ' +
        `${Object.keys(PROVIDER_ADDRESSES).join(', ')}.`,
    );
  }
  return [name.data, url];
}

/** Credentials go there. */
function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(url);
  if ([username, password, search, hash].some((part) => part !== '')) return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}
