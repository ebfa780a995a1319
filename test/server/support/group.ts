import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from '@riciba/generator';
import { loadScheme } from '@riciba/language';
import { nodeFiles } from '@riciba/language/node';
import type { Definition } from '@riciba/runtime/definition';
import { writeBuild } from './definition.ts';
import type { Site } from './site.ts';

const folder = new URL('../../../examples/sede/', import.meta.url);

/** The invented scheme of cooperation groups that meet. */
export async function groupDefinition(): Promise<Definition> {
  const { scheme } = await loadScheme(fileURLToPath(new URL('sede.lv.riciba', folder)), nodeFiles());
  if (!scheme) throw new Error('no scheme');
  return await generate(scheme);
}

/** Who sits in its groups, and who convenes them; each with an address. */
async function groupPosts(): Promise<object> {
  const directory: { posts: { id: string }[] } = JSON.parse(await readFile(new URL('posts.json', folder), 'utf8'));
  return { ...directory, posts: directory.posts.map((post) => ({ ...post, email: `${post.id}@piemers.lv` })) };
}

/** A site goes on with that scheme, or one made of it, and those posts, from another time on. */
export async function serveGroup(site: Site, from: string, scheme?: Definition): Promise<void> {
  await site.server.stop();
  site.options.posts = join(site.folder, 'group.json');
  site.options.definition = join(site.folder, 'group');
  await writeFile(site.options.posts, JSON.stringify(await groupPosts()));
  await writeBuild(site.options.definition, scheme ?? (await groupDefinition()));
  site.goTo(from);
  await site.up();
}
