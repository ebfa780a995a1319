import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { answerUnreadable } from '@riciba/runtime/server/unreadable';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { Site } from './support/site.ts';

let site: Site;

beforeAll(async () => {
  site = await Site.start();
});
afterAll(() => site.stop());

/** Sends all of it, and gives what came back; fails where the connection is cut off. */
async function raw(url: string, ...parts: (string | Buffer)[]): Promise<string> {
  const { port, hostname } = new URL(url);
  const socket: Socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
  const answer = text(socket);
  answer.catch(() => undefined);
  for (const part of parts) await new Promise<void>((done) => socket.write(part, () => done()));
  const got = await answer;
  socket.end();
  return got;
}

const long = 'a'.repeat(20_000);
const body = Buffer.alloc(8 * 1_048_576, 'x');

describe('a request that cannot be read', () => {
  it('is answered in words, once all of it was sent, where its address is too long', async () => {
    const head = `PUT /api/drafts/${long} HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${body.length}\r\n\r\n`;
    const got = await raw(site.server.url, head, body);
    expect(got).toMatch(/^HTTP\/1\.1 431 [^]*"message":"Lapas adrese ir pārāk gara\./);
    expect(got.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });

  it.each([
    ['no HTTP', 'labdien\r\n\r\n', 400, 'nav saprotams'],
    ['a header that is too long', `GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${long}\r\n\r\n`, 431, 'pārāk gara'],
    [
      'a body in pieces that are none',
      'POST /api/commands HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      400,
      'nav saprotams',
    ],
  ])('is answered in words where it is %s', async (_, request, status, words) => {
    const got = await raw(site.server.url, request);
    expect(got).toMatch(new RegExp(`^HTTP/1\\.1 ${status} .*"message":"[^"]*${words}`, 's'));
    expect((await fetch(`${site.server.url}/api/ready`)).status).toBe(200);
  });

  it('is answered in words where it does not come to an end', async () => {
    const url = await serving((_request, response) => response.end('labi'));
    expect(await raw(url, 'GET / HTTP/1.1\r\nHost: localhost\r\n')).toMatch(
      /^HTTP\/1\.1 408 .*"message":"Pieprasījums nenonāca līdz galam\./s,
    );
  });

  it('gets nothing into the answer to another that has begun', async () => {
    const url = await serving((_request, response) => response.write('sākums'));
    const request = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const { port, hostname } = new URL(url);
    const socket = connect(Number(port), hostname);
    let got = '';
    const ended = new Promise((done) => socket.on('close', done).on('error', () => undefined));
    socket.on('data', (chunk) => {
      if (got === '') socket.write('labdien\r\n\r\n');
      got += String(chunk);
    });
    socket.write(request);
    await ended;
    expect(got).toContain('sākums');
    expect(got.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });
});

/** Any server of Node's that answers so what it cannot read, and waits but a moment. */
async function serving(handle: RequestListener): Promise<string> {
  const waits = { requestTimeout: 200, headersTimeout: 200, connectionsCheckingInterval: 50 };
  const server = createServer(waits, handle);
  answerUnreadable(server);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}
