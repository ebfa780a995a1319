import { useSyncExternalStore } from 'react';
import { address } from '../../client/index.ts';

/** Whether the server answers. Told by every request; while it does not, asked again every few seconds. */

type Listener = () => void;

/** `restored`: there again, and for a moment worth telling. */
export type Connection = 'there' | 'lost' | 'restored';

const pollMs = 3000;
const restoredMs = 5000;
const listeners = new Set<Listener>();
let connection: Connection = 'there';
let timer: ReturnType<typeof setTimeout> | undefined;

function become(next: Connection): void {
  connection = next;
  clearTimeout(timer);
  if (next === 'lost') timer = setTimeout(() => void poll(), pollMs);
  if (next === 'restored') timer = setTimeout(() => become('there'), restoredMs);
  for (const listener of listeners) listener();
}

async function poll(): Promise<void> {
  const answered = await fetch(address('/health'), { cache: 'no-store' }).then(
    (response) => response.ok,
    () => false,
  );
  if (answered) connectionFound();
  else timer = setTimeout(() => void poll(), pollMs);
}

/** A request found no server, or only a proxy that says so. */
export function connectionLost(): void {
  if (connection !== 'lost') become('lost');
}

export function connectionFound(): void {
  if (connection === 'lost') become('restored');
}

export function isConnected(): boolean {
  return connection !== 'lost';
}

/** Calls back at each change. Gives the function that stops it. */
export function onConnection(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function useConnection(): Connection {
  return useSyncExternalStore(onConnection, () => connection);
}

/** Waits until the server answers again, at most `ms`. Gives whether it does. */
export function untilConnected(ms: number): Promise<boolean> {
  if (isConnected()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const stop = onConnection(() => finish(isConnected()));
    const limit = setTimeout(() => finish(isConnected()), ms);
    function finish(result: boolean): void {
      clearTimeout(limit);
      stop();
      resolve(result);
    }
  });
}
