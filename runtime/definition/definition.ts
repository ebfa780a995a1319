// Generated from definition.schema.json by `npm run generate`; edit that file instead.

/**
 * Decidable, typed, total. Its operands are fields of the answers given, and of the file: facts, kept entries, the day. Where nothing is known of the file, what needs it is false.
 */
export type Condition =
  | AllCondition
  | NotCondition
  | ValueCondition
  | KnownCondition
  | NumberCondition
  | CompareCondition
  | DateCondition
  | SinceCondition
  | SomeCondition;
export type Quantity =
  | NumberQuantity
  | FieldQuantity
  | ChosenQuantity
  | AgeQuantity
  | CountQuantity
  | SumQuantity
  | ScoreQuantity
  | TotalQuantity
  | PlusQuantity;
export type Day = FieldDay | Today | FixedDay;
/**
 * Which entries count, by their day: those of the period in which today lies, or of the time up to today. Semesters and school years are those of the calendar of the institution at whose level it is judged.
 */
export type Window = ('semester' | 'schoolYear' | 'year' | 'month') | RollingWindow;
/**
 * How long somebody has; a part of the terms of the kernel (kernel/time).
 */
export type Term = AmountTerm | ElapsedTerm | EndTerm;
/**
 * Local time of the last day until which it may be done.
 */
export type ClockTime = string;
export type Effect = CloseEffect | LevelEffect | ReferEffect | BesideEffect | EndEffect;
export type Then = ThenLevel | ThenReturn | ThenParticipate | ThenNone;
export type Trigger = LevelTrigger | ActTrigger | WhenTrigger | OpenTrigger | LateTrigger;
/**
 * How long before a day something must be done or told.
 */
export type TermBefore = AmountTermBefore | ElapsedTermBefore;
/**
 * By what a row is split: what is chosen in a field; which body (opened the file, entered, owes, works at the level, received the referral); the outcome (of a closed file, or the act of an entry); the level (of a stay, of an act, or those that a file has come to).
 */
export type ReportSplit =
  | {
      of: 'field';
      field: FieldRef;
    }
  | {
      of: 'body' | 'outcome' | 'level';
    };
export type DocumentPart = DocumentText | DocumentField | DocumentEntryField | DocumentKnown;
export type DocumentBlock = DocumentTextBlock | DocumentFields | DocumentEntries;

/**
 * What the generator makes of a checked scheme and the runtime runs: plain data. Keys are ASCII and stable; labels are Latvian. A published definition never changes: `hash` is SHA-256 over the canonical JSON (RFC 8785) of everything but `hash`.
 */
export interface Definition {
  /**
   * Version of this format.
   */
  format: 1;
  hash: string;
  scheme: SchemeHead;
  institutions: Institution[];
  parties: Party[];
  lists: CodeList[];
  forms: Form[];
  levels: Level[];
  acts: Act[];
  sentences: Sentence[];
  /**
   * How a file goes: one drawing for each of `tracks`, in their order; without tracks, the only one.
   */
  diagrams: Diagram[];
  /**
   * Kinds of file. Absent: one, about a child. A level without `track` belongs to the first.
   */
  tracks?: Track[];
  duties?: Duty[];
  reports?: Report[];
  retention?: RetentionClass[];
  documents?: Document[];
  /**
   * Fields of shared parts that together name whom a file is about, in the order they are said. Absent: the first shared part with the fields `vards` and `uzvards`.
   */
  about?: FieldRef[];
}
export interface SchemeHead {
  key: string;
  label: string;
  territory: string[];
  basis: Citation[];
  /**
   * Of all texts of the definition. Absent: Latvian.
   */
  language?: 'en';
  version?: string;
  validFrom?: string;
}
export interface Citation {
  issuer: string;
  number?: string;
  /**
   * ISO date of the act.
   */
  date?: string;
  title?: string;
  /**
   * Article of a law.
   */
  article?: number;
  clause?: string;
}
/**
 * An institution, or a group whose seats are filled from institutions.
 */
