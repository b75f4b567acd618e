/** What a JSON document can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** One thing that is known of the shop besides its numbers; there is one entry per type. */
export interface KnowledgeEntry {
  readonly type: string;
  readonly key: string;
  readonly data: Json;
}

export const SHOP_DOMAIN = 'demo-shop.example';
const SHOP_URL = `https://${SHOP_DOMAIN}/`;

export const KNOWLEDGE: readonly KnowledgeEntry[] = [
  {
    type: 'website_analysis',
    key: 'storefront',
    data: {
      url: SHOP_URL,
      platform: 'WooCommerce',
      analytics: 'Google Analytics 4, by Google Tag Manager',
      languages: ['pl', 'de', 'cs'],
      pages: {
        home: SHOP_URL,
        category: `${SHOP_URL}c/garden/`,
        product: `${SHOP_URL}p/pruning-shears/`,
        cart: `${SHOP_URL}cart/`,
        checkout: `${SHOP_URL}checkout/`,
      },
      checkout_steps: ['cart', 'delivery and address', 'payment', 'summary', 'confirmation'],
      guest_checkout: true,
      strengths: ['parcel locker chosen on a map', 'stock shown on the product page'],
      weaknesses: ['mobile payment step loads three scripts of third parties', 'no search suggestions'],
    },
  },
  {
    type: 'competitor_analysis',
    key: 'market',
    data: {
      compared_at_price_comparison: 'ceneo.pl',
      competitors: [
        {
          name: 'Zielony Taras',
          domain: 'zielony-taras.example',
          strengths: ['garden range', 'free returns'],
          free_delivery_from: 249,
        },
        {
          name: 'Dom i Lampa',
          domain: 'dom-i-lampa.example',
          strengths: ['lighting range', 'buying guides'],
          free_delivery_from: 199,
        },
        {
          name: 'Hygge24',
          domain: 'hygge24.example',
          strengths: ['low prices on textiles'],
          free_delivery_from: 299,
        },
      ],
    },
  },
  {
    type: 'brand',
    key: 'voice',
    data: {
      name: 'Demo Home & Garden',
      promise: 'Things for home and garden that last, delivered the next working day.',
      tone: ['plain', 'friendly', 'no exclamation marks'],
      audience: 'households in Polish cities, 28 to 50 years old',
      never_say: ['cheapest', 'luxury'],
    },
  },
  {
    type: 'payment_methods',
    key: 'checkout',
    data: {
      methods: ['BLIK', 'card', 'bank transfer by Przelewy24', 'PayPo, pay in 30 days', 'cash on delivery'],
      most_used: { desktop: 'bank transfer by Przelewy24', mobile: 'BLIK' },
      provider: 'Przelewy24',
    },
  },
  {
    type: 'delivery',
    key: 'checkout',
    data: {
      methods: ['InPost parcel locker', 'DPD courier', 'Zásilkovna (Czechia)', 'DHL (Germany)'],
      free_delivery_from: 249,
      returns_days: 30,
      countries: ['Poland', 'Germany', 'Czechia', 'Slovakia', 'United Kingdom'],
    },
  },
];
