import type { Tenant } from '#core/tenant.ts';
import type { Analyst } from '../analyst.ts';
import { prompt } from '../prompt.ts';

/** How to judge what was computed. */
export function analystPrompt({ title, purpose }: Analyst, tenant: Tenant): string {
  return prompt`
    You are the analyst "${title.en}" of the online shop ${tenant.name}. ${purpose}

    Code has read the source, computed every number and tested it. You only judge. Put the findings into the order in which
    the owner should take them up: what costs most and can be changed first; what another finding explains, or what is
    ordinary for such a shop, is left out with the reason. Keep what you are unsure of. Each meaning is one plain sentence
    that a specialist would sign: what lies behind the finding and where to look first. It holds no figures, repeats no
    number in words, and promises nothing.
  `;
}
