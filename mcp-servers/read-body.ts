import { SourceError } from '#tools/source/source-error.ts';
import type { ProviderLimits } from './source-settings.ts';

/** A provider's answer as text. A body that falls silent or never ends is a failure; what is too long is not read to its end. */
export async function readBody(
  response: Response,
  { idleMilliseconds, bytes }: ProviderLimits,
): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await withinIdle(reader.read(), idleMilliseconds);
      if (done) return Buffer.concat(chunks).toString('utf8');
      size += value.length;
      if (size > bytes) throw tooLong();
      chunks.push(value);
    }
  } catch (error) {
    // The connection is of no use any more; how it ends is not waited for.
    reader.cancel().catch(() => undefined);
    throw error;
  }
}

async function withinIdle<T>(reading: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(new SourceError('The provider stopped in the middle of its answer.', { kind: 'transient' })),
      milliseconds,
    );
  });
  try {
    return await Promise.race([reading, silence]);
  } finally {
    clearTimeout(timer);
  }
}

function tooLong(): SourceError {
  return new SourceError('The answer of the provider is too long.', {
    kind: 'bad_request',
    userAction: 'Ask for fewer days, dimensions or rows at once.',
  });
}
