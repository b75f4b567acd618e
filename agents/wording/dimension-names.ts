import type { Translated } from '#core/tenant.ts';

/** Dimensions as people call them, singular and lower case, so that a value may follow. */
const NAMES: Readonly<Record<string, Translated>> = {
  ad_group: { en: 'ad group', pl: 'grupa reklam' },
  banner: { en: 'banner', pl: 'format banera' },
  browser: { en: 'browser', pl: 'przeglądarka' },
  campaign: { en: 'campaign', pl: 'kampania' },
  category: { en: 'category', pl: 'kategoria' },
  channel: { en: 'channel', pl: 'kanał' },
  city: { en: 'city', pl: 'miasto' },
  country: { en: 'country', pl: 'kraj' },
  customer: { en: 'customer', pl: 'klient' },
  device: { en: 'device', pl: 'urządzenie' },
  device_category: { en: 'device', pl: 'urządzenie' },
  directory: { en: 'directory', pl: 'katalog' },
  landing_page: { en: 'landing page', pl: 'strona wejścia' },
  language: { en: 'language', pl: 'język' },
  medium: { en: 'medium', pl: 'medium' },
  operating_system: { en: 'operating system', pl: 'system operacyjny' },
  page: { en: 'page', pl: 'strona' },
  page_path: { en: 'page', pl: 'strona' },
  placement: { en: 'placement', pl: 'miejsce emisji' },
  product: { en: 'product', pl: 'produkt' },
  product_category: { en: 'category', pl: 'kategoria' },
  query: { en: 'query', pl: 'zapytanie' },
  referrer: { en: 'referrer', pl: 'strona odsyłająca' },
  region: { en: 'region', pl: 'region' },
  sku: { en: 'product', pl: 'produkt' },
  source: { en: 'source', pl: 'źródło' },
  user_engagement: { en: 'user engagement', pl: 'zaangażowanie użytkowników' },
};

/** The name of a dimension; one that we do not know goes by its key. */
export function dimensionName(key: string): Translated {
  const plain = key.replaceAll('_', ' ');
  return NAMES[key] ?? { en: plain, pl: plain };
}
