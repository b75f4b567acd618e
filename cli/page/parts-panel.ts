import type { Tenant } from '#core/tenant.ts';
import type { PicturedParts } from '../incident-picture.ts';
import { formatPercent } from '../output/format.ts';
import { plain, truncate } from '../output/plain-text.ts';
import { markup } from './markup.ts';
import { WORDS } from './page-words.ts';
import type { Panel } from './panel.ts';

const ROW = 24;
const TITLE_ROOM = 30;
const NAME_ROOM = 200;
const SHARE_ROOM = 70;
const LONGEST_NAME = 28;

/** How the change splits over the values of a dimension, as bars. */
export function drawParts({ dimension, parts }: PicturedParts, width: number, { locale }: Tenant): Panel {
  const largest = Math.max(...parts.map(({ share }) => Math.abs(share)), Number.MIN_VALUE);
  const room = width - NAME_ROOM - SHARE_ROOM;
  const rows = parts.map(({ value, share, isCause }, index) => {
    const top = TITLE_ROOM + index * ROW;
    const length = Math.round((Math.abs(share) / largest) * room);
    const kind = isCause ? 'part cause' : 'part';
    return markup`<text class="label" x="${NAME_ROOM - 8}" y="${top + 14}" text-anchor="end">${truncate(plain(value), LONGEST_NAME)}</text>
<rect class="${share < 0 ? `${kind} against` : kind}" x="${NAME_ROOM}" y="${top + 2}" width="${length}" height="${ROW - 8}"/>
<text class="label" x="${NAME_ROOM + length + 6}" y="${top + 14}">${formatPercent(share, { locale })}</text>`;
  });
  return {
    height: TITLE_ROOM + parts.length * ROW + 8,
    content: markup`<text class="title" x="0" y="16">${WORDS[locale].movedBy} ${plain(dimension)}</text>
${rows}`,
  };
}
