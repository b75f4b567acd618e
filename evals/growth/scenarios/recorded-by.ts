/* Which datasets a fault of the recording reaches. */

/** What the site's tracker counts. */
export const SITE: readonly string[] = ['sessions'];

/** Everything: the tracker, the shop's own books, advertising and search. */
export const EVERYTHING: readonly string[] = [
  ...SITE,
  ...['order_items', 'largest_record', 'largest_refund', 'orders'],
  ...['ads', 'gsc'],
];
