/** How often per second a piece of work is done by so many callers at once, over a length of time. */
export async function measureRate(
  work: () => Promise<void>,
  { concurrency, seconds }: { readonly concurrency: number; readonly seconds: number },
): Promise<number> {
  let done = 0;
  const start = performance.now();
  const elapsed = (): number => (performance.now() - start) / 1000;
  const call = async (): Promise<void> => {
    while (elapsed() < seconds) {
      await work();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, call));
  return done / elapsed();
}