export interface Institution {
  key: string;
  kind: 'institution' | 'group';
  label: Label;
  /**
   * Several bodies of this kind exist in the territory.
   */
  many: boolean;
  emails: string[];
  roles: Role[];
  seats: Seat[];
  /**
   * Group: id of the sentence by which members and invited people keep what they learn to themselves.
   */
  confidential?: string;
  /**
   * Group: id of the sentence by which its members are approved: only a filled seat can be present.
   */
  composition?: string;
  /**
   * Group: for which territories it works. Absent: for that of the scheme.
   */
  territory?: string[];
  /**
   * By which calendar it works: that of State institutions (moved days), the plain one, that with study days. The terms of its duties are counted by it. Absent: not stated.
   */
  calendar?: 'state' | 'plain' | 'school';
}
/**
 * A name and its Latvian case forms; only the nominative is always there.
 */
export interface Label {
  nominative: string;
  genitive?: string;
  dative?: string;
  accusative?: string;
  locative?: string;
}
export interface Role {
  /**
   * Path: institution.role, e.g. Skola.Pedagogs.
   */
  key: string;
  label: Label;
  office?: 'chair' | 'deputy' | 'secretary';
}
export interface Seat {
  key: string;
  /**
   * Institutions that may fill it.
   */
  from: string[];
  by?: Performer;
}
/**
 * Who sits in it, and who stands in. Absent: any post of the body.
 */
export interface Performer {
  roles: string[];
  substitutes: string[];
}
/**
 * Somebody outside the institutions: the parents, the child.
 */
export interface Party {
  key: string;
  label: Label;
}
export interface CodeList {
  key: string;
  label: string;
  codes: Code[];
}
export interface Code {
  key: string;
  label: string;
  /**
   * In a checklist: what choosing it adds to the score.
   */
  points?: number;
}
/**
 * Answers are {page: {field: answer}}.
 */
export interface Form {
  key: string;
  label: string;
  pages: Page[];
  /**
   * Strict JSON Schema of the whole form, for the server. A page whose `when` does not hold must be absent: the server checks that beside the schema.
   */
  schema: {
    [k: string]: unknown;
  };
  rules?: Rule[];
  /**
   * Retention class of the papers it makes.
   */
  retention?: string;
}
/**
 * One page of a form: answers are an object {field: answer}.
 */
export interface Page {
  key: string;
  label: string;
  fields: Field[];
  /**
   * JSON Schema (draft-07) of the page for the form renderer: conditions as `allOf` of if/then/else with every property declared, code lists as `enum`, closed objects.
   */
  schema: {
    [k: string]: unknown;
  };
  /**
   * uiSchema of @rjsf/core by language.
   */
  uiSchema: {
    lv: {
      [k: string]: unknown;
    };
  };
  hint?: string;
  when?: Condition;
  /**
   * Its answers are facts of the case under this name: prefilled wherever the part is used.
   */
  part?: string;
  rules?: Rule[];
}
/**
 * What a reader of answers needs to know of a field; how it is rendered and checked stands in the page's schema. The `when` of a field within a group speaks of the fields of the same entry.
 */
export interface Field {
  key: string;
  label: string;
  type:
    | 'text'
    | 'longText'
    | 'wholeNumber'
    | 'yesNo'
    | 'date'
    | 'phone'
    | 'email'
    | 'address'
    | 'personalCode'
    | 'body'
    | 'choice'
    | 'choices'
    | 'roles'
    | 'seats'
    | 'attachment'
    | 'group';
  required: boolean;
  /**
   * choice, choices: the code list.
   */
  list?: string;
  /**
   * body: whose bodies may be chosen. seats: the group whose seats may be chosen.
   */
  institution?: string;
  /**
   * roles: whose roles may be chosen; absent: all of the scheme.
   */
  institutions?: string[];
  /**
   * group: the fields of one entry.
   */
  fields?: Field[];
  when?: Condition;
  /**
   * attachment: allowed file name endings, with the dot.
   */
  accept?: string[];
  /**
   * attachment: largest size of one file.
   */
  maxBytes?: number;
  /**
   * The author's own message when it is missing or wrong.
   */
  message?: string;
  /**
   * Role paths or institution keys: beside the body that answered, only these read the answer.
   */
  readers?: string[];
  /**
   * Never shown or handed out to the family.
   */
  notForFamily?: boolean;
  /**
   * Not asked: worked out from other answers and the file.
   */
  computed?: Quantity;
  /**
   * group: filled first with the acts done so far in the file. Their day goes to the first date of an entry, who did them to its first text, what was done to its next text.
   */
  prefill?: 'steps';
  /**
   * It must be answered, or the tick beside it (`unknownOf`) says that there is no information.
   */
  unknown?: boolean;
  /**
   * yesNo: the tick that there is no information for the field of this key beside it, which then is not asked.
   */
  unknownOf?: string;
  /**
   * choice, with `computed`: the last band whose number is reached is the answer.
   */
  bands?: Band[];
  /**
   * With `bands`: the field beside it in which a person may choose a later band; the later of the two is the answer.
   */
  raisedBy?: string;
}
export interface AllCondition {
  op: 'and' | 'or';
  of: Condition[];
}
export interface NotCondition {
  op: 'not';
  of: Condition;
}
/**
 * `is` for one value, `hasAny` and `hasAll` for choices of many. A field without an answer has no value.
 */
