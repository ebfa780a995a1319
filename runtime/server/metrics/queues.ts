import type { Meter } from '@opentelemetry/api';
import { sql } from 'kysely';
import type { Measured } from './metrics.ts';

/** What waits in the database: the same for all servers on it. */
interface Waiting {
  timers: number;
  timerAge: number;
  duties: number;
  dutyAge: number;
  mailWaiting: number;
  mailDead: number;
  mailAge: number;
  webhookWaiting: number;
  webhookDead: number;
  webhookAge: number;
  unscanned: number;
}

/** Depths of the queues, ages of what has waited longest, and the connections to the database. */
export function watchQueues(meter: Meter, measured: Measured): void {
  const gauge = (name: string, description: string, unit?: string) =>
    meter.createObservableGauge(name, { description, ...(unit !== undefined && { unit }) });
  const up = gauge('riciba.database.up', '1 while the database answers');
  const timers = gauge('riciba.timers.late', 'Cases whose time has come and is not recorded yet');
  const timerAge = gauge('riciba.timers.oldest.age', 'For how long the oldest of them', 's');
  const duties = gauge('riciba.obligations.late', 'Open obligations whose due date has passed');
  const dutyAge = gauge('riciba.obligations.oldest.age', 'For how long the oldest of them', 's');
  const outbox = gauge('riciba.outbox.messages', 'What is to be sent, by channel: waiting, or given up');
  const outboxAge = gauge('riciba.outbox.oldest.age', 'For how long the oldest has waited to be sent', 's');
  const unscanned = gauge('riciba.attachments.unscanned', 'Files taken in while the scanner was away');
  meter.addBatchObservableCallback(
    async (seen) => {
      const found = await waiting(measured).catch(() => undefined);
      seen.observe(up, found ? 1 : 0);
      if (!found) return;
      seen.observe(timers, found.timers);
      seen.observe(timerAge, found.timerAge);
      seen.observe(duties, found.duties);
      seen.observe(dutyAge, found.dutyAge);
      for (const channel of ['mail', 'webhook'] as const) {
        seen.observe(outbox, found[`${channel}Waiting`], { channel, status: 'waiting' });
        seen.observe(outbox, found[`${channel}Dead`], { channel, status: 'given_up' });
        seen.observe(outboxAge, found[`${channel}Age`], { channel });
      }
      seen.observe(unscanned, found.unscanned);
    },
    [up, timers, timerAge, duties, dutyAge, outbox, outboxAge, unscanned],
  );
  watchConnections(meter, measured);
}

function watchConnections(meter: Meter, { pool, lines }: Measured): void {
  const count = meter.createObservableUpDownCounter('db.client.connection.count', {
    description: 'Connections of the pool to the database, by state',
  });
  const pending = meter.createObservableUpDownCounter('db.client.connection.pending_requests', {
    description: 'Who waits for one of them',
  });
  const asked = meter.createObservableGauge('riciba.lines.waiting', {
    description: 'Statements under way on the connections that all requests share',
  });
  meter.addBatchObservableCallback(
    (seen) => {
      seen.observe(count, pool.idleCount, { 'db.client.connection.state': 'idle' });
      seen.observe(count, pool.totalCount - pool.idleCount, { 'db.client.connection.state': 'used' });
      seen.observe(pending, pool.waitingCount);
      seen.observe(asked, lines.waiting);
    },
    [count, pending, asked],
  );
}

async function waiting({ db, municipality, now }: Measured): Promise<Waiting | undefined> {
  const at = now();
  const age = (instant: string) =>
    sql`coalesce(extract(epoch from ${at}::timestamptz - min(${sql.ref(instant)})), 0)::float8`;
  const sent = (channel: string) => sql`
    count(*) filter (where channel = ${channel} and not dead)::int as ${sql.ref(`${channel}Waiting`)},
    count(*) filter (where channel = ${channel} and dead)::int as ${sql.ref(`${channel}Dead`)},
    coalesce(extract(epoch from ${at}::timestamptz - min(created_at)
      filter (where channel = ${channel} and not dead)), 0)::float8 as ${sql.ref(`${channel}Age`)}`;
  // Each status has an index of its own: asked for together neither would be used.
  const { rows } = await sql<Waiting>`
    select timer.*, duty.*, leaving.*, file.*
    from (select count(*)::int as timers, ${age('wakesAt')} as timer_age from cases
        where municipality = ${municipality} and wakes_at <= ${at}) as timer,
      (select count(distinct (case_id, id))::int as duties, ${age('due')} as duty_age from obligation
        where municipality = ${municipality} and status = 'open' and due < ${at}) as duty,
      (select ${sent('mail')}, ${sent('webhook')} from (
        select channel, created_at, false as dead from outbox
        where municipality = ${municipality} and status = 'waiting'
        union all
        select channel, created_at, true as dead from outbox
        where municipality = ${municipality} and status = 'dead') as message) as leaving,
      (select count(*)::int as unscanned from attachment
        where municipality = ${municipality} and scanned = 'unchecked') as file`.execute(db);
  return rows[0];
}
