import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { generate } from '@riciba/generator';
import { loadScheme } from '@riciba/language';
import { nodeFiles } from '@riciba/language/node';
import type { Definition } from '@riciba/runtime/definition';

const folder = new URL('../../../examples/sede/', import.meta.url);

/** The invented scheme of cooperation groups that meet. */
export async function groupDefinition(): Promise<Definition> {
  const { scheme } = await loadScheme(fileURLToPath(new URL('sede.lv.riciba', folder)), nodeFiles());
  if (!scheme) throw new Error('no scheme');
  return await generate(scheme);
}

/** Who sits in its groups, and who convenes them; each with an address. */
export async function groupPosts(): Promise<object> {
  const directory: { posts: { id: string }[] } = JSON.parse(await readFile(new URL('posts.json', folder), 'utf8'));
  return { ...directory, posts: directory.posts.map((post) => ({ ...post, email: `${post.id}@piemers.lv` })) };
}