export interface ValueCondition {
  op: 'is' | 'hasAny' | 'hasAll';
  field: FieldRef;
  values: (string | boolean)[];
}
/**
 * A field of the answers that are given or judged; with `part`, of the latest answers of that shared part of the file; with `act`, of the latest kept entry of that act.
 */
export interface FieldRef {
  page: string;
  field: string;
  part?: string;
  act?: string;
}
/**
 * The field has an answer.
 */
export interface KnownCondition {
  op: 'known';
  field: FieldRef;
}
export interface NumberCondition {
  op: 'less' | 'atMost' | 'atLeast' | 'more';
  field: FieldRef;
  value: number;
}
/**
 * Two quantities beside each other. False when either has no value.
 */
export interface CompareCondition {
  op: 'compare';
  left: Quantity;
  relation: 'less' | 'atMost' | 'equal' | 'atLeast' | 'more';
  right: Quantity;
}
export interface NumberQuantity {
  of: 'number';
  value: number;
}
/**
 * The number that was answered.
 */
export interface FieldQuantity {
  of: 'field';
  field: FieldRef;
}
/**
 * How many are chosen, or how many entries a repeating group has. Without an answer: none.
 */
export interface ChosenQuantity {
  of: 'chosen';
  field: FieldRef;
}
/**
 * Full years from the date of birth in the field up to the day `at`, or today.
 */
export interface AgeQuantity {
  of: 'age';
  field: FieldRef;
  at?: Day;
}
export interface FieldDay {
  of: 'field';
  field: FieldRef;
}
/**
 * The local day on which it is judged.
 */
export interface Today {
  of: 'today';
}
export interface FixedDay {
  of: 'date';
  date: string;
}
/**
 * How many kept entries of the act lie in the window. `where` speaks of the answers of the entry itself. Without a window: all of the file.
 */
export interface CountQuantity {
  of: 'count';
  act: string;
  window?: Window;
  where?: Condition;
}
/**
 * So long up to and with today.
 */
export interface RollingWindow {
  rolling: {
    amount: number;
    unit: 'calendarDay' | 'week' | 'month' | 'year';
  };
}
/**
 * What a number field of those entries adds up to.
 */
export interface SumQuantity {
  of: 'sum';
  act: string;
  field: FieldRef;
  window?: Window;
  where?: Condition;
}
/**
 * Sum of the points of what is chosen in these fields.
 */
export interface ScoreQuantity {
  of: 'score';
  fields: FieldRef[];
  /**
   * Fields of one choice: while any of them is asked (`when`) and not answered, there is no score.
   */
  asked?: {
    field: FieldRef;
    when?: Condition;
  }[];
  /**
   * Points by code key, of the code lists of these fields; fields whose lists differ on a code stand in scores of their own.
   */
  points: {
    [k: string]: number;
  };
}
/**
 * The number `inner` of all entries of the group; of no entries, 0.
 */
export interface TotalQuantity {
  of: 'total';
  field: FieldRef;
  inner: string;
}
/**
 * Sum; without a value when any part is.
 */
export interface PlusQuantity {
  of: 'plus';
  parts: Quantity[];
}
/**
 * Two days beside each other. False when either has no value.
 */
export interface DateCondition {
  op: 'before' | 'notAfter';
  left: Day;
  right: Day;
}
/**
 * The latest entry of the act is not older than the term: the day judged is not after the last day of the term counted from the day of that entry. Entries of later days do not count yet. False when there is none.
 */
export interface SinceCondition {
  op: 'since';
  act: string;
  within: Term;
}
/**
 * So many days, weeks or months; the day of the event is not counted, and a last day that is off goes on to the next working day.
 */
