/** Reads one container beside the server: what is made to exhaust whoever reads it, exhausts only this. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Found } from './found.ts';
import { readSigned } from './read.ts';

/** A port of this process; no window has one. */
function tell(message: { found?: Found }): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- see above
  parentPort?.postMessage(message);
}

const { content, pdf, docx }: Record<'content' | 'pdf' | 'docx', Uint8Array> = workerData;
const made = { pdf: Buffer.from(pdf), docx: Buffer.from(docx) };
try {
  tell({ found: await readSigned(Buffer.from(content), made) });
} catch {
  // Whatever it is, it is no container to be trusted.
  tell({});
}
