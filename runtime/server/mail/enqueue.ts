import type { Message } from '../../kernel/index.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../store/database.ts';

/** Puts e-mails of messages into the outbox, in the transaction that made them; one for each address. */
export async function enqueueMail(
  { directory, mails }: Services,
  tx: Tx,
  caseId: string,
  messages: Message[],
  now: string,
): Promise<void> {
  if (!mails) return;
  const { municipality } = directory;
  const rows = messages.flatMap(({ id, kind, to }) => {
    const posts = [...directory.posts.values()].filter(
      (post) => post.email !== undefined && post.body === to.body && to.roles.includes(post.role),
    );
    // Somebody may hold several posts.
    const byAddress = new Map(posts.map((post) => [post.email, post.id]));
    return [...byAddress.values()].map((post) => ({
      municipality,
      id: `${id}~${post}`,
      kind,
      caseId,
      post,
      createdAt: now,
      nextAt: now,
      attempts: 0,
      status: 'waiting' as const,
    }));
  });
  if (rows.length === 0) return;
  await tx
    .insertInto('outbox')
    .values(rows)
    .onConflict((on) => on.columns(['municipality', 'id']).doNothing())
    .execute();
}