export interface AmountTerm {
  kind: 'amount';
  amount: number;
  unit: 'calendarDay' | 'workingDay' | 'studyDay' | 'week' | 'month' | 'year';
  direction: 'after';
  until?: ClockTime;
}
/**
 * Hours by the clock, through nights and days off.
 */
export interface ElapsedTerm {
  kind: 'elapsed';
  amount: number;
  unit: 'minute' | 'hour';
  direction: 'after';
}
/**
 * Until the end of the day, or of the longer period, in which it began.
 */
export interface EndTerm {
  kind: 'endOf';
  period: 'day' | 'week' | 'month' | 'semester' | 'schoolYear' | 'year';
  until?: ClockTime;
}
/**
 * So many of these hold. With neither number: at least one.
 */
export interface SomeCondition {
  op: 'some';
  exactly?: number;
  atLeast?: number;
  of: Condition[];
}
export interface Band {
  code: string;
  from: number;
}
/**
 * A rule between answers, in its author's words: `when` must hold.
 */
export interface Rule {
  when: Condition;
  message: string;
  /**
   * Where the message stands.
   */
  field?: string;
  /**
   * Of a rule of the whole form: the page of that field.
   */
  page?: string;
}
/**
 * An official stage of a case.
 */
export interface Level {
  key: string;
  number: number;
  label: string;
  by: Performer1;
  does: string[];
  /**
   * Keys of the acts that may be done while the level is active: options, outcomes (each after the notices it needs), requests.
   */
  acts: string[];
  /**
   * Levels at whose request this one takes part; then it is not a step of its own.
   */
  participatesFor: string[];
  sentence: string;
  terms?: Terms;
  /**
   * Kind of file it is a stage of. Absent: the first track.
   */
  track?: string;
}
/**
 * Who acts: any of `roles`; where the body has nobody in them, any of `substitutes`.
 */
export interface Performer1 {
  roles: string[];
  substitutes: string[];
}
/**
 * Until when each duty must be done, counted from its opening; a duty that is not here has no term. A level has the term of deciding, a notice that of informing, a recipient those of acknowledging and answering. decide and inform: from the opening of the level or the return of the case. acknowledge: from the sending. answer: from the acknowledgement.
 */
export interface Terms {
  decide?: Term;
  inform?: Term;
  acknowledge?: Term;
  answer?: Term;
}
/**
 * Something a post may do to a case: a button, its form and what follows. `by` is absent for `request` (whoever performs the asking level), for acts on a referral (there the posts of the recipient body that perform the level to follow, or any of its posts) and on an obligation (its debtor). `effect`: open, outcome, option, request, reopen.
 */
export interface Act {
  /**
   * Unique and stable: <level>.<name> for acts of a level, referral.<name> for acts on a referral, task.finish, obligation.extend; `entry.correct.<act>` corrects the entries of that act.
   */
  key: string;
  /**
   * open: begins a case, or adds its level to an open one of the same track. outcome: ends work at a level. notice: fulfils a `first must inform`. option: allowed, not demanded. request: asks a participating level to take part. acknowledge, refuse, feedback: the recipient's acts on a referral. fulfil: does what a duty asks. finish: a task is done. extend: a later date for what is owed. correct: replaces the answers of a kept entry. reopen: a closed case goes on.
   */
  kind:
    | 'open'
    | 'outcome'
    | 'notice'
    | 'option'
    | 'request'
    | 'acknowledge'
    | 'refuse'
    | 'feedback'
    | 'fulfil'
    | 'finish'
    | 'extend'
    | 'correct'
    | 'reopen';
  /**
   * Of the button.
   */
  label: string;
  sentence: string;
  /**
   * Level at which it is done; for `open`, the level it opens. Absent for `request`, which several levels may do (see `acts` of the level), and for acts on a referral.
   */
  level?: string;
  by?: Performer1;
  form?: string;
  /**
   * Acts that must have been done first: those of the same level during the present stay, others ever in this file.
   */
  needs?: string[];
  /**
   * open: it convenes the first meeting of a group. The outcome with which a meeting is held: once one was, in this file, the act is over.
   */
  firstMeeting?: string;
  /**
   * notice, fulfil: role path (Skola.Administracija), institution key or party key (Vecaki). option: the group whose seats, and whom else the agenda names, are invited.
   */
  to?: string;
  /**
   * notice, fulfil
   */
  inWriting?: boolean;
  effect?: Effect;
  terms?: Terms;
  /**
   * Only if all of these hold.
   */
  gates?: Gate[];
  /**
   * Its entries are kept in the state: something counts or names them.
   */
  keeps?: boolean;
  /**
   * The day of what is entered, where it may be entered later. Absent: the local day of the act.
   */
  dateField?: FieldRef;
  items?: Items;
  invited?: Invited;
  tasks?: Tasks;
  /**
   * fulfil: the duty it fulfils.
   */
  duty?: string;
  /**
   * feedback: only for referrals of this recipient; it stands instead of the general one.
   */
  recipient?: string;
  /**
   * Papers made of its answers.
   */
  documents?: string[];
}
export interface CloseEffect {
  kind: 'close';
}
/**
 * The case goes on at another level.
 */
