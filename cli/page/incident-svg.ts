import type { Tenant } from '#core/tenant.ts';
import type { IncidentPicture } from '../incident-picture.ts';
import { type Markup, markup } from './markup.ts';
import { WORDS } from './page-words.ts';
import type { Panel } from './panel.ts';
import { drawParts } from './parts-panel.ts';
import { drawSeries } from './series-panel.ts';

const WIDTH = 860;
const MARGIN = 16;
const GAP = 20;
const LEGEND_HEIGHT = 24;
const LEGEND_STEP = 200;

interface Palette {
  readonly ink: string;
  readonly dim: string;
  readonly grid: string;
  readonly paper: string;
  readonly band: string;
  readonly line: string;
  readonly alarm: string;
}

const LIGHT: Palette = {
  ink: '#1f2933',
  dim: '#66727f',
  grid: '#e3e8ee',
  paper: '#ffffff',
  band: '#cfe3f7',
  line: '#1b6ac9',
  alarm: '#c4262e',
};
const DARK: Palette = {
  ink: '#e6edf3',
  dim: '#9aa7b4',
  grid: '#2d3742',
  paper: '#12181f',
  band: '#1d3a57',
  line: '#6cb1ff',
  alarm: '#ff7b72',
};

/** Inside the drawing, so that it looks the same alone and in a page; light and dark as the reader's system is. */
const STYLE = `
  text { font: 12px system-ui, sans-serif; }
  .title { font-size: 14px; font-weight: 600; }
  .span { opacity: .08; }
  .expected { fill: none; stroke-dasharray: 4 4; }
  .actual { fill: none; stroke-width: 2; }
  .part { opacity: .55; }
  .part.cause { opacity: 1; }
  .part.against { opacity: .25; }
  ${colours(LIGHT)}
  @media (prefers-color-scheme: dark) { ${colours(DARK)} }
`;

/** Colours by name instead of variables, which many programs that draw such files do not know. */
function colours({ ink, dim, grid, paper, band, line, alarm }: Palette): string {
  return `text { fill: ${ink}; } .label { fill: ${dim}; } .paper { fill: ${paper}; } .grid { stroke: ${grid}; }
  .band { fill: ${band}; } .span, .mark, .part.cause { fill: ${alarm}; } .part { fill: ${line}; }
  .expected { stroke: ${dim}; } .actual { stroke: ${line}; }`;
}

/** An incident as one drawing that needs nothing beside it. */
export function incidentSvg({ lead, cause, parts }: IncidentPicture, tenant: Tenant): Markup {
  const width = WIDTH - 2 * MARGIN;
  const panels = [
    drawSeries(lead, width, tenant),
    ...(cause === null ? [] : [drawSeries(cause, width, tenant)]),
    drawLegend(tenant),
    ...(parts === null ? [] : [drawParts(parts, width, tenant)]),
  ];
  const height = panels.reduce((sum, panel) => sum + panel.height + GAP, MARGIN);
  return markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img">
<style>${{ markup: STYLE }}</style>
<rect class="paper" width="${WIDTH}" height="${height}"/>
${stack(panels)}
</svg>`;
}

function stack(panels: readonly Panel[]): readonly Markup[] {
  let top = MARGIN;
  return panels.map(({ height, content }) => {
    const placed = markup`<g transform="translate(${MARGIN} ${top})">${content}</g>`;
    top += height + GAP;
    return placed;
  });
}

function drawLegend({ locale }: Tenant): Panel {
  const entries = WORDS[locale].legend.map(({ kind, text }, index) => {
    const left = index * LEGEND_STEP;
    const sample =
      kind === 'mark'
        ? markup`<circle class="mark" cx="${left + 10}" cy="10" r="4"/>`
        : markup`<path class="${kind}" d="M${left},${kind === 'band' ? 4 : 10}h20${{ markup: kind === 'band' ? 'v12h-20z' : '' }}"/>`;
    return markup`${sample}<text class="label" x="${left + 28}" y="14">${text}</text>`;
  });
  return { height: LEGEND_HEIGHT, content: markup`${entries}` };
}
