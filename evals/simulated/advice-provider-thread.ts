import { parentPort, workerData } from 'node:worker_threads';
import { openAdviceService } from './advice-service.ts';

/* The provider's own thread: says where it serves, and what it saw whenever it is asked. */

const service = await openAdviceService(workerData);
parentPort?.on('message', () => parentPort?.postMessage(service.report()));
parentPort?.postMessage(service.url);
