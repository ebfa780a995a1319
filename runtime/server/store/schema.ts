import type { ColumnType, Generated } from 'kysely';
import type { Answers, Definition } from '../../definition/index.ts';
import type { CaseEvent, CaseState } from '../../kernel/index.ts';
import type { Overview } from '../chain/overviews.ts';
import type { Found } from '../signed/found.ts';

/**
 * Tables as kysely sees them. Instants are ISO 8601 UTC strings with milliseconds. `json` columns keep their text byte
 * for byte, so that events fold to the very state that was stored; they are written as text.
 *
 * Every table has the municipality as the first column of its key: rows of one municipality may live apart.
 */
export interface Tables {
  /** Published definitions, never changed but for their validators, which a later build may compile anew. */
  definition: {
    municipality: string;
    hash: string;
    json: Json<Definition>;
    /** Form key → source of its compiled validators. */
    validators: Json<Record<string, string>>;
    publishedAt: string;
    /** When new cases last began to use it: the latest is the present one. */
    activatedAt: string;
  };
  /** Actual institutions. */
  body: { municipality: string; key: string; institution: string; name: string; position: number };
  /** A post: one person's place in one body with one role. */
  post: { municipality: string; id: string; name: string; body: string; role: string; position: number };
  /** Which body fills a group's seat. */
  seat: { municipality: string; groupBody: string; seat: string; body: string };
  /** Whether what is here was made in a demonstration. */
  storeMode: { municipality: string; mode: 'demo' | 'real' };
  /** People who sign in: with a password kept here (`local`), or as a provider says who they are (`oidc`). */
  account: {
    municipality: string;
    id: string;
    kind: 'local' | 'oidc';
    /** User name; of a provider, a digest of its address and its word for the person. */
    login: string;
    /** Shown to the person and to whoever administers. */
    name: string;
    password: string | null;
    /** Somebody else knows the password: it must be changed. */
    temporary: boolean;
    /** Secret of the authenticator app. */
    secondFactor: Buffer | null;
    /** The step of time whose code was used last: none is used twice. */
    lastStep: number | null;
    disabled: boolean;
    createdAt: string;
    signedInAt: string | null;
  };
  /** Which posts a person holds. */
  accountPost: { municipality: string; account: string; post: string };
  /** Digests of codes that stand in for the authenticator app, each once. */
  recoveryCode: { municipality: string; account: string; hash: Buffer };
  /** Links by which a person comes to an account that nobody knows a password of, each once, until it expires. */
  invitation: { municipality: string; tokenHash: Buffer; account: string; expiresAt: string };
  /** Failed attempts to sign in, by a digest of the user name or the address they came from. */
  attempt: { municipality: string; key: Buffer; count: number; nextAt: string; forgottenAt: string };
  /** Sign-ins. The token itself is only in the browser. */
  session: {
    municipality: string;
    tokenHash: Buffer;
    /** Names it to its owner. */
    id: string;
    /** Nobody's in a demonstration. */
    account: string | null;
    /** Not chosen yet: null. */
    post: string | null;
    /** What is still asked of the person; nothing: signed in. */
    stage: Stage | null;
    /** Of the authenticator app that is being added. */
    secret: Buffer | null;
    /** Browser and system, in words. */
    place: string | null;
    /** Digest of the provider's name for it: the provider may end it. */
    providerSession: Buffer | null;
    startedAt: string;
    seenAt: string;
    expiresAt: string;
  };
  /** The last number given to a case in a year. */
  caseCounter: { municipality: string; year: number; last: number };
  /** A case: its state is a fold over its events, stored beside them. */
  cases: {
    municipality: string;
    id: string;
    number: string;
    definition: string;
    /** erased: only what reports count is left. */
    status: 'open' | 'closed' | 'erased';
    version: number;
    openedAt: string;
    changedAt: string;
    /** Folded text that the list is searched by. */
    search: string;
    state: Json<CaseState>;
    /** The last link of the chain of its events. */
    logHash: Buffer;
    /** The track it runs on. */
    track: string;
    /** When time does something to it next, such as a term that passes; never: null. */
    wakesAt: string | null;
  };
  /** What happened; append only. `hash` links it to what stands before it. */
  event: {
    municipality: string;
    caseId: string;
    seq: number;
    at: string;
    type: string;
    data: Json<CaseEvent>;
    hash: Buffer;
  };
  /** Read model of the inbox: one row for each role that owes. */
  obligation: {
    municipality: string;
    caseId: string;
    id: string;
    role: string;
    body: string;
    status: 'open' | 'met' | 'cancelled';
    openedAt: string;
    due: string | null;
  };
  /**
   * Read model of lists: which roles at which bodies have business with a case, and what their lists are ordered and
   * searched by, as it stands in the case.
   */
  access: {
    municipality: string;
    body: string;
    role: string;
    caseId: string;
    status: 'open' | 'closed';
    track: string;
    search: string;
    changedAt: string;
  };
  /** What the rows of `access` were made from, once all of them are: the directory and the kernel's rules. */
  accessBasis: { municipality: string; digest: Buffer };
  /** Commands that were accepted, by the client's id. */
  command: {
    municipality: string;
    id: string;
    post: string;
    at: string;
    /** Of what it asked for; none in rows from before digests were kept. */
    digest: Buffer | null;
    caseId: string;
    version: number;
    seq: number;
  };
  /** What is told: one row for each role it is for. */
  message: {
    municipality: string;
    id: string;
    role: string;
    body: string;
    caseId: string;
    text: string;
    at: string;
  };
  /**
   * What leaves: e-mails that announce messages, one for each post that has an address, and webhooks, one for each
   * endpoint, whose name stands in `post`; to which address, is not here. `seq`: the event it tells of. `nextAt`: when it
   * is tried next, or, while it is being sent, when another process may.
   */
  outbox: {
    municipality: string;
    id: string;
    kind: string;
    caseId: string;
    post: string;
    createdAt: string;
    nextAt: string;
    attempts: number;
    /** dead: given up. handled: and a person saw to it. */
    status: 'waiting' | 'sent' | 'dead' | 'handled';
    /** Why it was not sent: a code, and the mail server's. */
    reason: string | null;
    endedAt: string | null;
    channel: 'mail' | 'webhook';
    seq: number | null;
    /** The post that saw to it. */
    handledBy: string | null;
  };
  /** The last number given to a letter of a body in a year. */
  letterCounter: { municipality: string; body: string; year: number; last: number };
  /** Register of the letters of each body, by the act that sent them. */
  letter: { municipality: string; body: string; year: number; number: number; caseId: string; seq: number };
  messageSeen: { municipality: string; post: string; id: string; at: string };
  /** Forms being filled. */
  draft: {
    municipality: string;
    post: string;
    id: string;
    answers: Json<Answers>;
    page: string | null;
    revision: number;
    command: string;
    savedAt: string;
  };
  /**
   * Uploaded files; the content is kept elsewhere. A row is there before its file; while that is being received,
   * `kind` is empty. `caseId` and `seq` are set when the answers are accepted.
   */
  attachment: {
    municipality: string;
    id: string;
    post: string;
    act: string;
    field: string;
    name: string;
    size: number;
    kind: string;
    sha256: Buffer;
    uploadedAt: string;
    caseId: string | null;
    seq: number | null;
    scanned: 'none' | 'clean' | 'unchecked' | 'infected';
  };
  /**
   * Signed documents that were handed in: the container is an attachment; `paper` names the document of the case, `found`
   * what was found in it.
   */
  signedDocument: {
    municipality: string;
    attachment: string;
    caseId: string;
    seq: number;
    paper: string;
    found: Json<Found>;
    post: string;
    at: string;
  };
  /**
   * Secret addresses of calendars, one for each person at each post who asked for it; in a demonstration nobody's. The
   * token itself is only in the address.
   */
  calendarFeed: { municipality: string; tokenHash: Buffer; post: string; createdAt: string; account: string | null };
  /** Who looked at which case: `n` counts them in each, `hash` links it to the one before; append only. */
  viewLog: {
    municipality: string;
    id: Generated<number>;
    caseId: string;
    post: string;
    at: string;
    what: 'case' | 'attachment' | 'document' | 'export';
    attachment: string | null;
    /** The account of who sat in the post; nobody's in a demonstration. */
    person: string | null;
    n: number;
    hash: Buffer;
  };
  /** How many years papers of a class are kept; `*`: those without one. */
  retentionTerm: { municipality: string; class: string; years: number };
  /** Cases that are not to be erased, and why. */
  retentionHold: { municipality: string; caseId: string; reason: string; since: string };
  /** What was decided about keeping cases: a chain for each municipality; append only. */
  retentionLog: {
    municipality: string;
    n: number;
    what: 'erase' | 'hold' | 'release';
    caseId: string;
    number: string;
    at: string;
    detail: string;
    hash: Buffer;
  };
  /** Who looked at many cases at once: a chain for each post; append only. `detail`: plain data as JSON. */
  overviewLog: {
    municipality: string;
    post: string;
    n: number;
    at: string;
    person: string | null;
    what: Overview['what'];
    detail: string;
    hash: Buffer;
  };
  /** How many such looks of a post there are, and the last link of their chain. */
  overviewHead: { municipality: string; post: string; last: number; hash: Buffer | null };
  /** How many looks at a case there are, and the last link of their chain. */
  viewHead: { municipality: string; caseId: string; last: number; hash: Buffer | null };
}

/** What is asked of a person before they are signed in: a code, a password of their own, an authenticator app, a post. */
export type Stage = 'code' | 'password' | 'enrol' | 'post';

/** Read as the parsed value, written as text. */
type Json<T> = ColumnType<T, string, string>;
