import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { texts } from '../contract/problem.ts';
import type { Problem } from '../contract/shapes/index.ts';
import { largest, longestMs } from './read-away.ts';

interface Told {
  line: string;
  problem: Problem;
}

const malformed: Told = { line: '400 Bad Request', problem: { code: 'malformed', message: texts.malformed } };

/** By the code of Node's error. */
const told: Record<string, Told> = {
  HPE_HEADER_OVERFLOW: {
    line: '431 Request Header Fields Too Large',
    problem: { code: 'too-large', message: texts.addressTooLong },
  },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: {
    line: '413 Payload Too Large',
    problem: { code: 'too-large', message: texts.tooLarge },
  },
  ERR_HTTP_REQUEST_TIMEOUT: { line: '408 Request Timeout', problem: { code: 'too-slow', message: texts.tooSlow } },
};

/**
 * Answers what the HTTP parser cannot take, which no route ever sees: in words, and once, as Node does without them.
 * What the sender still sends is read away, as of any refused request: cut off, they would never see the answer.
 */
export function answerUnreadable(server: Server): void {
  const responses = new WeakMap<Socket, ServerResponse[]>();
  const answered = new WeakMap<Socket, number>();
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    const before = responses.get(socket)?.filter((one) => !one.writableFinished) ?? [];
    responses.set(socket, [...before, response]);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    const since = answered.get(socket);
    // The parser complains of everything that comes after.
    if (since !== undefined) {
      if (socket.bytesRead - since > largest) socket.destroy();
      return;
    }
    const hasBegun = responses.get(socket)?.some((one) => one.headersSent && !one.writableFinished);
    if (!socket.writable || hasBegun) {
      socket.destroy();
      return;
    }
    answered.set(socket, socket.bytesRead);
    socket.end(answer(told[error.code ?? ''] ?? malformed));
    const limit = setTimeout(() => socket.destroy(), longestMs);
    socket.once('close', () => clearTimeout(limit));
  });
}

function answer({ line, problem }: Told): string {
  const body = JSON.stringify(problem);
  return [
    `HTTP/1.1 ${line}`,
    'Connection: close',
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}
