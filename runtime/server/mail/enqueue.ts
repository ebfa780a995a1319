import type { Message } from '../../kernel/index.ts';
import type { Leaving } from '../outbox/outbox.ts';
import type { Services } from '../services.ts';

/** The e-mails of messages, for the outbox: one for each address. */
export function mailsOf({ directory, mails }: Services, messages: Message[]): Leaving[] {
  return (mails ? messages : []).flatMap(({ id, kind, to, seq }) => {
    const posts = [...directory.posts.values()].filter(
      (post) => post.email !== undefined && post.body === to.body && to.roles.includes(post.role),
    );
    // Somebody may hold several posts.
    const byAddress = new Map(posts.map((post) => [post.email, post.id]));
    return [...byAddress.values()].map((post) => ({ id: `${id}~${post}`, channel: 'mail', kind, seq, post }));
  });
}
