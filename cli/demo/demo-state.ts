import { z } from 'zod';

const day = z.iso.date();

/** What the store knows of the demo shop besides its numbers: how far it was played, and the truth about it. */
export const demoState = z.object({
  seed: z.number().int(),
  /** The last day of the first start: the incidents lie before it and stay where they are. */
  incidentsUpTo: day,
  lastDay: day,
  truth: z.array(
    z.object({
      id: z.string(),
      kind: z.enum([
        'checkout_broken',
        'campaign_stopped',
        'organic_loss',
        'bot_traffic',
        'tracking_outage',
        'single_order',
      ]),
      firstDay: day,
      lastDay: day,
      metric: z.string(),
      root: z.object({ dimension: z.string(), value: z.string() }).nullable(),
      expectation: z.enum(['business', 'data_problem', 'single_record']),
    }),
  ),
});
export type DemoState = z.output<typeof demoState>;

/** The tenant's setting that holds it. */
export const DEMO_SETTING = 'demo_shop';
