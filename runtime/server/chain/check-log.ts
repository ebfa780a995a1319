import { sql } from 'kysely';
import { type CaseEvent, fold } from '../../kernel/index.ts';
import { link, lookText } from './chain.ts';
import { type ErasureRecord, isAsDecided, readDecisions } from './check-erasure.ts';
import { checkOverviews, type PostSeal } from './check-overviews.ts';
import type { Database, Tx } from '../store/database.ts';

const kinds = {
  'event-altered': 'notikuma ieraksts ir grozīts vai tā priekšā kaut kas ir izņemts',
  'event-cut': 'notikumu žurnāla beigas neatbilst lietai: pēdējie ieraksti ir izņemti vai pievienoti',
  'state-differs': 'lietas stāvoklis neizriet no tās notikumiem',
  'look-altered': 'skatījuma ieraksts ir grozīts vai tā priekšā kaut kas ir izņemts',
  'look-cut': 'skatījumu žurnāla beigas neatbilst: pēdējie ieraksti ir izņemti vai pievienoti',
  'case-missing': 'lietas ar šo numuru vairs nav',
  'letter-missing': 'vēstules ar šo numuru iestādes reģistrā vairs nav',
  'erasure-differs': 'lieta ir izdzēsta, bet lēmums par dzēšanu tam neatbilst vai tā nav',
  'decision-altered': 'lēmums par lietas glabāšanu ir grozīts vai tā priekšā kaut kas ir izņemts',
  'overview-altered': 'amata sarakstu un pārskatu skatījuma ieraksts ir grozīts vai tā priekšā kaut kas ir izņemts',
  'overview-cut': 'amata sarakstu un pārskatu skatījumu beigas neatbilst: pēdējie ieraksti ir izņemti vai pievienoti',
  'overview-seal-broken': 'amata skatījumu žurnāls vairs nesatur to, kas tajā bija, kad tika noņemts nospiedums',
  'seal-broken': 'žurnāls vairs nesatur to, kas tajā bija, kad tika noņemts nospiedums',
} as const;

/** What in the log is not as it was written. `at`: number of the event or look within its case. */
export interface LogFault {
  kind: keyof typeof kinds;
  municipality: string;
  /** Number of the case, or the post whose looks these are. */
  number: string;
  at?: number;
}

/** Where the chains of a case ended at some moment: kept elsewhere, it proves that no part of them was made anew. */
export interface Seal {
  municipality: string;
  case: string;
  number: string;
  events: number;
  log: string;
  looks: number;
  look: string;
}

export interface LogReport {
  cases: number;
  events: number;
  looks: number;
  /** Looks at lists, reports and calendars. */
  overviews: number;
  /** Cases that were erased as decided. */
  erased: number;
  faults: LogFault[];
  seals: (Seal | PostSeal)[];
}

/** Latvian, without personal data. */
export function describeFault({ kind, number, at }: LogFault): string {
  return `${number}${at === undefined ? '' : ` (${at}. ieraksts)`}: ${kinds[kind]}`;
}

/**
 * Reads the whole log of a database, of all its municipalities, as it is at one moment, and tells what does not hold:
 * the chains of events and of looks, the copies beside them, that each state follows from its events, that no case is
 * missing. Who may write to the database may make a chain anew; against that compare with seals kept elsewhere.
 * @param earlier seals taken before
 */
export async function checkLog(db: Database, earlier: readonly (Seal | PostSeal)[] = []): Promise<LogReport> {
  return await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const report: LogReport = { cases: 0, events: 0, looks: 0, overviews: 0, erased: 0, faults: [], seals: [] };
      const cases = await tx.selectFrom('cases').select(['municipality', 'id']).orderBy('number').execute();
      const decisions = await readDecisions(tx);
      for (const one of decisions.altered) report.faults.push({ kind: 'decision-altered', ...one });
      const sealed = new Map(earlier.filter(isOfCase).map((seal) => [`${seal.municipality} ${seal.case}`, seal]));
      for (const { municipality, id } of cases) {
        const key = `${municipality} ${id}`;
        await new CaseCheck(tx, report, municipality, id).run(sealed.get(key), decisions.erased.get(key));
        sealed.delete(key);
      }
      const gone = [...sealed.values()].map((seal) => ({ municipality: seal.municipality, number: seal.number }));
      for (const one of [...gone, ...(await missingNumbers(tx))])
        if (!report.faults.some((fault) => fault.municipality === one.municipality && fault.number === one.number))
          report.faults.push({ kind: 'case-missing', ...one });
      for (const one of await missingLetters(tx)) report.faults.push({ kind: 'letter-missing', ...one });
      const overviews = await checkOverviews(
        tx,
        earlier.filter((seal) => 'post' in seal),
      );
      report.overviews = overviews.count;
      report.seals.push(...overviews.seals);
      for (const { post, ...one } of overviews.faults) report.faults.push({ ...one, number: post });
      return report;
    });
}

function isOfCase(seal: Seal | PostSeal): seal is Seal {
  return 'case' in seal;
}

/** Numbers of a year have no gaps. */
async function missingNumbers(tx: Tx): Promise<{ municipality: string; number: string }[]> {
  const { rows } = await sql<{ municipality: string; number: string }>`
    select counter.municipality, wanted.number
    from case_counter counter
    cross join lateral generate_series(1, counter.last) as position
    cross join lateral (select counter.year || '-' || lpad(position::text, greatest(4, length(position::text)), '0')) wanted(number)
    where not exists (
      select 1 from cases where cases.municipality = counter.municipality and cases.number = wanted.number
    )`.execute(tx);
  return rows;
}

