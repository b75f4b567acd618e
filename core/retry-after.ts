/** How long a provider asks to wait. A date counts from the provider's own clock, so that ours need not agree with it. */
export function retryAfter(headers: Headers): number | undefined {
  const milliseconds = Number(headers.get('retry-after-ms') ?? Number.NaN);
  if (milliseconds >= 0) return milliseconds / 1000;
  const asked = headers.get('retry-after');
  if (asked === null) return undefined;
  const seconds = /^\d+(\.\d+)?$/.test(asked.trim()) ? Number(asked) : untilDate(asked, headers.get('date'));
  return seconds >= 0 ? seconds : undefined;
}

function untilDate(asked: string, now: string | null): number {
  return (Date.parse(asked) - Date.parse(now ?? '')) / 1000;
}
