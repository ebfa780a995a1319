import { sql } from 'kysely';
import { lookup } from '../../definition/index.ts';
import {
  type Actor,
  type CaseEvent,
  type CaseState,
  hasBusiness,
  maySee,
  offers,
  prefill,
  view,
  waiting,
} from '../../kernel/index.ts';
import { aboutOf } from './about.ts';
import type { CaseView, Inbox, InboxItem, Notice, Opening } from '../contract/shapes/index.ts';
import { mostCounted, pageSize } from './case-list.ts';
import { type CasePage, drawCase, drawEmergency } from './case-view.ts';
import type { Loaded } from '../municipality/definitions.ts';
import { draftId } from '../contract/draft-id.ts';
import { draftIds } from './drafts.ts';
import { leadsTo, runningFiles } from './group-files.ts';
import { possibleIds } from '../answers/ids.ts';
import { drawItem } from './inbox-item.ts';
import { letterNumbers } from './letters.ts';
import { notFound } from '../contract/problem.ts';
import { recordOverview } from '../chain/overviews.ts';
import type { Services } from '../services.ts';
import { recordView } from '../chain/views.ts';

/** The number of the event that a message belongs to stands in its id. */
const eventOfMessage = sql<number>`substring(message.id from '\\.message\\.([0-9]+)\\.')::int`;

/** Older ones are not read by anybody. */
const longestNotices = 50;

/** What waits for a post, and what it was told. That the names in it were seen is recorded. */
export async function readInbox(services: Services, actor: Actor, page: number): Promise<Inbox> {
  const [items, notices] = await Promise.all([readItems(services, actor, page), readNotices(services, actor)]);
  const named = [...items.items, ...notices.filter(({ open }) => open)].map((one) => one.case);
  await recordOverview(services, actor, { what: 'inbox', cases: named });
  return { ...items, page, pageSize, notices };
}

async function readItems(
  services: Services,
  actor: Actor,
  page: number,
): Promise<{ items: InboxItem[]; total: number }> {
  const { directory } = services;
  const { municipality } = directory;
  const open = services.db
    .selectFrom('obligation')
    .where('obligation.municipality', '=', municipality)
    .where('obligation.body', '=', actor.body)
    .where('obligation.role', '=', actor.role)
    .where('obligation.status', '=', 'open');
  const [{ total }, rows] = await Promise.all([
    services.db
      .selectFrom(open.select('obligation.id').limit(mostCounted).as('some'))
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
    open
      .innerJoin('cases', (join) =>
        join.onRef('cases.municipality', '=', 'obligation.municipality').onRef('cases.id', '=', 'obligation.caseId'),
      )
      .select(['obligation.id', 'cases.number', 'cases.definition', 'cases.state'])
      .orderBy('obligation.due', (order) => order.asc().nullsLast())
      .orderBy('obligation.openedAt')
      .orderBy('cases.number')
      // Ids end with the number of their event: the shorter came first.
      .orderBy(({ fn }) => fn('length', ['obligation.id']))
      .orderBy('obligation.id')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute(),
  ]);
  const items = await Promise.all(
    rows.map(async ({ id, number, definition: hash, state }): Promise<InboxItem[]> => {
      const { definition } = await services.definitions.pinned(hash);
      const setting = directory.settingFor(definition);
      // The rows remember; who owes what is the kernel's to say.
      const obligation = waiting(definition, state, actor, setting).find((one) => one.id === id);
      if (!obligation || !hasBusiness(definition, state, actor, setting)) return [];
      return [drawItem({ definition, state, number, setting }, obligation)];
    }),
  );
  return { items: items.flat(), total };
}

