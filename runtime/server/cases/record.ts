import { CompiledQuery } from 'kysely';
import type { Definition } from '../../definition/index.ts';
import type { CaseEvent, CaseState, step } from '../../kernel/index.ts';
import { link } from '../chain/chain.ts';
import { lettersIn } from './letters.ts';
import { mailsOf } from '../mail/enqueue.ts';
import { columnsOf, newlyOwed, newPlaces, yearInLatvia } from './read-models.ts';
import { type Writing, writing } from './record-statements.ts';
import { announced } from '../webhooks/announce.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../store/database.ts';
import type { Lines } from '../store/lines.ts';
import { valuesOf } from '../store/statement.ts';

/** What the kernel made of a case. */
export type Accepted = Extract<ReturnType<typeof step>, { refused: false }>;

/** A case as it is stored before a change. */
export interface Stored {
  state: CaseState;
  definition: string;
  /** Last link of the chain of its events. */
  logHash: Buffer;
}

/** A case as it is locked for a change. */
export interface Locked extends Stored {
  number: string;
  changedAt: string;
}

/** What became of a case. */
export interface Became {
  definition: Definition;
  /** Absent: the case is new. */
  before?: Stored;
  accepted: Accepted;
  now: string;
  /** What lists read of it is made anew: of what they knew nothing is taken for true. */
  renewed?: boolean;
}

/** Locks a case to the end of the transaction; nothing when there is none. */
export async function lockCase(tx: Tx, municipality: string, id: string): Promise<Locked | undefined> {
  return await tx
    .selectFrom('cases')
    .select(['state', 'number', 'definition', 'changedAt', 'logHash'])
    .where('municipality', '=', municipality)
    .where('id', '=', id)
    .where('status', '!=', 'erased')
    .forUpdate()
    .executeTakeFirst();
}

/** Writes what became of a locked case without anybody's command. Nothing is sent here. */
export async function record(services: Services, tx: Tx, became: Became): Promise<void> {
  const { statement, values } = writing(services.directory.municipality, [written(services, became)]);
  await tx.executeQuery(CompiledQuery.raw(statement.text, valuesOf(statement, values)));
}

/** Writes what became of several cases by commands, all or nothing. */
export async function writeAll(lines: Lines, municipality: string, all: Writing[]): Promise<void[]> {
  const { statement, values } = writing(municipality, all);
  await lines.ask(statement, values);
  return all.map(() => undefined);
}

/**
 * What is written of what became of a case: its events with their chain, state, everything that lists read, messages.
 */
export function written(services: Services, { definition, before, accepted, now, renewed = false }: Became): Writing {
  const { directory } = services;
  const { state, events, messages } = accepted;
  const setting = directory.settingFor(definition);
  const links = chained(directory.municipality, state.id, events, before?.logHash);
  // Under another text of the scheme others may have business with it.
  const known = renewed || before?.definition !== state.definition ? undefined : before.state;
  const row = {
    ...columnsOf(definition, state, setting),
    state: JSON.stringify(state),
    logHash: links.at(-1)?.hash ?? before?.logHash,
  };
  return {
    case: state.id,
    at: now,
    rows: {
      ...(before ? { moved: [row] } : { opened: [{ ...row, openedAt: state.openedAt, year: yearInLatvia(now) }] }),
      event: links,
      owed: newlyOwed(definition, setting, state, known),
      place: newPlaces(definition, setting, state, known),
      message: messages.flatMap(({ id, to, text }) => to.roles.map((role) => ({ id, role, body: to.body, text }))),
      outbox: [...mailsOf(services, messages), ...announced(services.webhooks, state.id, events)],
      letter: lettersIn(definition, events),
    },
  };
}

function chained(municipality: string, caseId: string, events: CaseEvent[], before: Buffer | undefined) {
  let hash = before;
  return events.map((event) => {
    // In UTF-8 once, for the chain and for the store.
    const data = Buffer.from(JSON.stringify(event));
    hash = link(hash, { municipality, caseId }, data);
    return { seq: event.seq, happenedAt: event.at, type: event.type, data, hash };
  });
}
