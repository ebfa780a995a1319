import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

/** Who looks for viruses: ClamAV's clamd, over TCP or a socket of this machine. */
export interface ScanSettings {
  /** `tcp://127.0.0.1:3310` or `unix:/run/clamav/clamd.ctl`. */
  scanner: string;
  /** While it does not answer: nothing is taken in, or it is, marked as not scanned. */
  whenAway: 'refuse' | 'accept';
}

/** What is known of viruses in a file when it comes: nobody looked, as nobody is asked to; none found; nobody answered. */
export type Scanned = 'none' | 'clean' | 'unchecked';

/** What is told of a file beside its name, as far as it was looked at. */
export function marksOf(scanned: Scanned | 'infected'): { unchecked?: true; infected?: true } {
  return { ...(scanned === 'unchecked' && { unchecked: true }), ...(scanned === 'infected' && { infected: true }) };
}

const silentMs = 60_000;
const longestReply = 4_096;

/** It does not answer, or it cannot say. */
class ScannerAway extends Error {}

/**
 * Has a file looked at for viruses.
 * @returns `infected` when something was found; what, is not repeated to whoever sent it
 */
export async function scanFile(
  settings: ScanSettings | undefined,
  path: string,
): Promise<Scanned | 'infected' | 'refused'> {
  if (!settings) return 'none';
  try {
    return (await askClamd(settings.scanner, path)) ? 'clean' : 'infected';
  } catch (error) {
    if (!(error instanceof ScannerAway)) throw error;
    return settings.whenAway === 'accept' ? 'unchecked' : 'refused';
  }
}

/** clamd's INSTREAM: the file in pieces, each after its length, then a piece of none. */
async function askClamd(address: string, path: string): Promise<boolean> {
  const socket = openSocket(address);
  const reply = readReply(socket);
  // Whoever does not wait for it must not end the process by its failing.
  reply.catch(() => undefined);
  try {
    await sendPieces(socket, path).catch((error: unknown) => {
      // It may have said why it hung up.
      if (isOfFile(error)) throw error;
    });
    return verdictOf(await reply);
  } finally {
    socket.destroy();
  }
}

function openSocket(address: string): Socket {
  const socket = address.startsWith('unix:')
    ? connect(address.slice('unix:'.length))
    : connect(Number(new URL(address).port) || 3310, new URL(address).hostname);
  return socket.setTimeout(silentMs, () => socket.destroy(new ScannerAway('silent')));
}

async function sendPieces(socket: Socket, path: string): Promise<void> {
  if (socket.connecting) await once(socket, 'connect');
  await write(socket, Buffer.from('zINSTREAM\0'));
  for await (const piece of createReadStream(path)) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    await write(socket, length);
    await write(socket, piece);
  }
  await write(socket, Buffer.alloc(4));
}

function write(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((done, fail) => {
    socket.write(bytes, (error) => (error ? fail(new ScannerAway(error.message)) : done()));
  });
}

function isOfFile(error: unknown): boolean {
  return error instanceof Error && 'path' in error && 'syscall' in error && error.syscall !== 'connect';
}

function readReply(socket: Socket): Promise<string> {
  return new Promise((done, fail) => {
    let reply = '';
    socket.on('data', (chunk: Buffer) => {
      reply += chunk.toString('utf8');
      if (reply.includes('\0')) done(reply.slice(0, reply.indexOf('\0')));
      else if (reply.length > longestReply) fail(new ScannerAway('no clamd'));
    });
    socket.on('error', () => fail(new ScannerAway('error')));
    socket.on('close', () => fail(new ScannerAway('closed')));
  });
}

function verdictOf(reply: string): boolean {
  if (reply === 'stream: OK') return true;
  if (/^stream: .+ FOUND$/.test(reply)) return false;
  throw new ScannerAway('it cannot say');
}