async function readNotices(services: Services, actor: Actor): Promise<Notice[]> {
  const { directory } = services;
  const { municipality } = directory;
  const rows = await services.db
    .selectFrom('message')
    .leftJoin('access', (join) =>
      join
        .onRef('access.municipality', '=', 'message.municipality')
        .onRef('access.body', '=', 'message.body')
        .onRef('access.role', '=', 'message.role')
        .onRef('access.caseId', '=', 'message.caseId'),
    )
    .innerJoin('cases', (join) =>
      join.onRef('cases.municipality', '=', 'message.municipality').onRef('cases.id', '=', 'message.caseId'),
    )
    .leftJoin('messageSeen', (join) =>
      join
        .onRef('messageSeen.municipality', '=', 'message.municipality')
        .onRef('messageSeen.id', '=', 'message.id')
        .on('messageSeen.post', '=', actor.post),
    )
    .leftJoin('event', (join) =>
      join
        .onRef('event.municipality', '=', 'message.municipality')
        .onRef('event.caseId', '=', 'message.caseId')
        .on('event.seq', '=', eventOfMessage),
    )
    .select(['message.id', 'message.text', 'message.at', 'event.data as event'])
    .select(['cases.number', 'cases.definition', 'cases.state', 'messageSeen.at as seenAt'])
    .where('message.municipality', '=', municipality)
    .where('message.body', '=', actor.body)
    .where('message.role', '=', actor.role)
    .where((is) => is.or([is('access.caseId', 'is not', null), is('message.id', 'like', '%.emergency.%')]))
    .orderBy('message.at', 'desc')
    .orderBy('message.id')
    .limit(longestNotices)
    .execute();
  const notices = await Promise.all(
    rows.map(async ({ id, text, at, number, definition: hash, state, seenAt, event }): Promise<Notice[]> => {
      const { definition } = await services.definitions.pinned(hash);
      const setting = directory.settingFor(definition);
      const open = hasBusiness(definition, state, actor, setting);
      const looked = id.includes('.emergency.') ? state.emergencies?.find((one) => one.at === at) : undefined;
      // Who watches over emergencies is told of each, without being told whom the case is about.
      if (!open && !(looked && directory.rules.emergency?.tells.includes(actor.role))) return [];
      const about = open ? aboutOf(definition, state, setting) : '';
      const emergency = looked && drawEmergency({ definition, setting }, looked);
      const owed = event ? obligationOf(event) : undefined;
      const isTask = state.obligations.some(({ id: one, kind }) => one === owed && kind === 'task');
      const seen = isTask ? view(definition, state, [], actor, setting).obligations : [];
      const task = seen.find((one) => one.id === owed)?.text;
      return [{ id, case: state.id, number, about, text, task, at, seen: seenAt !== null, open, emergency }];
    }),
  );
  const told = notices.flat();
  await markTold(services, actor, told);
  return told;
}

/** Messages hold nothing that people wrote: which task one is about is read where its event says, by who may see it. */
function obligationOf(event: CaseEvent): string | undefined {
  if (event.type === 'obligationOpened') return event.obligation.id;
  return 'obligation' in event ? event.obligation : undefined;
}

/** Of a case that one cannot open, its notice has been seen once it was shown. */
async function markTold({ db, directory, now }: Services, { post }: Actor, notices: Notice[]): Promise<void> {
  const { municipality } = directory;
  const rows = notices
    .filter(({ open, seen }) => !open && !seen)
    .map(({ id }) => ({ municipality, post, id, at: now() }));
  if (rows.length === 0) return;
  await db
    .insertInto('messageSeen')
    .values(rows)
    .onConflict((on) => on.columns(['municipality', 'post', 'id']).doNothing())
    .execute();
}

interface StoredCase extends CasePage {
  loaded: Loaded;
}

/** @throws Refused 404 when there is no such case or the post has no business with it. */
async function loadCase(services: Services, actor: Actor, id: string): Promise<StoredCase> {
  const { directory, db } = services;
  const { municipality } = directory;
  const row = await db
    .selectFrom('cases')
    .select(['number', 'definition', 'state'])
    .where('municipality', '=', municipality)
    .where('id', '=', id)
    .where('status', '!=', 'erased')
    .executeTakeFirst();
  if (!row) throw notFound();
  const loaded = await services.definitions.pinned(row.definition);
  const { state } = row;
  const setting = directory.settingFor(loaded.definition);
  const now = services.now();
  const { definition } = loaded;
  if (!maySee(definition, state, actor, setting, now)) throw notFound();
  const [events, drafts] = await Promise.all([readEvents(services, state), draftIds(services, actor.post, id)]);
  const earlier = await services.definitions.of(events);
  return {
    loaded,
    definition,
    state,
    number: row.number,
    seen: view(definition, state, events, actor, setting, earlier, now),
    // Who only looks does nothing.
    offers: hasBusiness(definition, state, actor, setting) ? offers(definition, state, actor, setting, now) : [],
    drafts,
    files: new Map(),
    letters: new Map(),
    actor,
    setting,
  };
}

