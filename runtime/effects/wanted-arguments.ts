import { canonicalJson } from '#core/canonical-json.ts';
import { InvalidInputError, InvariantError } from '#core/errors.ts';
import type { Tool } from '#tools/tool.ts';
import { describeIssues } from '../failure.ts';
import { storable } from '../stored-json.ts';

/** Arguments as rules judge them, people read them and the tool gets them: JSON, defaults filled in. */
export function wantedArguments(tool: Pick<Tool, 'name' | 'input'>, input: unknown): unknown {
  const checked = tool.input.safeParse(input);
  if (!checked.success) {
    throw new InvalidInputError(
      `The tool "${tool.name}" refuses its arguments: ${describeIssues(checked.error)}.`,
    );
  }
  const wanted = storable(checked.data);
  const again = tool.input.safeParse(wanted);
  // What is sent must be what was approved, so the schema must read its own result as the same.
  if (again.success && canonicalJson(storable(again.data)) === canonicalJson(wanted)) return wanted;
  throw new InvariantError(
    `The schema of the tool "${tool.name}" changes its own result; no effect can have that.`,
  );
}
