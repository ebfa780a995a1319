import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';

/** A webhook as it came over the wire. */
export interface Hook {
  headers: IncomingHttpHeaders;
  body: string;
}

/** Somebody else's server, which is told what happens. */
export class Receiver {
  readonly hooks: Hook[] = [];
  /** What it answers; `silent`: nothing at all. */
  answer: number | 'silent' = 204;
  location: string | undefined;
  port = 0;
  private server: Server | undefined;

  get url(): string {
    return `http://127.0.0.1:${this.port}/zinas`;
  }

  async up(): Promise<void> {
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString('utf8');
      });
      request.on('end', () => {
        this.hooks.push({ headers: request.headers, body });
        if (this.answer === 'silent') return;
        response.writeHead(this.answer, this.location === undefined ? {} : { Location: this.location });
        response.end('paldies');
      });
    });
    await new Promise<void>((done) => server.listen(this.port, '127.0.0.1', done));
    const address = server.address();
    this.port = typeof address === 'object' && address ? address.port : 0;
    this.server = server;
  }

  async down(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise<void>((done) => (this.server ? this.server.close(() => done()) : done()));
    this.server = undefined;
  }
}
