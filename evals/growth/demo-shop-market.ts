/** One way by which people reach the shop, with what is usual for them. Shares and rates are fractions. */
export interface TrafficLine {
  readonly channel: string;
  readonly source: string;
  readonly campaign: string;
  /** Part of all usual sessions. */
  readonly share: number;
  /** Orders per session on a desktop in Poland. */
  readonly conversion: number;
  readonly bounce: number;
  readonly newVisitors: number;
  /** Where these visitors are; the weights add up to one. */
  readonly countries: Readonly<Record<string, number>>;
  /** Factor by weekday, Monday first, where it differs from the shop's own week. */
  readonly week?: readonly number[];
  /** Part of a wave of robots that claims to come this way. */
  readonly robots?: number;
}

export interface Device {
  readonly name: string;
  readonly share: number;
  readonly conversion: number;
  readonly bounce: number;
  readonly robots: number;
}

export const ROBOT_COUNTRY = 'Singapore';
export const STOPPED_CAMPAIGN = 'shopping_pl';
export const NO_CAMPAIGN = '(none)';
export const BASE_SESSIONS = 3800;
/** Growth per day as a part of the first day's level. */
export const DAILY_GROWTH = 0.0005;

/** How many people come and how many of them buy, by weekday, Monday first. */
export const WEEK_SESSIONS = [1.07, 1.03, 1.01, 1, 0.94, 0.88, 1.07];
export const WEEK_CONVERSION = [1.04, 1.02, 1.01, 1, 0.96, 0.94, 1.03];

export const DEVICES: readonly Device[] = [
  { name: 'mobile', share: 0.6, conversion: 0.72, bounce: 1.07, robots: 0.2 },
  { name: 'desktop', share: 0.36, conversion: 1, bounce: 0.9, robots: 0.8 },
  { name: 'tablet', share: 0.04, conversion: 0.8, bounce: 1, robots: 0 },
];

/** Buyers abroad hesitate; where the shop hardly delivers, hardly anybody buys. */
export const COUNTRY_CONVERSION: Readonly<Record<string, number>> = {
  Poland: 1,
  Germany: 0.7,
  Czechia: 0.75,
  Slovakia: 0.7,
  'United Kingdom': 0.45,
  Ukraine: 0.4,
  'United States': 0.1,
  [ROBOT_COUNTRY]: 0.05,
};

const HOME = { Poland: 1 };
const REGION = { Poland: 0.88, Germany: 0.06, Czechia: 0.06 };
const WEST = { Poland: 0.76, Germany: 0.14, 'United Kingdom': 0.1 };
const WORLD = {
  Poland: 0.815,
  Germany: 0.06,
  Czechia: 0.045,
  Slovakia: 0.025,
  'United Kingdom': 0.025,
  Ukraine: 0.016,
  'United States': 0.009,
  [ROBOT_COUNTRY]: 0.005,
};
const LETTER_DAYS = [0.7, 1.7, 0.9, 1.6, 0.8, 0.6, 0.7];

const ORGANIC = { channel: 'Organic Search', campaign: NO_CAMPAIGN, newVisitors: 0.68 };
const PAID = { channel: 'Paid Search', source: 'google', newVisitors: 0.62 };
const SOCIAL = { channel: 'Social', campaign: NO_CAMPAIGN, newVisitors: 0.74, countries: REGION };
const REFERRAL = { channel: 'Referral', campaign: NO_CAMPAIGN, newVisitors: 0.6 };
const EMAIL = { channel: 'Email', source: 'newsletter', newVisitors: 0.06 };

export const TRAFFIC: readonly TrafficLine[] = [
  {
    ...ORGANIC,
    source: 'google',
    share: 0.27,
    conversion: 0.024,
    bounce: 0.43,
    countries: WORLD,
    robots: 0.15,
  },
  { ...ORGANIC, source: 'bing', share: 0.04, conversion: 0.022, bounce: 0.41, countries: WEST },
  { ...PAID, campaign: STOPPED_CAMPAIGN, share: 0.15, conversion: 0.028, bounce: 0.4, countries: HOME },
  { ...PAID, campaign: 'brand_pl', share: 0.06, conversion: 0.046, bounce: 0.25, countries: HOME },
  {
    ...PAID,
    campaign: 'search_generic_de',
    share: 0.025,
    conversion: 0.022,
    bounce: 0.48,
    countries: { Germany: 1 },
  },
  {
    ...PAID,
    campaign: 'search_generic_cz',
    share: 0.02,
    conversion: 0.022,
    bounce: 0.47,
    countries: { Czechia: 1 },
  },
  {
    channel: 'Direct',
    source: '(direct)',
    campaign: NO_CAMPAIGN,
    share: 0.16,
    conversion: 0.03,
    bounce: 0.38,
    newVisitors: 0.45,
    countries: WORLD,
    robots: 0.65,
  },
  { ...REFERRAL, source: 'ceneo.pl', share: 0.05, conversion: 0.033, bounce: 0.36, countries: HOME },
  { ...REFERRAL, source: 'allegro.pl', share: 0.025, conversion: 0.02, bounce: 0.45, countries: HOME },
  { ...REFERRAL, source: 'ogrodowisko.pl', share: 0.02, conversion: 0.012, bounce: 0.52, countries: REGION },
  {
    ...REFERRAL,
    source: 'free-site-audit.top',
    share: 0,
    conversion: 0,
    bounce: 0.9,
    countries: { [ROBOT_COUNTRY]: 1 },
    robots: 0.2,
  },
  { ...SOCIAL, source: 'facebook.com', share: 0.035, conversion: 0.011, bounce: 0.56 },
  { ...SOCIAL, source: 'instagram.com', share: 0.03, conversion: 0.009, bounce: 0.6 },
  {
    ...SOCIAL,
    source: 'facebook.com',
    campaign: 'meta_retargeting_pl',
    share: 0.025,
    conversion: 0.032,
    bounce: 0.4,
    newVisitors: 0.12,
    countries: HOME,
  },
  {
    ...SOCIAL,
    source: 'instagram.com',
    campaign: 'meta_prospecting_pl',
    share: 0.045,
    conversion: 0.011,
    bounce: 0.58,
    countries: HOME,
  },
  {
    ...EMAIL,
    campaign: 'weekly_letter',
    share: 0.035,
    conversion: 0.04,
    bounce: 0.3,
    countries: REGION,
    week: LETTER_DAYS,
  },
  { ...EMAIL, campaign: 'abandoned_cart', share: 0.01, conversion: 0.09, bounce: 0.22, countries: HOME },
];
