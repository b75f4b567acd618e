import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { AdviceServiceOptions, ServiceReport } from './advice-service.ts';

/** A provider of simulated models. */
export interface AdviceProvider {
  readonly url: string;
  report(): Promise<ServiceReport>;
  close(): Promise<void>;
}

/**
 * Starts a provider on a thread of its own: it notices a request when that comes, however much the process computes that
 * sent it.
 */
export async function openAdviceProvider(options: AdviceServiceOptions): Promise<AdviceProvider> {
  const thread = new Worker(new URL('./advice-provider-thread.ts', import.meta.url), { workerData: options });
  const [url] = await once(thread, 'message');
  return {
    url,
    async report() {
      thread.postMessage('report');
      const [report] = await once(thread, 'message');
      return report;
    },
    async close() {
      await thread.terminate();
    },
  };
}
