/** Sends what was made from the OpenAPI document, and looks at every answer and at the database after every refusal. */
import { Agent, request as send } from 'node:http';
import * as fc from 'fast-check';
import { Client } from 'pg';
import { Visitor } from '../../server/support/visitor.ts';
import { anyRequest, type Document, everyText, type Known, type Request } from './arbitraries.ts';
import { anyUpload } from './uploads.ts';

export interface Fuzzed {
  requests: number;
  /** How often each status was given. */
  statuses: Record<number, number>;
  /** Routes and statuses that were met: "POST /commands 422". */
  met: Set<string>;
  /** Refused requests after which every table was the same. */
  unchanged: number;
  complaints: string[];
}

interface Answer {
  status: number;
  type: string;
  text: string;
}

export interface Target {
  /** Address of the server. */
  url: string;
  /** Address of its database. */
  database: string;
  /** Posts to sign in as, one after another. */
  posts: string[];
  known: Known;
}

const agent = new Agent({ keepAlive: true, maxSockets: 4 });

/** Nothing of how the server is made: places in the program, statements, tables, the driver. */
const leaks = [
  /\bat .+\(?(?:file:|node:|\/).+:\d+:\d+/,
  /node_modules|runtime\/server|\.ts:\d+/,
  /kysely|zod|postgres|ECONN|sqlstate/i,
  /\b(?:select|insert into|update|delete from)\b.+\b(?:from|values|set|where)\b/i,
  /violates|constraint|out of range|invalid (?:byte|input)/i,
  /\b(?:Type|Range|Syntax|Reference)Error\b/,
];

/** A longer text that came back is our own; what is looked for is what the server adds. */
const lookedAt = 3_000;

/** What is to be sent by a post, the `at`th of those that send. */
export type Making = (document: Document, known: Known, post: string, at: number) => (Request & { lies?: boolean })[];

/**
 * Any requests, and some uploads.
 * @param each how many by each post
 * @param mischief how often, of a hundred, a value is not of its schema
 */
export function atRandom(each: number, seed: number, mischief: number): Making {
  return (document, known, post, at) => [
    ...fc.sample(anyRequest(document, known, post, mischief), { numRuns: each, seed: seed + at }),
    ...fc.sample(anyUpload(known, post), { numRuns: Math.ceil(each / 8), seed: seed + at }),
  ];
}

/** Every text of every route, with each of the odd ones in its place. */
export function oneByOne(seed: number): Making {
  return (document, known, post, at) => (at === 0 ? everyText(document, known, post, seed) : []);
}

export async function fuzz(target: Target, making: Making): Promise<Fuzzed> {
  const result: Fuzzed = { requests: 0, statuses: {}, met: new Set(), unchanged: 0, complaints: [] };
  const client = new Client({ connectionString: target.database });
  await client.connect();
  const document: Document = await (await fetch(`${target.url}/api/openapi.json`)).json();
  for (const [at, post] of target.posts.entries()) {
    const run = new Run(target, client, result, new Visitor(target.url), post);
    for (const one of making(document, target.known, post, at)) await run.try(one);
  }
  await client.end();
  return result;
}

class Run {
  private readonly target: Target;
  private readonly client: Client;
  private readonly result: Fuzzed;
  private readonly visitor: Visitor;
  private readonly post: string;
  private before = '';
  private tables: string[] = [];

  constructor(target: Target, client: Client, result: Fuzzed, visitor: Visitor, post: string) {
    this.target = target;
    this.client = client;
    this.result = result;
    this.visitor = visitor;
    this.post = post;
  }

  async try(request: Request & { lies?: boolean }): Promise<void> {
    if (!this.visitor.cookie) await this.visitor.signIn(this.post);
    this.before ||= await this.digest();
    const answer = await this.send(request);
    const route = `${request.method} ${request.path.replace(/^(\/[a-z]+(?:\/search)?).*/, '$1')}`;
    this.result.requests += 1;
    this.result.statuses[answer.status] = (this.result.statuses[answer.status] ?? 0) + 1;
    this.result.met.add(`${route} ${answer.status}`);
    for (const one of wrongs(answer)) this.complain(request, answer, one);
    if (answer.status < 400) {
      if (request.lies) this.complain(request, answer, 'a file was taken that is not what its name says');
      this.before = '';
      // It may have been the session's end, or another's beginning.
      if (route.endsWith('/session')) this.visitor.cookie = '';
      return;
    }
    const after = await this.digest();
    if (after === this.before) this.result.unchanged += 1;
    else this.complain(request, answer, 'refused, and yet something is changed');
    this.before = after;
  }

  private complain({ method, path, body = '', headers }: Request, { status, text }: Answer, what: string): void {
    const sent = `${method} ${path.slice(0, 300)} ${JSON.stringify(headers)} ${body.toString().slice(0, 400)} (${body.length})`;
    this.result.complaints.push(`${what}\n    ${sent}\n    → ${status} ${text.slice(0, 300)}`);
  }

  private send(request: Request, again = true): Promise<Answer> {
    const { method, path, body, headers } = request;
    // Else a body of a method that seldom has one would be taken for the next request.
    const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    return new Promise((done, fail) => {
      const asked = send(
        `${this.target.url}/api${path}`,
        { method, agent, headers: { ...headers, Cookie: this.visitor.cookie, ...length } },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () => {
            const type = response.headers['content-type'] ?? '';
            done({ status: response.statusCode ?? 0, type, text: Buffer.concat(parts).toString() });
          });
          response.on('error', fail);
        },
      );
      asked.on('error', (error) => {
        // A connection that lay idle may end at the server just as it is taken up again.
        if (again && asked.reusedSocket) done(this.send(request, false));
        else done({ status: 0, type: '', text: error.message });
      });
      asked.end(body);
    });
  }

  /** Another one when anything was written or removed; who is signed in and what mail was tried is not of it. */
  private async digest(): Promise<string> {
    if (this.tables.length === 0) {
      const { rows } = await this.client.query<{ name: string }>(
        `select table_name as name from information_schema.tables
         where table_schema = 'public' and table_name not in ('session', 'outbox')`,
      );
      this.tables = rows.map((row) => row.name);
    }
    const parts = this.tables.map((name) => `select count(*) as n, max(xmin::text::bigint) as x from "${name}"`);
    const { rows } = await this.client.query(parts.join(' union all '));
    return JSON.stringify(rows);
  }
}

function wrongs({ status, type, text }: Answer): string[] {
  const found: string[] = [];
  if (status === 0 || status >= 500) found.push(`status ${status}`);
  if (status >= 400 && !isProblem(type, text)) found.push('not a problem in words');
  if (status >= 400)
    for (const leak of leaks) if (leak.test(text.slice(0, lookedAt))) found.push(`tells too much: ${leak}`);
  return found;
}

function isProblem(type: string, text: string): boolean {
  if (!type.includes('application/json')) return false;
  try {
    const { code, message } = JSON.parse(text);
    return typeof code === 'string' && typeof message === 'string' && /\p{L}/u.test(message);
  } catch {
    return false;
  }
}

/** What must not have happened to this process's own objects. */
export function polluted(): boolean {
  return 'polluted' in {};
}
