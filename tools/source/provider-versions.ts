/** Of Google Ads; a new one comes several times a year and each lives for about one. */
export const GOOGLE_ADS_VERSION = 'v25';

/** Of Meta's Graph and Marketing API; each lives for about two years. */
export const META_VERSION = 'v26.0';
