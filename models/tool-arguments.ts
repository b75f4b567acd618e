import { z } from 'zod';

/** Arguments as an object: providers refuse a history with broken JSON; what was wrong with it stands in the tool's reply. */
export function readArguments(json: string): Record<string, unknown> {
  try {
    const read = z.record(z.string(), z.unknown()).safeParse(JSON.parse(json));
    return read.success ? read.data : {};
  } catch {
    return {};
  }
}