export interface LevelEffect {
  kind: 'level';
  level: string;
}
/**
 * The case, or a request to take part, is sent to institutions. `channelField` is where the sender chose among several channels.
 */
export interface ReferEffect {
  kind: 'refer';
  what: 'letter' | 'information' | 'request';
  /**
   * Which the sender may choose from; `system` means within this product.
   */
  channels: ('paper' | 'eSigned' | 'eAddress' | 'handed' | 'system')[];
  recipients: Recipient[];
  channelField?: FieldRef;
}
/**
 * One recipient. With neither `when` nor `otherwise`: always.
 */
export interface Recipient {
  /**
   * Unique and stable.
   */
  key: string;
  institution: string;
  then: Then;
  sentence: string;
  when?: Condition;
  /**
   * Only when no `when` of the same effect holds.
   */
  otherwise?: boolean;
  terms?: Terms;
  /**
   * Every body of the institution gets its own: a survey.
   */
  each?: boolean;
  /**
   * Key of its own feedback act, which stands instead of the general one.
   */
  answer?: string;
}
/**
 * Taken over: the level opens when the recipient acknowledges.
 */
export interface ThenLevel {
  kind: 'level';
  level: string;
}
/**
 * The recipient answers, and the case returns to the sender's level when no other branch is open.
 */
export interface ThenReturn {
  kind: 'return';
}
/**
 * The recipient takes part beside the sender's level, which stays open.
 */
export interface ThenParticipate {
  kind: 'participate';
  level: string;
}
/**
 * Nothing is stated: the branch stops here.
 */
export interface ThenNone {
  kind: 'none';
}
/**
 * Another level opens beside this stay, which stays open. For options.
 */
export interface BesideEffect {
  kind: 'beside';
  level: string;
}
/**
 * Ends this stay only: the file stays open, and so does whatever else is active.
 */
export interface EndEffect {
  kind: 'end';
}
/**
 * The act is refused unless `when` holds on its answers and the file; the refusal quotes `sentence`.
 */
export interface Gate {
  when: Condition;
  sentence: string;
}
/**
 * What is discussed: the entries of a repeating part. Of an act that opens the stay of a meeting, its agenda; of an outcome, its minutes. What was carried over there, or stood on the agenda of a meeting that was not held, begins the next agenda.
 */
export interface Items {
  page: string;
  /**
   * Field of type group; the others are fields of its entries.
   */
  group: string;
  /**
   * What the item is called; items of the same name are one.
   */
  text: string;
  /**
   * Date. On an agenda: from which meeting it was carried over. In minutes: it is carried over.
   */
  carried?: string;
}
/**
 * Who is invited to which item of the agenda, beside the members: they see this item only, and only until the meeting is over. All fields but the group itself are fields of its entries.
 */
export interface Invited {
  page: string;
  group: string;
  /**
   * Field of type roles.
   */
  roles: string;
  /**
   * Field of type body: whose roles, where the institution has several.
   */
  body?: string;
  /**
   * Number of the item, from 1. Absent, or not answered: no item.
   */
  item?: string;
}
/**
 * Tasks that the answers of the act give. All fields but the group itself are fields of its entries.
 */
export interface Tasks {
  page: string;
  /**
   * Field of type group; each of its entries is a task for every owner.
   */
  group: string;
  /**
   * What has to be done.
   */
  text: string;
  /**
   * Field of type roles or choice: role paths.
   */
  owners: string;
  /**
   * Field of type body: whose roles, where the institution has several.
   */
  body?: string;
  /**
   * Date, kept as written; a day off is flagged, not rolled.
   */
  due?: string;
}
/**
 * A rule of the scheme, as a Latvian sentence that a refusal or an obligation can quote.
 */
