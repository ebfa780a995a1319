import { Agent, createServer, request, type Server } from 'node:http';

/**
 * A balancer as simple as one can be: asks each server every 50 ms whether it is ready, sends requests to those that are, in turn,
 * on connections it keeps, and tries nothing twice.
 */
export class Balancer {
  /** Requests that a server did not answer whole. */
  broken = 0;
  readonly answered = new Map<string, number>();
  url = '';
  private readonly agent = new Agent({ keepAlive: true });
  private readonly ready = new Set<string>();
  private server: Server | undefined;
  private watch: NodeJS.Timeout | undefined;
  private turn = 0;

  async up(servers: string[]): Promise<void> {
    this.watch = setInterval(() => servers.forEach((one) => void this.probe(one)), 50);
    await Promise.all(servers.map((one) => this.probe(one)));
    this.server = createServer((incoming, outgoing) => {
      const all = [...this.ready];
      this.turn += 1;
      const to = all[this.turn % Math.max(1, all.length)];
      const failed = () => {
        this.broken += 1;
        if (outgoing.headersSent) outgoing.destroy();
        else outgoing.writeHead(502).end();
      };
      if (to === undefined) return failed();
      const { method = '', url = '', headers } = incoming;
      const sent = request(`${to}${url}`, { method, headers, agent: this.agent });
      sent.on('error', failed);
      sent.on('response', (response) => {
        this.answered.set(to, (this.answered.get(to) ?? 0) + 1);
        const { connection: _, ...rest } = response.headers;
        outgoing.writeHead(response.statusCode ?? 0, rest);
        response.on('aborted', failed);
        response.pipe(outgoing);
      });
      incoming.pipe(sent);
    });
    await new Promise<void>((done) => this.server?.listen(0, '127.0.0.1', done));
    const address = this.server.address();
    this.url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  }

  async down(): Promise<void> {
    clearInterval(this.watch);
    this.server?.closeAllConnections();
    await new Promise((done) => this.server?.close(done));
    this.agent.destroy();
  }

  private async probe(one: string): Promise<void> {
    const ready = await fetch(`${one}/api/ready`, { headers: { Connection: 'close' } }).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (ready) this.ready.add(one);
    else this.ready.delete(one);
  }
}
