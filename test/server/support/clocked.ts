/** A server in a process of its own with a clock of its own: to be killed. Its argument, as JSON: options, and by how much its clock is ahead. */
import { type ServerOptions, startServer } from '@riciba/runtime/server';

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made by the test that starts it
const { options, aheadMs } = JSON.parse(process.argv[2] ?? '{}') as { options: ServerOptions; aheadMs: number };
const now = () => new Date(Date.now() + aheadMs).toISOString();
const { url } = await startServer({ ...options, now, log: () => undefined });
console.log(url);
