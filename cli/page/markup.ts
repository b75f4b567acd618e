/** Text that may stand in a page as it is. */
export interface Markup {
  readonly markup: string;
}

/** What may be set into markup: text is escaped, markup is not. */
export type Insertable = Markup | string | number | readonly Markup[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup with values in it; what is not markup itself can neither end an element nor begin one. */
export function markup(strings: TemplateStringsArray, ...values: readonly Insertable[]): Markup {
  const text = strings.map((part, index) => part + render(values[index] ?? '')).join('');
  return { markup: text };
}

function render(value: Insertable): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escapeText(value);
  return isList(value) ? value.map((each) => each.markup).join('\n') : value.markup;
}

function isList(value: Markup | readonly Markup[]): value is readonly Markup[] {
  return Array.isArray(value);
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}
