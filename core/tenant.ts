import { z } from 'zod';

/** The languages that Steward writes. */
export const language = z.enum(['en', 'pl']);
export type Language = z.infer<typeof language>;

/** A text in every language that Steward writes. */
export type Translated = Readonly<Record<Language, string>>;

/** What every layer may know of a tenant: its unit of time, money and language. */
export interface Tenant {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** Host name of the shop, when it has one. */
  readonly domain: string | null;
  /** IANA name; a calendar day is a day of this zone. */
  readonly timezone: string;
  /** ISO 4217; every amount of the tenant's data is in it. */
  readonly currency: string;
  readonly locale: Language;
}
