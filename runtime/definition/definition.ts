// Generated from definition.schema.json by `npm run generate`; edit that file instead.

/**
 * Decidable, typed, total; its operands are fields of the form that is being submitted.
 */
export type Condition = AllCondition | NotCondition | ValueCondition | KnownCondition | NumberCondition;
/**
 * How long somebody has; a part of the terms of the kernel (kernel/time).
 */
export type Term = AmountTerm | ElapsedTerm | SameDayTerm;
export type Effect = CloseEffect | LevelEffect | ReferEffect;
export type Then = ThenLevel | ThenReturn | ThenParticipate | ThenNone;

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
  diagram: Diagram;
}
export interface SchemeHead {
  key: string;
  label: string;
  territory: string[];
  basis: Citation[];
  version?: string;
  validFrom?: string;
}
export interface Citation {
  issuer: string;
  number: string;
  /**
   * ISO date of the act.
   */
  date?: string;
  title?: string;
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
  office?: 'chair' | 'secretary';
}
export interface Seat {
  key: string;
  /**
   * Institutions that may fill it.
   */
  from: string[];
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
    | 'attachment'
    | 'group';
  required: boolean;
  /**
   * choice, choices: the code list.
   */
  list?: string;
  /**
   * body: whose bodies may be chosen.
   */
  institution?: string;
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
export interface FieldRef {
  page: string;
  field: string;
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
 * An official stage of a case.
 */
export interface Level {
  key: string;
  number: number;
  label: string;
  by: Performer;
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
}
/**
 * Who acts: any of `roles`; where the body has nobody in them, any of `substitutes`.
 */
export interface Performer {
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
 * So many days, weeks or months; the day of the event is not counted, and a last day that is off goes on to the next working day.
 */
export interface AmountTerm {
  kind: 'amount';
  amount: number;
  unit: 'calendarDay' | 'workingDay' | 'studyDay' | 'week' | 'month';
  direction: 'after';
}
/**
 * Hours by the clock, through nights and days off.
 */
export interface ElapsedTerm {
  kind: 'elapsed';
  amount: number;
  unit: 'hour';
  direction: 'after';
}
/**
 * Until the end of the day on which it began.
 */
export interface SameDayTerm {
  kind: 'endOf';
  period: 'day';
}
/**
 * Something a post may do to a case: a button, its form and what follows. `by` is absent for `request` (whoever performs the asking level) and for acts on a referral: there the posts of the recipient body that perform the level to follow, or any of its posts. `effect`: outcome and request only.
 */
export interface Act {
  /**
   * Unique and stable: <level>.<name> for acts of a level, referral.<name> for acts on a referral.
   */
  key: string;
  /**
   * open: begins a case. outcome: ends work at a level. notice: fulfils a `first must inform`. option: allowed, not demanded. request: asks a participating level to take part. acknowledge, refuse, feedback: the recipient's acts on a referral.
   */
  kind: 'open' | 'outcome' | 'notice' | 'option' | 'request' | 'acknowledge' | 'refuse' | 'feedback';
  /**
   * Of the button.
   */
  label: string;
  sentence: string;
  /**
   * Level at which it is done; for `open`, the level it opens. Absent for `request`, which several levels may do (see `acts` of the level), and for acts on a referral.
   */
  level?: string;
  by?: Performer;
  form?: string;
  /**
   * notice acts that must have been done during the present stay at the level
   */
  needs?: string[];
  /**
   * notice: role path (Skola.Administracija) or party key (Vecaki).
   */
  to?: string;
  /**
   * notice
   */
  inWriting?: boolean;
  effect?: Effect;
  terms?: Terms;
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
 * Layout of the scheme, in pixels at scale 1; the host draws and colours it.
 */
export interface Diagram {
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
