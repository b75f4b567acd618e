import { mean, per, share, sum } from './measure.ts';

/** What GA4 counts, by the names of its API. */
export const GA4 = {
  sessions: sum('sessions', 'count', [{ en: 'Sessions', pl: 'Sesje' }, 'up']),
  users: sum('totalUsers', 'count', [{ en: 'Users', pl: 'Użytkownicy' }, 'up']),
  new_users: sum('newUsers', 'count', [{ en: 'New users', pl: 'Nowi użytkownicy' }, 'up']),
  purchases: sum('ecommercePurchases', 'count', [{ en: 'Orders', pl: 'Zamówienia' }, 'up']),
  revenue: sum('purchaseRevenue', 'currency', [{ en: 'Revenue', pl: 'Przychód' }, 'up']),
  carts: sum('addToCarts', 'count', [{ en: 'Additions to the cart', pl: 'Dodania do koszyka' }, 'up']),
  checkouts: sum('checkouts', 'count', [{ en: 'Checkouts', pl: 'Rozpoczęte zamówienia' }, 'up']),
  conversion_rate: share('ecommercePurchases', 'sessions', [
    { en: 'Conversion rate', pl: 'Współczynnik konwersji' },
    'up',
  ]),
  cart_rate: share('addToCarts', 'sessions', [
    { en: 'Sessions that add to the cart', pl: 'Sesje z dodaniem do koszyka' },
    'up',
  ]),
  checkout_rate: share('checkouts', 'addToCarts', [
    { en: 'Carts that go to the checkout', pl: 'Koszyki, które przechodzą do kasy' },
    'up',
  ]),
  completion_rate: share('ecommercePurchases', 'checkouts', [
    { en: 'Checkouts that end in an order', pl: 'Kasy zakończone zamówieniem' },
    'up',
  ]),
  cart_to_order_rate: share('ecommercePurchases', 'addToCarts', [
    { en: 'Carts that end in an order', pl: 'Koszyki zakończone zamówieniem' },
    'up',
  ]),
  order_value: per(['purchaseRevenue', 'ecommercePurchases'], 'currency', [
    { en: 'Order value', pl: 'Wartość zamówienia' },
    'up',
  ]),
  revenue_per_session: per(['purchaseRevenue', 'sessions'], 'currency', [
    { en: 'Revenue of a session', pl: 'Przychód z sesji' },
    'up',
  ]),
  revenue_per_user: per(['purchaseRevenue', 'totalUsers'], 'currency', [
    { en: 'Revenue of a user', pl: 'Przychód na użytkownika' },
    'up',
  ]),
  orders_per_user: per(['ecommercePurchases', 'totalUsers'], 'ratio', [
    { en: 'Orders of a user', pl: 'Zamówienia na użytkownika' },
    'up',
  ]),
  engagement_rate: share('engagedSessions', 'sessions', [
    { en: 'Engagement rate', pl: 'Współczynnik zaangażowania' },
    'up',
  ]),
  revenue_per_engaged: per(['purchaseRevenue', 'engagedSessions'], 'currency', [
    { en: 'Revenue of an engaged visit', pl: 'Przychód z zaangażowanej wizyty' },
    'up',
  ]),
  views_per_session: per(['screenPageViews', 'sessions'], 'ratio', [
    { en: 'Pages in a session', pl: 'Strony w sesji' },
    'up',
  ]),
  session_seconds: mean(['averageSessionDuration', 'sessions'], 'seconds', [
    { en: 'Length of a session', pl: 'Długość sesji' },
    'up',
  ]),
  new_user_share: share('newUsers', 'totalUsers', [
    { en: 'Part of new users', pl: 'Udział nowych użytkowników' },
    'neutral',
  ]),
  item_views: sum('itemsViewed', 'count', [{ en: 'Product views', pl: 'Wyświetlenia produktu' }, 'up']),
  item_revenue: sum('itemRevenue', 'currency', [{ en: 'Product revenue', pl: 'Przychód z produktu' }, 'up']),
  items_sold: sum('itemsPurchased', 'count', [{ en: 'Pieces sold', pl: 'Sprzedane sztuki' }, 'up']),
  view_to_purchase: share('itemsPurchased', 'itemsViewed', [
    { en: 'Views that end in a purchase', pl: 'Wyświetlenia zakończone zakupem' },
    'up',
  ]),
  view_to_cart: share('itemsAddedToCart', 'itemsViewed', [
    { en: 'Views that lead to the cart', pl: 'Wyświetlenia prowadzące do koszyka' },
    'up',
  ]),
  item_cart_to_purchase: share('itemsPurchased', 'itemsAddedToCart', [
    { en: 'Products in carts that are bought', pl: 'Produkty z koszyka, które kupiono' },
    'up',
  ]),
  piece_price: per(['itemRevenue', 'itemsPurchased'], 'currency', [
    { en: 'Revenue of a piece', pl: 'Przychód ze sztuki' },
    'up',
  ]),
};
