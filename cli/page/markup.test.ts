import { expect, it } from 'vitest';
import { markup } from './markup.ts';

it('lets no text end an element or an attribute, or begin one', () => {
  const hostile = `</title><script a="b" c='d'>&`;

  const page = markup`<title x="${hostile}">${hostile}</title>`;

  const escaped = '&lt;/title&gt;&lt;script a=&quot;b&quot; c=&#39;d&#39;&gt;&amp;';
  expect(page.markup).toBe(`<title x="${escaped}">${escaped}</title>`);
});

it('sets markup and lists of markup in as they are', () => {
  const items = ['a', 'b<'].map((text) => markup`<li>${text}</li>`);

  expect(markup`<ul>${items}</ul>${1.5}`.markup).toBe('<ul><li>a</li>\n<li>b&lt;</li></ul>1.5');
});
