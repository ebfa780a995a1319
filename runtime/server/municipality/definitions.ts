import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { type Definition, hashedText } from '../../definition/index.ts';
import { type CaseEvent, stretches } from '../../kernel/index.ts';
import { asWritten, compileForms } from '../answers/compile.ts';
import { messageOf, StartError } from '../failure.ts';
import type { Database } from '../store/database.ts';

/** A definition ready for use. */
export interface Loaded {
  definition: Definition;
  /** Strict check of a form's answers, by form key. */
  forms: ReadonlyMap<string, ValidateFunction>;
}

/** A build folder: the definition and, by form key, the source of its compiled validators for the host. */
export interface Build extends Loaded {
  validators: Record<string, string>;
}

let compiled: ValidateFunction<Definition> | undefined;

/** The check of a definition, compiled when it is first asked for: a command that reads stored ones needs none. */
function fitting(): ValidateFunction<Definition> {
  compiled ??= new Ajv(asWritten).compile<Definition>(
    JSON.parse(readFileSync(new URL('../../definition/definition.schema.json', import.meta.url), 'utf8')),
  );
  return compiled;
}

/**
 * Reads what `riciba build` made.
 * @throws StartError naming what is missing or wrong.
 */
export async function readBuild(folder: string): Promise<Build> {
  const path = join(folder, 'definition.json');
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined)
    throw new StartError(
      `Definīcijas ${path} nav. Izveidojiet to ar «riciba build».`,
      `There is no definition ${path}. Make it with "riciba build".`,
    );
  const definition = parse(text, path);
  const validators: Record<string, string> = {};
  for (const { key } of definition.forms)
    validators[key] = await readFile(join(folder, 'validators', `${key}.js`), 'utf8').catch(() => {
      throw broken(path, `trūkst validators/${key}.js`, `validators/${key}.js is missing`);
    });
  return { ...load(definition, path), validators };
}

function parse(text: string, path: string): Definition {
  let definition: unknown;
  try {
    definition = JSON.parse(text);
  } catch (error) {
    throw broken(path, `tas nav JSON (${messageOf(error)})`, `it is not JSON (${messageOf(error)})`);
  }
  const fits = fitting();
  if (!fits(definition)) {
    const why = explain(fits.errors?.[0]);
    throw broken(path, `tā neatbilst definīcijas shēmai: ${why}`, `it does not fit the definition schema: ${why}`);
  }
  const hash = `sha256-${createHash('sha256').update(hashedText(definition)).digest('hex')}`;
  if (hash !== definition.hash)
    throw broken(path, 'tās saturs neatbilst kontrolsummai «hash»', 'its content does not match its "hash"');
  return definition;
}

function explain(error: ErrorObject | undefined): string {
  return error ? `${error.instancePath || '/'} ${error.message}` : '';
}

function broken(path: string, latvian: string, english: string): StartError {
  return new StartError(`Definīcija ${path} nav derīga: ${latvian}.`, `The definition ${path} is invalid: ${english}.`);
}

function load(definition: Definition, path: string): Loaded {
  try {
    return { definition, forms: compileForms(definition) };
  } catch (error) {
    const why = messageOf(error);
    throw broken(path, `veidlapas shēma neder (${why})`, `a form's schema is unusable (${why})`);
  }
}

/** Tells whether a build folder changed, without reading it whole. */
export async function buildStamp(folder: string): Promise<string> {
  const validators = join(folder, 'validators');
  const names = await readdir(validators).catch(() => []);
  const paths = [join(folder, 'definition.json'), ...names.map((name) => join(validators, name))].toSorted((a, b) =>
    a.localeCompare(b),
  );
  const stamps = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        ({ mtimeMs, size }) => `${path} ${mtimeMs} ${size}`,
        () => path,
      ),
    ),
  );
  return stamps.join('\n');
}

