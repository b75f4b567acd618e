import { defineAnalyst } from '../../analyst.ts';
import { GA4 } from './ga4-measures.ts';
import { ga4Days, ga4Report, LESS_MONEY } from './ga4-reports.ts';

const ITEMS = ['itemsViewed', 'itemsAddedToCart', 'itemsPurchased', 'itemRevenue'];
const PIECES = { worth: { report: 'products', measure: 'piece_price' }, quantity: 'missing' as const };

export const ga4ProductPerformanceOptimizer = defineAnalyst({
  source: 'ga4',
  name: 'product_performance_optimizer',
  title: { en: 'Products', pl: 'Produkty' },
  purpose:
    'Finds products that are looked at and not bought, that lost sales, or on which the shop depends too much.',
  windowDays: 91,
  reports: [
    ga4Days(),
    ga4Report({ id: 'products', by: ['itemName'], metrics: ITEMS, first: 'itemRevenue' }),
    ga4Report({ id: 'categories', by: ['itemCategory'], metrics: ITEMS }),
  ],
  days: 'days',
  measures: GA4,
  headlines: [
    { name: 'item_revenue', report: 'products', measure: 'item_revenue' },
    { name: 'items_sold', report: 'products', measure: 'items_sold' },
    { name: 'view_to_purchase', report: 'products', measure: 'view_to_purchase' },
    { name: 'piece_price', report: 'products', measure: 'piece_price' },
  ],
  scale: 'item_revenue',
  checks: [
    {
      id: 'seen_not_bought',
      rule: {
        ...{ kind: 'gap', report: 'products', by: ['itemName'], measure: 'view_to_purchase' },
        ...{ minChange: 0.5, sample: { least: 500 }, money: { nature: 'opportunity', ...PIECES, part: 0.3 } },
      },
      theme: 'product_weak',
      because:
        'Half of the ordinary rate on five hundred views is a price, a picture, a size or a stock that puts people off.',
      effort: 'medium',
      advice: {
        en: 'Check price, availability, pictures and reviews of these products against those that sell.',
        pl: 'Porównaj cenę, dostępność, zdjęcia i opinie tych produktów z tymi, które się sprzedają.',
      },
    },
    {
      id: 'left_in_cart',
      rule: {
        ...{ kind: 'gap', report: 'products', by: ['itemName'], measure: 'item_cart_to_purchase' },
        ...{
          minChange: 0.35,
          sample: { least: 100 },
          money: { nature: 'opportunity', ...PIECES, part: 0.3 },
        },
      },
      theme: 'product_weak',
      because:
        'Who put a product into the cart wanted it; what stops them there is mostly delivery, its cost, or stock.',
      effort: 'medium',
      advice: {
        en: 'Look at delivery cost and time of these products as they show in the cart.',
        pl: 'Sprawdź koszt i czas dostawy tych produktów widoczne w koszyku.',
      },
    },
    {
      id: 'sales_down',
      rule: {
        ...{ kind: 'change', report: 'products', by: ['itemName'], measure: 'item_revenue' },
        ...{ minChange: 0.3, sample: { measure: 'items_sold', least: 30 }, money: LESS_MONEY },
      },
      theme: 'sales_down',
      because: 'A third less over a quarter on thirty pieces is more than the ups and downs of a product.',
      effort: 'medium',
      advice: {
        en: 'Find out whether they were out of stock, dearer, less advertised, or out of season.',
        pl: 'Ustal, czy brakowało ich w magazynie, podrożały, były mniej reklamowane czy są poza sezonem.',
      },
    },
    {
      id: 'weak_category',
      rule: {
        ...{ kind: 'gap', report: 'categories', by: ['itemCategory'], measure: 'view_to_cart' },
        ...{ minChange: 0.35, sample: { least: 1_000 } },
      },
      theme: 'product_weak',
      because:
        'A category that leads a third less often to the cart has a problem of its assortment or of its pages.',
      effort: 'medium',
      advice: {
        en: 'Compare the category with the best one: prices, filters, pictures, what is shown first.',
        pl: 'Porównaj kategorię z najlepszą: ceny, filtry, zdjęcia i to, co widać najpierw.',
      },
    },
    {
      id: 'dependence',
      rule: {
        ...{ kind: 'concentration', report: 'products', by: ['itemName'], measure: 'item_revenue' },
        ...{ above: 0.4, leastPlaces: 5, leastTotal: 1_000 },
      },
      theme: 'dependence',
      because: 'Above two fifths, one missing delivery or one cheaper rival decides over the month.',
      nature: 'risk',
      effort: 'high',
      advice: {
        en: 'Secure its stock, and build up the next two products before it is needed.',
        pl: 'Zabezpiecz jego zapas i rozwijaj dwa kolejne produkty, zanim będą potrzebne.',
      },
    },
  ],
  cannot: [
    {
      en: 'What is bought together needs order lines, which a report of Analytics does not give.',
      pl: 'To, co kupowane jest razem, wymaga pozycji zamówień, których raport Analytics nie podaje.',
    },
    {
      en: 'Margins are not in Analytics, so revenue stands for worth.',
      pl: 'Analytics nie zna marż, więc wartość mierzy przychód.',
    },
  ],
});
