import { expect } from 'vitest';
import type { Visitor } from './visitor.ts';

/**
 * The posts that see a case: by its page, the list and search, with nothing of it in anybody else's inbox. Every way
 * must give the same posts.
 */
export async function seenBy(visitors: Map<string, Visitor>, id: string, number: string): Promise<string[]> {
  const seen: string[] = [];
  for (const [post, visitor] of visitors) {
    const page = (await visitor.get(`/cases/${id}`)).status === 200;
    const list = await visitor.cases({ q: number });
    const waits = JSON.stringify((await visitor.inbox()).body).includes(id);
    const listed = list.cases.some((row) => row.id === id);
    expect({ post, listed, counted: list.total, waitsUnseen: waits && !page }).toEqual({
      post,
      listed: page,
      counted: page ? 1 : 0,
      waitsUnseen: false,
    });
    if (page) seen.push(post);
  }
  return seen;
}
