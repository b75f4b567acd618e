/** One statement: text with `$n` placeholders and the values for them, which never become text. */
export interface Sql {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Set for a statement that a connection plans once and keeps; one name always means one text. */
  readonly name?: string;
}

/** Has a connection plan the statement once. For the few that run all the time. */
export function prepared(name: string, statement: Sql): Sql {
  return { ...statement, name };
}

/** Builds a statement from SQL text; each `${value}` becomes a parameter, each `${sql…}` is spliced in. */
export function sql(strings: TemplateStringsArray, ...parts: readonly unknown[]): Sql {
  const values: unknown[] = [];
  const text = strings.reduce((built, literal, index) => {
    if (index === 0) return literal;
    return built + place(parts[index - 1], values) + literal;
  }, '');
  return { text, values };
}

function place(part: unknown, values: unknown[]): string {
  if (part instanceof Fragment) {
    const offset = values.length;
    values.push(...part.values);
    return part.text.replace(/\$(\d+)/g, (_, number) => `$${Number(number) + offset}`);
  }
  values.push(part);
  return `$${values.length}`;
}

/** A piece of SQL to be spliced into a larger statement. */
class Fragment implements Sql {
  readonly text: string;
  readonly values: readonly unknown[];

  constructor({ text, values }: Sql) {
    this.text = text;
    this.values = values;
  }
}

/** Marks a statement as a piece of a larger one, for example an optional condition. */
export function fragment(strings: TemplateStringsArray, ...parts: readonly unknown[]): Sql {
  return new Fragment(sql(strings, ...parts));
}