export interface Sentence {
  id: string;
  text: string;
  cites?: Citation;
  /**
   * Not in the municipality's text: why it was chosen.
   */
  assumed?: string;
}
/**
 * Layout of one course of the scheme, in pixels at scale 1; the host draws and colours it.
 */
export interface Diagram {
  /**
   * Key of the kind of file it is of. Absent: files are of one kind.
   */
  track?: string;
  width: number;
  height: number;
  nodes: DiagramNode[];
  edges: DiagramEdge[];
}
export interface DiagramNode {
  /**
   * level:<key>, recipient:<institution>, entry:<act>, end
   */
  id: string;
  kind: 'level' | 'participant' | 'recipient' | 'entry' | 'end';
  /**
   * Its text, broken to fit.
   */
  lines: string[];
  x: number;
  y: number;
  width: number;
  height: number;
  level?: string;
  institution?: string;
}
export interface DiagramEdge {
  id: string;
  from: string;
  to: string;
  kind: 'level' | 'refer' | 'return' | 'request' | 'close' | 'entry';
  points: number[][];
  label?: string;
  labelBox?: DiagramLabel;
  act?: string;
  assumed?: boolean;
}
/**
 * Where an edge's label stands, and its text, broken to fit.
 */
export interface DiagramLabel {
  lines: string[];
  x: number;
  y: number;
  width: number;
  height: number;
}
/**
 * A kind of file: about a child, or the work book of a group. Its levels form one course.
 */
export interface Track {
  key: string;
  label: string;
  about: 'child' | 'group';
  /**
   * about group: whose work book it is.
   */
  group?: string;
  /**
   * As `about` of the definition, for files of this track.
   */
  whom?: FieldRef[];
}
/**
 * Somebody must do something, within a term from an event. Its debtor is named by one of `level`, `by`, `seats`; with `level` and `by`, those of `by` while the level is active.
 */
export interface Duty {
  key: string;
  label: string;
  sentence: string;
  /**
   * Files in which it may arise. Absent: all.
   */
  track?: string;
  /**
   * Owed by the performers of the active run of this level; it arises only while there is one.
   */
  level?: string;
  by?: Performer1;
  /**
   * Group: one obligation for each filled seat, owed by any post of the body in it.
   */
  seats?: string;
  /**
   * Only the seats chosen in this field of the answers that opened it.
   */
  among?: FieldRef;
  /**
   * Of these seats whoever stands in owes it: they were present.
   */
  instead?: FieldRef;
  /**
   * Any of these opens it. Empty: only `recurs`, from the opening of the file or the level on.
   */
  opens: Trigger[];
  /**
   * Key of its own `fulfil` act, or of a kept act whose doing fulfils it.
   */
  act: string;
  /**
   * Towards whom: role paths, institution keys, party keys.
   */
  to?: string[];
  within?: Term;
  /**
   * So long before the date in a field of the latest entry of `of.act`; it moves with that date.
   */
  before?: {
    term: TermBefore;
    of: FieldRef;
    /**
     * Of a meeting: entries of its stay that set another date.
     */
    moved?: FieldRef[];
  };
  recurs?: Recurrence;
  /**
   * What follows when it is late.
   */
  late?: {
    /**
     * Role paths.
     */
    informs: string[];
  };
  reminder?: TermBefore;
  /**
   * Who may set a later date, and only when `when` holds.
   */
  extension?: {
    by: Performer1;
    when?: Condition;
  };
  /**
   * true: still owed when the file is closed. false: never. Absent: only if the act that closes the file opens it.
   */
  outlives?: boolean;
}
/**
 * A level opens.
 */
export interface LevelTrigger {
  on: 'level';
  level: string;
}
/**
 * The act is done; `when` speaks of its answers and the file.
 */
export interface ActTrigger {
  on: 'act';
  act: string;
  when?: Condition;
}
/**
 * The condition becomes true. What a count opened is asked no more when a correction takes it back.
 */
export interface WhenTrigger {
  on: 'when';
  when: Condition;
}
/**
 * A file is opened, of this track if one is named.
 */
export interface OpenTrigger {
  on: 'open';
  track?: string;
}
/**
 * Another duty is late.
 */
export interface LateTrigger {
  on: 'late';
  duty: string;
}
/**
 * So many days before a day that is not counted itself; a last day that is off goes back to the working day before it.
 */
