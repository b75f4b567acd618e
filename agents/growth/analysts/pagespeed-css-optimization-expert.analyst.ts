import { defineAnalyst } from '../../analyst.ts';
import { faultCheck, savingCheck, vitalCheck, weightCheck } from './page-vitals.ts';
import { PAGESPEED } from './pagespeed-measures.ts';
import { FEW_SPEED_PAGES, LAB_IS_A_MACHINE, LANDINGS, SPEED, SPEED_HEADLINES } from './pagespeed-reports.ts';

export const pagespeedCssOptimizationExpert = defineAnalyst({
  source: 'pagespeed',
  name: 'css_optimization_expert',
  title: { en: 'Styles and fonts', pl: 'Style i fonty' },
  purpose:
    'Finds style sheets and fonts that hold up the first picture, are not used, or make the page jump.',
  windowDays: 28,
  reports: [LANDINGS, SPEED],
  days: null,
  measures: PAGESPEED,
  headlines: SPEED_HEADLINES,
  scale: null,
  checks: [
    vitalCheck('fcp', { hasMoney: true }),
    vitalCheck('cls', { hasMoney: true }),
    savingCheck('render_blocking', {
      findings: ['render_blocking'],
      advice: {
        en: 'Put the styles of the first screen into the page and load the sheet without blocking.',
        pl: 'Wstaw style pierwszego ekranu do strony, a arkusz ładuj bez blokowania.',
      },
    }),
    weightCheck('unused_styles', {
      findings: ['unused_css', 'unminified_css'],
      advice: {
        en: 'Remove rules that no page uses, and split the sheet by kind of page.',
        pl: 'Usuń reguły, których żadna strona nie używa, i podziel arkusz według typu stron.',
      },
    }),
    savingCheck('fonts', {
      findings: ['font_display'],
      effort: 'low',
      advice: {
        en: 'Show text at once in a system font and swap it when its own is there.',
        pl: 'Pokazuj tekst od razu czcionką systemową i podmień ją po załadowaniu właściwej.',
      },
    }),
    faultCheck('jumps', {
      findings: ['layout_shifts', 'dom_size'],
      advice: {
        en: 'Give what loads late its place, and keep the page simple.',
        pl: 'Zarezerwuj miejsce na to, co ładuje się późno, i uprość stronę.',
      },
    }),
  ],
  cannot: [
    {
      en: 'Which rules are the critical ones has to be found in the build; PageSpeed only says that they block.',
      pl: 'Które reguły są krytyczne, trzeba ustalić przy budowaniu; PageSpeed mówi tylko, że blokują.',
    },
  ],
  caveats: [LAB_IS_A_MACHINE, FEW_SPEED_PAGES],
});
