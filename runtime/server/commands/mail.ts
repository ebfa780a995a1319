import { explain } from '../outbox/reasons.ts';
import { type Command, withCurrent } from './context.ts';

export const mailCommand: Command = {
  usage: 'mail [--again]',
  about: 'rāda paziņojumus, kurus neizdevās nosūtīt pa e-pastu vai citam serverim; --again ļauj tos sūtīt vēlreiz',
  options: { again: { type: 'boolean' } },
  async run({ values: { again } }, context) {
    return await withCurrent(context, async ({ db }) => {
      const dead = await db
        .selectFrom('outbox')
        .innerJoin('cases', (join) =>
          join.onRef('cases.municipality', '=', 'outbox.municipality').onRef('cases.id', '=', 'outbox.caseId'),
        )
        .select(['cases.number', 'outbox.post', 'outbox.createdAt', 'outbox.attempts', 'outbox.reason'])
        .where('outbox.status', '=', 'dead')
        .orderBy('outbox.endedAt')
        .execute();
      for (const { number, post, createdAt, attempts, reason } of dead)
        context.say(`${number}  ${post}  ${createdAt}  mēģinājumi: ${attempts}  ${explain(reason ?? '')}`);
      const waiting = await db
        .selectFrom('outbox')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('status', '=', 'waiting')
        .executeTakeFirstOrThrow();
      context.say(`Nenosūtīti: ${dead.length}, gaida: ${waiting.count}. / Given up: ${dead.length}.`);
      if (!again) return dead.length > 0 ? 1 : 0;
      const now = context.now();
      await db
        .updateTable('outbox')
        .set({ status: 'waiting', attempts: 0, createdAt: now, nextAt: now, endedAt: null })
        .where('status', '=', 'dead')
        .execute();
      if (dead.length > 0) context.say('Tie tiks sūtīti vēlreiz. / They will be sent again.');
      return 0;
    });
  },
};