async function missingLetters(tx: Tx): Promise<{ municipality: string; number: string }[]> {
  const { rows } = await sql<{ municipality: string; number: string }>`
    select counter.municipality, counter.body || ' ' || counter.year || '/' || position as number
    from letter_counter counter cross join lateral generate_series(1, counter.last) as position
    where not exists (
      select 1 from letter
      where letter.municipality = counter.municipality and letter.body = counter.body
        and letter.year = counter.year and letter.number = position
    )`.execute(tx);
  return rows;
}

/** The chains of one case. */
class CaseCheck {
  private readonly tx: Tx;
  private readonly report: LogReport;
  readonly municipality: string;
  readonly caseId: string;
  private number = '';

  constructor(tx: Tx, report: LogReport, municipality: string, caseId: string) {
    this.tx = tx;
    this.report = report;
    this.municipality = municipality;
    this.caseId = caseId;
  }

  async run(seal: Seal | undefined, erasure: ErasureRecord | undefined): Promise<void> {
    const { tx, municipality, caseId, report } = this;
    const row = await tx
      .selectFrom('cases')
      .select(['number', 'status', 'logHash', 'version'])
      .select(sql<string>`state::text`.as('state'))
      .where('municipality', '=', municipality)
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow();
    this.number = row.number;
    const events = await this.events(row.status !== 'erased');
    const looks = await this.looks();
    if (row.status !== 'erased') this.checkCase(row, events);
    else if (isAsDecided({ ...row, events }, erasure)) report.erased += 1;
    else this.fault('erasure-differs');
    report.cases += 1;
    report.events += events.length;
    report.looks += looks.length;
    const [log, look] = [events.at(-1)?.hash, looks.at(-1)?.hash].map((hash) => hash?.toString('hex') ?? '');
    const { number } = this;
    const counts = { events: events.length, looks: looks.length };
    report.seals.push({ municipality, case: caseId, number, ...counts, log: log ?? '', look: look ?? '' });
    if (seal) this.checkSeal(seal, events, looks);
  }

  /** @param whole with their contents, by which their links are checked */
  private async events(whole: boolean) {
    const rows = await this.tx
      .selectFrom('event')
      .select(['seq', 'at', 'type', 'hash'])
      .select(sql<string>`data::text`.as('data'))
      .where('municipality', '=', this.municipality)
      .where('caseId', '=', this.caseId)
      .orderBy('seq')
      .execute();
    let before: Buffer | undefined;
    for (const [index, { seq, at, type, hash, data }] of rows.entries()) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- whether it is one is what the hash tells
      const event = JSON.parse(data) as CaseEvent;
      const copied = event.seq === seq && event.at === at && event.type === type && seq === index + 1;
      if (!copied || (whole && !hash.equals(link(before, this, data)))) this.fault('event-altered', seq);
      before = hash;
    }
    return rows;
  }

  private async looks() {
    const rows = await this.tx
      .selectFrom('viewLog')
      .select(['n', 'at', 'post', 'what', 'attachment', 'person', 'hash'])
      .where('municipality', '=', this.municipality)
      .where('caseId', '=', this.caseId)
      .orderBy('n')
      .execute();
    let before: Buffer | undefined;
    for (const [index, { hash, ...look }] of rows.entries()) {
      if (look.n !== index + 1 || !hash.equals(link(before, this, lookText(look)))) this.fault('look-altered', look.n);
      before = hash;
    }
    const head = await this.tx
      .selectFrom('viewHead')
      .select(['last', 'hash'])
      .where('municipality', '=', this.municipality)
      .where('caseId', '=', this.caseId)
      .executeTakeFirst();
    if (!same(head?.hash, before) || (head?.last ?? 0) !== rows.length) this.fault('look-cut', rows.length);
    return rows;
  }

  private checkCase(row: { logHash: Buffer; version: number; state: string }, events: Event[]): void {
    if (row.version !== events.length || !same(row.logHash, events.at(-1)?.hash))
      this.fault('event-cut', events.length);
    const whole = events.map(({ data }) => data);
    if (!this.follows(row.state, whole)) this.fault('state-differs');
  }

  private follows(state: string, events: string[]): boolean {
    try {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fold refuses what is no log of a case
      return JSON.stringify(fold(events.map((data) => JSON.parse(data) as CaseEvent))) === state;
    } catch {
      return false;
    }
  }

  private checkSeal(seal: Seal, events: Linked[], looks: Linked[]): void {
    const held = (rows: Linked[], count: number, hash: string) =>
      count === 0 || rows[count - 1]?.hash.toString('hex') === hash;
    if (!held(events, seal.events, seal.log) || !held(looks, seal.looks, seal.look)) this.fault('seal-broken');
  }

  private fault(kind: LogFault['kind'], at?: number): void {
    const { municipality, number } = this;
    this.report.faults.push({ kind, municipality, number, ...(at !== undefined && { at }) });
  }
}

interface Linked {
  hash: Buffer;
}

interface Event extends Linked {
  data: string;
}

function same(a: Buffer | null | undefined, b: Buffer | undefined): boolean {
  return a && b ? a.equals(b) : !a && !b;
}
