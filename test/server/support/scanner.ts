import { createServer, type Server, type Socket } from 'node:net';

/** What every scanner takes for a virus, and is none; in two halves, so that this text is not one. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** Speaks the protocol of clamd (INSTREAM), and knows one virus. */
export class Scanner {
  port = 0;
  /** Contents it was given. */
  readonly seen: Buffer[] = [];
  /** Hangs up at once; or never says anything; or takes no file that large. */
  mood: 'well' | 'hangs up' | 'too large' | 'talks nonsense' = 'well';
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();

  get address(): string {
    return `tcp://127.0.0.1:${this.port}`;
  }

  async up(): Promise<void> {
    const server = createServer((socket) => this.serve(socket));
    await new Promise<void>((done) => server.listen(this.port, '127.0.0.1', done));
    const address = server.address();
    this.port = typeof address === 'object' && address ? address.port : 0;
    this.server = server;
  }

  async down(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((done) => (this.server ? this.server.close(() => done()) : done()));
    this.server = undefined;
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    if (this.mood === 'hangs up') return void socket.destroy();
    if (this.mood === 'too large') return void socket.end('INSTREAM size limit exceeded. ERROR\0');
    if (this.mood === 'talks nonsense') return void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n\0');
    let bytes = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      const content = contentOf(bytes);
      if (!content) return;
      this.seen.push(content);
      socket.end(content.includes(eicar) ? 'stream: Win.Test.EICAR_HDB-1 FOUND\0' : 'stream: OK\0');
    });
  }
}

/** The pieces of a stream put together; nothing until its end is there. */
function contentOf(bytes: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0';
  if (bytes.toString('latin1', 0, command.length) !== command) return undefined;
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
