import type { IncomingMessage } from 'node:http';

/** Bytes of a refused request that are read away. */
export const largest = 100 * 1_048_576;
/** For how long they are. */
export const longestMs = 20_000;

/**
 * Reads what is left of a request that is refused: a browser that is still sending takes an early answer for a broken
 * connection and never shows it. Gives up on senders that do not end.
 */
export function readAway(request: IncomingMessage): Promise<void> {
  return new Promise((done) => {
    let size = 0;
    const end = () => {
      clearTimeout(timer);
      done();
    };
    const timer = setTimeout(end, longestMs);
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > largest) end();
    });
    for (const event of ['end', 'close', 'error']) request.once(event, end);
    if (request.readableEnded || request.destroyed) end();
    else request.resume();
  });
}
