import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, type ServerOptions, startServer } from '@riciba/runtime/server';
import { Client } from 'pg';
import { inject } from 'vitest';
import { template } from './cluster.ts';
import { smallDefinition, smallPosts, writeBuild } from './definition.ts';
import { Visitor } from './visitor.ts';

export interface LogLine {
  level: string;
  event: string;
  fields: Record<string, unknown>;
}

/** An empty database, with its structure: to take each step of it for each test costs more than many a test. */
async function makeDatabase(url = ''): Promise<void> {
  const admin = new Client(inject('cluster'));
  await admin.connect();
  try {
    await admin.query(`create database ${new URL(url).pathname.slice(1)} template ${template}`);
  } finally {
    await admin.end();
  }
}

/** A server of its own on a database of its own. */
export class Site {
  readonly folder: string;
  readonly lines: LogLine[] = [];
  readonly options: ServerOptions;
  server!: RunningServer;
  /** Added to the real time. */
  aheadMs = 0;

  private constructor(folder: string, options: Partial<ServerOptions>) {
    this.folder = folder;
    const database = new URL(inject('cluster'));
    database.pathname = `/test_${randomUUID().replaceAll('-', '')}`;
    this.options = {
      port: 0,
      host: '127.0.0.1',
      definition: join(folder, 'build'),
      posts: join(folder, 'posts.json'),
      database: database.href,
      attachments: join(folder, 'attachments'),
      hostFolder: join(folder, 'host'),
      log: (level, event, fields = {}) => this.lines.push({ level, event, fields }),
      now: () => new Date(Date.now() + this.aheadMs).toISOString(),
      watchMs: 50,
      ...options,
    };
  }

  /** With the small definition, unless the options say otherwise. */
  static async start(options: Partial<ServerOptions> = {}): Promise<Site> {
    const folder = await mkdtemp(join(tmpdir(), 'riciba-site-'));
    const site = new Site(folder, options);
    await writeBuild(join(folder, 'build'), smallDefinition());
    await writeFile(join(folder, 'posts.json'), JSON.stringify(smallPosts));
    await mkdir(site.options.hostFolder, { recursive: true });
    await writeFile(join(site.options.hostFolder, 'index.html'), '<!doctype html><title>Rīcība</title>');
    try {
      if (options.database === undefined) await makeDatabase(site.options.database);
      await site.up();
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
    return site;
  }

  async up(): Promise<void> {
    this.server = await startServer(this.options);
  }

  /** Stops the server, whose work in the background would stand in the way, and changes its database by hand. */
  async changeBelow(change: (admin: Client) => Promise<void>): Promise<void> {
    await this.server.stop();
    const admin = new Client(this.options.database);
    await admin.connect();
    try {
      await change(admin);
    } finally {
      await admin.end();
    }
  }

  /** From now on it is this instant, and time goes on from there. */
  goTo(instant: string): void {
    this.aheadMs = Date.parse(instant) - Date.now();
  }

  get db(): RunningServer['services']['db'] {
    return this.server.services.db;
  }

  async signIn(post: string): Promise<Visitor> {
    const visitor = new Visitor(this.server.url);
    await visitor.signIn(post);
    return visitor;
  }

  async stop(): Promise<void> {
    await this.server.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
