import { Client } from 'pg';
import { faultIn } from '../failure.ts';
import type { Log } from '../log.ts';
import { parsers } from './parsers.ts';
import { type Statement, valuesOf } from './statement.ts';

/** One would wait as a whole for a statement that waits for a lock. */
const count = 3;

const settings = [
  // Instants in UTC are read as they are written.
  'timezone=UTC',
  // To plan the statements anew for each set of values takes longer than to do them.
  'plan_cache_mode=force_generic_plan',
  // All of them find rows by their keys. Planned while the tables are small, they would read much of them for good.
  ...['seqscan', 'bitmapscan', 'hashjoin', 'mergejoin', 'material', 'memoize'].map((way) => `enable_${way}=off`),
];

/**
 * Connections that all requests share. Nobody waits for another's answer before asking. Each statement is a transaction of
 * its own and must be a short one, as others stand behind it.
 */
export class Lines {
  private readonly lines: Line[];

  constructor(url: string, log: Log) {
    this.lines = Array.from({ length: count }, () => new Line(url, log));
  }

  /** The rows of a statement; rejects with PostgreSQL's error, or when the connection is lost. */
  async ask<Row>(statement: Statement, values: Record<string, unknown>): Promise<Row[]> {
    const line = this.lines.reduce((least, one) => (one.waiting < least.waiting ? one : least));
    return await line.ask<Row>(statement, valuesOf(statement, values));
  }

  /** Statements under way. */
  get waiting(): number {
    return this.lines.reduce((sum, line) => sum + line.waiting, 0);
  }

  /** Ends the connections once what was asked is answered. */
  async end(): Promise<void> {
    await Promise.all(this.lines.map((line) => line.end()));
  }
}

class Line {
  waiting = 0;
  private readonly url: string;
  private readonly log: Log;
  private connected: Promise<Client> | undefined;

  constructor(url: string, log: Log) {
    this.url = url;
    this.log = log;
  }

  async ask<Row>({ name, text }: Statement, values: unknown[]): Promise<Row[]> {
    this.waiting += 1;
    try {
      this.connected ??= this.connect();
      const client = await this.connected;
      const { rows } = await client.query<Row & object>({ name, text, values });
      return rows;
    } finally {
      this.waiting -= 1;
    }
  }

  async end(): Promise<void> {
    const known = await this.connected?.catch(() => undefined);
    await known?.end();
  }

  private async connect(): Promise<Client> {
    const client = new Client({
      connectionString: withSettings(this.url),
      connectionTimeoutMillis: 10_000,
      types: parsers,
      pipeline: true,
    });
    // A database that ends must not end the host: whoever asks next connects anew.
    let gone = false;
    const lost = (error?: Error) => {
      if (gone) return;
      gone = true;
      this.connected = undefined;
      if (error) this.log('warn', 'database connection lost', faultIn(error));
    };
    client.on('error', lost);
    client.on('end', () => lost());
    try {
      await client.connect();
    } catch (error) {
      lost();
      throw error;
    }
    return client;
  }
}

/** The driver takes what the address sets in place of what it is told beside it: ours stands there, too, after that. */
function withSettings(url: string): string {
  const address = new URL(url);
  const given = address.searchParams.getAll('options');
  address.searchParams.set('options', [...given, ...settings.map((setting) => `-c ${setting}`)].join(' '));
  return address.href;
}
