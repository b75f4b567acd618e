import { defineAnalyst } from '../../analyst.ts';
import { faultCheck, savingCheck, vitalCheck, weightCheck } from './page-vitals.ts';
import { PAGESPEED } from './pagespeed-measures.ts';
import { FEW_SPEED_PAGES, LAB_IS_A_MACHINE, LANDINGS, SPEED, SPEED_HEADLINES } from './pagespeed-reports.ts';

export const pagespeedImageOptimizationSpecialist = defineAnalyst({
  source: 'pagespeed',
  name: 'image_optimization_specialist',
  title: { en: 'Pictures', pl: 'Obrazy' },
  purpose:
    'Finds pictures that are heavier than they need be, load at the wrong time, or make the largest picture late.',
  windowDays: 28,
  reports: [LANDINGS, SPEED],
  days: null,
  measures: PAGESPEED,
  headlines: SPEED_HEADLINES,
  scale: null,
  checks: [
    weightCheck('heavy_pictures', {
      findings: ['image_delivery'],
      advice: {
        en: 'Serve AVIF or WebP in the size in which they are shown, by the image service of the shop.',
        pl: 'Serwuj AVIF lub WebP w rozmiarze wyświetlania, z usługi obrazów sklepu.',
      },
    }),
    savingCheck('heavy_pictures_time', {
      findings: ['image_delivery'],
      advice: {
        en: 'Begin with the largest picture of each page: it decides when the page looks ready.',
        pl: 'Zacznij od największego obrazu każdej strony: on decyduje, kiedy strona wygląda na gotową.',
      },
    }),
    savingCheck('largest_picture', {
      findings: ['lcp_element', 'lcp_discovery'],
      effort: 'low',
      advice: {
        en: 'Preload the largest picture, give it high priority, and never load it lazily.',
        pl: 'Ładuj największy obraz wstępnie, z wysokim priorytetem i nigdy leniwie.',
      },
    }),
    weightCheck('unseen_pictures', {
      findings: ['offscreen_images'],
      advice: {
        en: 'Load pictures below the first screen when they come near.',
        pl: 'Obrazy poniżej pierwszego ekranu ładuj dopiero, gdy się zbliżą.',
      },
    }),
    faultCheck('no_sizes', {
      findings: ['unsized_images'],
      advice: {
        en: 'Write width and height on every picture.',
        pl: 'Podaj szerokość i wysokość każdego obrazu.',
      },
    }),
    vitalCheck('lcp', { hasMoney: true }),
  ],
  caveats: [LAB_IS_A_MACHINE, FEW_SPEED_PAGES],
});
