/** Copies of the server with one guard taken out, in a folder of their own: what is counted must then not be 0. */
import { cp, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../support/build.ts';

interface Patch {
  file: string;
  from: string;
  to: string;
}

export const patches = {
  /** Says that it is done before the database has. */
  early: {
    file: 'runtime/server/store/database.ts',
    from: 'return await db.transaction().execute(work);',
    to: `return await new Promise<T>((done, fail) => {
        db.transaction()
          .execute(async (tx) => {
            const result = await work(tx);
            done(result);
            await new Promise((end) => setTimeout(end, 5));
            return result;
          })
          .catch(fail);
      });`,
  },
  /** Does not remember which commands it did. */
  forgetful: {
    file: 'runtime/server/commands.ts',
    from: 'const earlier = await this.begin();',
    to: 'const earlier = undefined as CommandResult | undefined;',
  },
  /** The next version: one more step of the structure. */
  next: {
    file: 'runtime/server/store/migrations.ts',
    from: 'export const migrations: Record<string, Migration> = {',
    to: `export const migrations: Record<string, Migration> = {
  '999-next': { up: (db) => run(db, 'alter table cases add column next_version text') },`,
  },
  /** Does not look whether a newer version has migrated the database. */
  blind: {
    file: 'runtime/server/store/outdated.ts',
    from: 'if (current) return;',
    to: 'return;',
  },
} satisfies Record<string, Patch>;

/** The project with one patch. Gives its folder. */
export async function patched(name: keyof typeof patches): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'riciba-patched-'));
  for (const part of ['runtime', 'package.json']) await cp(join(root, part), join(folder, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const { file, from, to } = patches[name];
  const text = await readFile(join(folder, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has changed: the patch "${name}" does not fit`);
  await writeFile(join(folder, file), text.replace(from, to));
  return folder;
}
