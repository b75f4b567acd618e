import { z } from 'zod';

/** A system of somebody else that holds a shop's numbers. */
export const source = z.enum(['ga4', 'gsc', 'pagespeed', 'google_ads', 'meta_ads']);
export type Source = z.infer<typeof source>;

/** Sources that a shop connects by consent; the others are public, with a key of the installation. */
export const connectableSource = source.exclude(['pagespeed']);
export type ConnectableSource = z.infer<typeof connectableSource>;
