import { adMeasures } from './google-ads-measures.ts';
import { mean, per, share, sum, worst } from './measure.ts';

/** What Meta counts. Purchases are those of its own attribution. */
export const META_ADS = {
  ...adMeasures({ cost: 'spend', results: 'purchases', returns: 'purchase_value' }),
  link_clicks: sum('link_clicks', 'count', [{ en: 'Clicks on links', pl: 'Kliknięcia linków' }, 'up']),
  link_ctr: share('link_clicks', 'impressions', [
    { en: 'Click-through rate of links', pl: 'Współczynnik kliknięć linków' },
    'up',
  ]),
  link_conversion_rate: share('purchases', 'link_clicks', [
    { en: 'Clicks on links that buy', pl: 'Kliknięcia linków z zakupem' },
    'up',
  ]),
  /** Contacts per person. People of several rows cannot be added up, so it is a mean. */
  frequency: mean(['frequency', 'impressions'], 'ratio', [
    { en: 'Contacts with one person', pl: 'Kontakty z jedną osobą' },
    'down',
  ]),
  cost_per_thousand: mean(['cpm', 'impressions'], 'currency', [
    { en: 'Cost of a thousand impressions', pl: 'Koszt tysiąca wyświetleń' },
    'down',
  ]),
  landing_rate: share('landing_page_views', 'link_clicks', [
    { en: 'Clicks that see the page', pl: 'Kliknięcia, które widzą stronę' },
    'up',
  ]),
  view_rate: share('content_views', 'landing_page_views', [
    { en: 'Page visits that see a product', pl: 'Wejścia z obejrzeniem produktu' },
    'up',
  ]),
  cart_rate: share('add_to_carts', 'content_views', [
    { en: 'Product views that lead to the cart', pl: 'Obejrzenia prowadzące do koszyka' },
    'up',
  ]),
  checkout_rate: share('checkouts', 'add_to_carts', [
    { en: 'Carts that go to the checkout', pl: 'Koszyki, które przechodzą do kasy' },
    'up',
  ]),
  purchase_rate: share('purchases', 'checkouts', [
    { en: 'Checkouts that end in a purchase', pl: 'Kasy zakończone zakupem' },
    'up',
  ]),
  purchase_worth: per(['purchase_value', 'purchases'], 'currency', [
    { en: 'Value of a purchase', pl: 'Wartość zakupu' },
    'up',
  ]),
  plays: sum('video_plays', 'count', [{ en: 'Plays', pl: 'Odtworzenia' }, 'up']),
  hook_rate: share('video_25', 'video_plays', [
    { en: 'Plays that get beyond the beginning', pl: 'Odtworzenia dalej niż początek' },
    'up',
  ]),
  hold_rate: share('thruplays', 'video_plays', [
    { en: 'Plays that are watched through', pl: 'Odtworzenia obejrzane' },
    'up',
  ]),
  completion_rate: share('video_100', 'video_plays', [
    { en: 'Plays to the end', pl: 'Odtworzenia do końca' },
    'up',
  ]),
  audience_size: worst('size_to', 'count', [
    { en: 'People in the audience', pl: 'Osoby w grupie odbiorców' },
    'up',
  ]),
};