/** Definitions of a municipality: the one that new cases begin under, and all that its cases are pinned to. */
export class Definitions {
  private readonly db: Database;
  private readonly municipality: string;
  private readonly byHash = new Map<string, Promise<Loaded | undefined>>();
  private newest: Loaded;

  private constructor(db: Database, municipality: string, build: Build) {
    this.db = db;
    this.municipality = municipality;
    this.newest = build;
  }

  static async open(db: Database, municipality: string, build: Build, now: string): Promise<Definitions> {
    const definitions = new Definitions(db, municipality, build);
    await definitions.publish(build, now);
    return definitions;
  }

  /** Those that a server has stored, for a command; nothing where there are none. */
  static async stored(db: Database, municipality: string): Promise<Definitions | undefined> {
    const row = await db
      .selectFrom('definition')
      .select(['json', 'validators', 'hash'])
      .where('municipality', '=', municipality)
      .orderBy('activatedAt', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!row) return undefined;
    return new Definitions(db, municipality, { ...load(row.json, row.hash), validators: row.validators });
  }

  get current(): Loaded {
    return this.newest;
  }

  /** Stores a definition, once for its hash, with its latest validators, and lets new cases begin under it. */
  async publish(build: Build, now: string): Promise<void> {
    const { definition } = build;
    const validators = JSON.stringify(build.validators);
    await this.db
      .insertInto('definition')
      .values({
        municipality: this.municipality,
        hash: definition.hash,
        json: JSON.stringify(definition),
        validators,
        publishedAt: now,
        activatedAt: now,
      })
      .onConflict((on) => on.columns(['municipality', 'hash']).doUpdateSet({ validators, activatedAt: now }))
      .execute();
    this.byHash.set(definition.hash, Promise.resolve(build));
    this.newest = build;
  }

  /** The definition of this hash, from any time; nothing when it was never published. */
  get(hash: string): Promise<Loaded | undefined> {
    const known = this.byHash.get(hash);
    if (known) return known;
    const fetched = this.fetch(hash).catch((error: unknown) => {
      this.byHash.delete(hash);
      throw error;
    });
    this.byHash.set(hash, fetched);
    // What nobody ever published must not be remembered: anybody may ask for any hash.
    void fetched.then(
      (found) => found ?? this.byHash.delete(hash),
      () => undefined,
    );
    return fetched;
  }

  /** The definition a case is pinned to. */
  async pinned(hash: string): Promise<Loaded> {
    const found = await this.get(hash);
    if (!found) throw new Error(`A case is pinned to a definition that is not stored: ${hash}`);
    return found;
  }

  /** Every definition that the municipality has had, by hash. */
  async all(): Promise<Map<string, Definition>> {
    const rows = await this.db
      .selectFrom('definition')
      .select('hash')
      .where('municipality', '=', this.municipality)
      .execute();
    const found = await Promise.all(rows.map(({ hash }) => this.pinned(hash)));
    return new Map(found.map(({ definition }) => [definition.hash, definition]));
  }

  /** The definitions under which a log was written, by hash. */
  async of(events: readonly CaseEvent[]): Promise<Map<string, Definition>> {
    const hashes = [...new Set(stretches(events).map(({ definition }) => definition))];
    const found = await Promise.all(hashes.map((hash) => this.pinned(hash)));
    return new Map(found.map(({ definition }) => [definition.hash, definition]));
  }

  /** Source of the validators of a form, an ES module. */
  async validators(hash: string, form: string): Promise<string | undefined> {
    const row = await this.row(hash);
    const sources = row?.validators;
    return sources && Object.hasOwn(sources, form) ? sources[form] : undefined;
  }

  private async fetch(hash: string): Promise<Loaded | undefined> {
    const row = await this.row(hash);
    return row && load(row.json, hash);
  }

  private row(hash: string) {
    return this.db
      .selectFrom('definition')
      .select(['json', 'validators'])
      .where('municipality', '=', this.municipality)
      .where('hash', '=', hash)
      .executeTakeFirst();
  }
}
