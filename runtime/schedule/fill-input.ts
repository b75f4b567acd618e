/** A text of the input that stands for what the event is about. */
const SUBJECT = '$subject';

/** The input of a run: the trigger's own, with the subject of the event where it asks for it. */
export function fillInput(
  input: Readonly<Record<string, unknown>>,
  subject: string | null,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(input).map(([field, value]) => [
      field,
      value === SUBJECT && subject !== null ? subject : value,
    ]),
  );
}

/** True when the input asks for the subject of an event. */
export function needsSubject(input: Readonly<Record<string, unknown>>): boolean {
  return Object.values(input).includes(SUBJECT);
}
