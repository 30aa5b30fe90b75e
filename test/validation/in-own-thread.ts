import { Worker } from 'node:worker_threads';

const program = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { module, name, argument } = workerData;
  import(module).then((exported) => parentPort.postMessage(exported[name](argument)));
`;

/** What an exported function returns in a thread of its own, at full speed: jest's context has none. */
export function inOwnThread(module: URL, name: string, argument: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, { eval: true, workerData: { module: module.href, name, argument } });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