/** Events up to the state that was read: another command may have been done since. */
async function readEvents({ db, directory }: Services, state: CaseState): Promise<CaseEvent[]> {
  const rows = await db
    .selectFrom('event')
    .select('data')
    .where('municipality', '=', directory.municipality)
    .where('caseId', '=', state.id)
    .where('seq', '<=', state.version)
    .orderBy('seq')
    .execute();
  return rows.map(({ data }) => data);
}

/**
 * All that a case's page is drawn from. That somebody looked is for the caller to record.
 * @throws Refused 404 when there is no such case or the post has no business with it.
 */
export async function casePage(services: Services, actor: Actor, id: string): Promise<CasePage> {
  const page = await loadCase(services, actor, id);
  const files = await services.db
    .selectFrom('attachment')
    .select(['id', 'name', 'size', 'seq', 'scanned'])
    .where('municipality', '=', services.directory.municipality)
    .where('caseId', '=', id)
    .orderBy('uploadedAt')
    .orderBy('id')
    .execute();
  const letters = await letterNumbers(services.db, services.directory.municipality, id);
  return { ...page, files: Map.groupBy(files, ({ seq }) => seq ?? 0), letters };
}

/** A case as a post may see it. That somebody looked is recorded, and its notices about the case count as seen. */
export async function readCase(services: Services, actor: Actor, id: string): Promise<CaseView> {
  const page = await casePage(services, actor, id);
  await recordView(services, actor, { caseId: id, what: 'case', attachment: null });
  await markSeen(services, actor, id);
  return drawCase(page);
}

async function markSeen(services: Services, actor: Actor, caseId: string): Promise<void> {
  const { municipality } = services.directory;
  await services.db
    .insertInto('messageSeen')
    .columns(['municipality', 'post', 'id', 'at'])
    .expression((build) =>
      build
        .selectFrom('message')
        .select([
          'municipality',
          build.val(actor.post).as('post'),
          'id',
          build.val(services.now()).$castTo<string>().as('at'),
        ])
        .where('municipality', '=', municipality)
        .where('caseId', '=', caseId)
        .where('body', '=', actor.body)
        .where('role', '=', actor.role),
    )
    .onConflict((on) => on.columns(['municipality', 'post', 'id']).doNothing())
    .execute();
}

/** May this post read the answers of an event of a case that hold this attachment? */
export async function mayReadAttachment(
  services: Services,
  actor: Actor,
  id: string,
  caseId: string,
  seq: number,
): Promise<boolean> {
  const { seen } = await loadCase(services, actor, caseId);
  const event = seen.events.find((one) => one.seq === seq);
  if (event?.type !== 'performed' || !event.answers) return false;
  return possibleIds(event.answers).includes(id) || (await isSigned(services, id));
}

/** A signed document is read by whoever may read what it was made of. */
async function isSigned({ db, directory }: Services, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('signedDocument')
    .select('attachment')
    .where('municipality', '=', directory.municipality)
    .where('attachment', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Acts by which a post may open a case now; those, too, that would begin anew what runs already, with where it does. What
 * is over there, as the first meeting of a group once it was held, is none that one could go on with.
 */
export async function readOpenings(services: Services, actor: Actor): Promise<Opening[]> {
  const { definition } = services.definitions.current;
  const setting = services.directory.settingFor(definition);
  const own = setting.bodies.find((body) => body.key === actor.body);
  const [drafts, running] = await Promise.all([
    draftIds(services, actor.post, 'new'),
    runningFiles(services, definition, actor),
  ]);
  return offers(definition, undefined, actor, { ...setting, running }, services.now())
    .filter(({ blocked }) => !blocked || blocked.code === 'already-running')
    .flatMap(({ act: key, blocked }) => {
      const act = lookup(definition).acts.get(key);
      if (running.some((one) => one.case === blocked?.case && one.over.includes(key))) return [];
      const file = leadsTo(running, blocked?.case);
      const opening = act && {
        act: key,
        label: act.label,
        form: act.form,
        level: act.level,
        prefill: prefill(definition, act, {}, own),
        hasDraft: drafts.has(draftId(undefined, key)),
        definition: definition.hash,
        ...(blocked && { blocked: { text: blocked.text, sentence: blocked.sentence } }),
        ...(file && { running: { case: file.case, number: file.number } }),
      };
      return opening ?? [];
    });
}