export interface AmountTermBefore {
  kind: 'amount';
  amount: number;
  unit: 'calendarDay' | 'workingDay' | 'studyDay' | 'week' | 'month' | 'year';
  direction: 'before';
}
/**
 * Hours by the clock before a moment.
 */
export interface ElapsedTermBefore {
  kind: 'elapsed';
  amount: number;
  unit: 'minute' | 'hour';
  direction: 'before';
}
/**
 * At least so many entries of the act in each period; due at its end. The next period opens when the last is over.
 */
export interface Recurrence {
  times: number;
  per: 'year' | 'semester' | 'schoolYear' | 'month';
}
/**
 * Counts over the history of files.
 */
export interface Report {
  key: string;
  label: string;
  sentence: string;
  rows: ReportRow[];
  period: 'year' | 'schoolYear' | 'semester' | 'month';
  /**
   * Role paths and institution keys: only these read it.
   */
  readers: string[];
  /**
   * Counts above 0 and under this are not shown, nor others from which they would follow. From 3 on: "under 2" would say that it is 1.
   */
  hidesBelow?: number;
}
/**
 * One count, or with `by` one for each value, beside that of all.
 */
export interface ReportRow {
  key: string;
  label: string;
  sentence: string;
  /**
   * files: see `standing`. entries: by their day. obligations: opened in the period. levels: stays begun in it. referrals: sent in it.
   */
  of: 'files' | 'entries' | 'obligations' | 'levels' | 'referrals';
  /**
   * Only in files of these tracks. Absent: in all.
   */
  tracks?: string[];
  /**
   * files: opened or closed in the period, or open at its end. Absent: opened.
   */
  standing?: 'opened' | 'closed' | 'open';
  /**
   * entries: of one of these acts.
   */
  acts?: string[];
  /**
   * levels: at it; files: those that have come to it.
   */
  level?: string;
  /**
   * obligations: tasks that entries gave. Absent: duties.
   */
  task?: boolean;
  /**
   * obligations: of this duty.
   */
  duty?: string;
  /**
   * obligations: only those whose term has passed while they were open, or those met before. Absent: all.
   */
  fulfilled?: 'late' | 'inTime';
  /**
   * referrals: to bodies of this institution.
   */
  to?: string;
  /**
   * It is about the work of a group and tells of no child: its counts are always shown.
   */
  impersonal?: true;
  by?: ReportSplit;
  when?: Condition;
}
/**
 * How long is set where the product is deployed.
 */
export interface RetentionClass {
  key: string;
  label: string;
}
/**
 * A paper made of the answers of an act (`documents` of the act), laid out by the rules on documents (MK 558).
 */
export interface Document {
  key: string;
  label: string;
  kind: 'letter' | 'invitation' | 'minutes' | 'decision' | 'report' | 'other';
  /**
   * Role path, institution or party to whom it goes. Absent: the recipients of what the act sends.
   */
  to?: string;
  /**
   * Its name in the address, in the dative.
   */
  addressee?: string;
  subject?: DocumentPart[];
  place?: string;
  /**
   * Marked as of restricted access.
   */
  restricted?: boolean;
  blocks: DocumentBlock[];
  /**
   * Role paths. Absent: whoever did the act.
   */
  signs?: string[];
  retention?: string;
}
/**
 * As it stands; names of the scheme are in their case form already.
 */
export interface DocumentText {
  text: string;
}
/**
 * What was answered, as text.
 */
export interface DocumentField {
  field: FieldRef;
}
/**
 * What the entry says in this field.
 */
export interface DocumentEntryField {
  entry: string;
}
/**
 * What is known when it is made. `case`: of the recipient's name.
 */
export interface DocumentKnown {
  known: 'recipient' | 'sender' | 'caseNumber' | 'today';
  case?: 'nominative' | 'genitive' | 'dative' | 'accusative' | 'locative';
}
export interface DocumentTextBlock {
  kind: 'heading' | 'paragraph';
  parts: DocumentPart[];
  when?: Condition;
}
/**
 * Questions with their answers; what was not answered is left out.
 */
export interface DocumentFields {
  kind: 'fields';
  fields: FieldRef[];
  when?: Condition;
}
/**
 * A numbered item for each entry of the group.
 */
export interface DocumentEntries {
  kind: 'entries';
  group: FieldRef;
  parts: DocumentPart[];
}
