import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import type { CommandRequest, CommandResult } from '@riciba/runtime/server/api';
import { Visitor } from '../../server/support/visitor.ts';

interface Waiting {
  done: (text: string) => void;
  fail: (error: Error) => void;
}

/**
 * Somebody signed in, on a connection of their own, whose requests take as little of the machine as they can: it is the
 * servers' that is measured. Asks one thing after another.
 */
export class Caller {
  private readonly socket: Socket;
  private readonly headers: string;
  private received: Buffer = Buffer.alloc(0);
  private waiting: Waiting | undefined;

  private constructor({ url, cookie, post }: Visitor) {
    const { hostname, port, host } = new URL(url);
    this.headers = `Host: ${host}\r\nCookie: ${cookie}\r\nX-Riciba: 1\r\nX-Riciba-Post: ${post}\r\n`;
    this.socket = connect({ host: hostname, port: Number(port), noDelay: true });
    this.socket.on('data', (chunk) => this.read(chunk));
    this.socket.on('error', (error) => this.waiting?.fail(error));
    this.socket.on('close', () => this.waiting?.fail(new Error('The connection was closed')));
  }

  static async at(url: string, post: string): Promise<Caller> {
    const visitor = new Visitor(url);
    await visitor.signIn(post);
    return new Caller(visitor);
  }

  async do(asked: Omit<CommandRequest, 'id'>): Promise<CommandResult> {
    return JSON.parse(await this.send('POST', '/commands', { id: randomUUID(), ...asked }));
  }

  /** The text of the answer, which must be 200. */
  send(method: 'GET' | 'POST', path: string, asked?: object): Promise<string> {
    const body = asked ? JSON.stringify(asked) : '';
    const of = asked ? `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` : '';
    return new Promise((done, fail) => {
      this.waiting = { done, fail };
      this.socket.write(`${method} /api${path} HTTP/1.1\r\n${this.headers}${of}\r\n${body}`);
    });
  }

  end(): void {
    this.waiting = undefined;
    this.socket.destroy();
  }

  private read(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const head = this.received.indexOf('\r\n\r\n');
    if (head === -1) return;
    const text = this.received.toString('latin1', 0, head);
    const length = /content-length: (\d+)/i.exec(text)?.[1];
    const from = head + 4;
    const chunked = length === undefined;
    if (chunked ? !this.received.includes('0\r\n\r\n', from) : this.received.length < from + Number(length)) return;
    const body = chunked ? unchunked(this.received.subarray(from)) : this.received.toString('utf8', from);
    this.received = Buffer.alloc(0);
    const { waiting } = this;
    if (text.startsWith('HTTP/1.1 200')) waiting?.done(body);
    else waiting?.fail(new Error(`${text.split('\r\n', 1)[0]} ${body}`));
  }
}

function unchunked(raw: Buffer): string {
  const pieces: Buffer[] = [];
  for (let at = 0; ; ) {
    const line = raw.indexOf('\r\n', at);
    const size = Number.parseInt(raw.toString('latin1', at, line), 16);
    if (!(size > 0)) return Buffer.concat(pieces).toString('utf8');
    pieces.push(raw.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
}
