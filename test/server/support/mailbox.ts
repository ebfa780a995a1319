import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Received {
  to: string[];
  /** The letter as it came over the wire. */
  raw: string;
  /** What one reads. */
  text: string;
  messageId: string;
  subject: string;
}

/** A real mail server on this machine. */
export class Mailbox {
  readonly received: Received[] = [];
  /** Addresses it will not take. */
  readonly unknown = new Set<string>();
  /** Takes the next letter, but breaks the connection before saying so. */
  breaksOff = false;
  port = 0;
  private server: SMTPServer | undefined;

  async up(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: ({ address }, _session, answer) =>
        this.unknown.has(address) ? answer(Object.assign(new Error('no such user'), { responseCode: 550 })) : answer(),
      onData: (stream, session, answer) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const raw = Buffer.concat(chunks).toString('utf8');
          this.received.push({
            to: session.envelope.rcptTo.map(({ address }) => address),
            raw,
            text: printable(raw.slice(raw.indexOf('\r\n\r\n')).replaceAll('=\r\n', '')),
            messageId: header(raw, 'Message-ID'),
            subject: decoded(header(raw, 'Subject')),
          });
          if (this.breaksOff) {
            this.breaksOff = false;
            answer(Object.assign(new Error('shutting down'), { responseCode: 421 }));
          } else answer();
        });
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((done) => server.listen(this.port, '127.0.0.1', done));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port, not on a path
    this.port = (server.server.address() as AddressInfo).port;
    this.server = server;
  }

  async down(): Promise<void> {
    await new Promise<void>((done) => (this.server ? this.server.close(done) : done()));
    this.server = undefined;
  }
}

function header(raw: string, name: string): string {
  return new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, 'im').exec(raw)?.[1]?.replaceAll(/\r\n[ \t]/g, ' ') ?? '';
}

/** RFC 2047, as far as it is used. */
function decoded(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?(Q|B)\?([^?]*)\?=/gi, (_all, kind: string, value: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(value, 'base64').toString('utf8')
        : printable(value.replaceAll('_', ' ')),
    );
}

/** RFC 2045, quoted-printable. */
function printable(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/gi, (_hex, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
