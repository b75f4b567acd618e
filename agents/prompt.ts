/** Joins a prompt template: strips the common indentation and the outer blank lines. */
export function prompt(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  const raw = strings.reduce((text, literal, index) => text + String(values[index - 1]) + literal);
  const lines = raw.split('\n');
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const common = Math.min(...indents.slice(raw.startsWith('\n') ? 0 : 1));
  return lines
    .map((line) => (line.slice(0, common).trim() === '' ? line.slice(common) : line))
    .join('\n')
    .trim();
}

/** Characters that no reader sees and a model reads all the same: tags, zero widths, directions. */
const UNSEEN = /[\u{e0000}-\u{e007f}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** Fences text we did not write, so the model can tell data from instructions; what nobody can see is left out. */
export function untrusted(label: string, text: string): string {
  return `<${label}>\n${text.replaceAll(UNSEEN, '').replaceAll('<', '&lt;')}\n</${label}>`;
}
