import { type Answers, type Form, type Institution, lookup } from '../../definition/index.ts';
import {
  type Block,
  blocksOf,
  composeDocument,
  type ComposedDocument,
  composeLetter,
  documentsOf,
  type Given,
  headDate,
  letterTextOf,
  unnumbered,
  wordsIn,
} from '../../documents/index.ts';
import { type Actor, bodyName, localDay } from '../../kernel/index.ts';
import type { CaseView, ReferralView, TimelineEntry } from '../contract/shapes/index.ts';
import { type CasePage, drawCase } from '../cases/case-view.ts';
import { notFound } from '../contract/problem.ts';
import { casePage } from '../cases/reads.ts';
import type { Services } from '../services.ts';
import { docxOf } from './docx.ts';
import { pdfOf } from './pdf.ts';

/** Which paper of a case: the letter of a referral, or a document that the act with this number made. */
export type Wanted = { referral: string } | { seq: number; document: string };

/** A paper as its reader may see it. */
export interface Paper {
  /** Number of the act that made it. */
  seq: number;
  /** What kind of paper it is, in the scheme's words. */
  label: string;
  /** The kind with the number. */
  title: string;
  number: string;
  /** Its date, YYYY-MM-DD. */
  day: string;
  /** Of the scheme, as in "lv-LV". */
  language: string;
  /** A day as it stands at the paper's head. */
  dated: (day: string) => string;
  blocks: Block[];
  /** The body whose paper it is. */
  body: string;
}

const formats = {
  pdf: { kind: 'application/pdf', make: pdfOf },
  docx: { kind: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', make: docxOf },
} as const;
export type PaperFormat = keyof typeof formats;

/** The file of a paper: made anew each time, the same each time. Its name and title tell of nobody. */
export async function fileOf({ blocks, label, title, number, day, language }: Paper, format: PaperFormat) {
  const content = await formats[format].make(blocks, { title, day, language });
  return { content, kind: formats[format].kind, name: `${fileName(`${label} ${number}`)}.${format}` };
}

function fileName(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(-80);
}

/**
 * A paper of a case, with what the actor may read of it.
 * @param before as it could be read before it went: without a number
 * @throws Refused 404 when there is none, or it is not theirs to read
 */
export async function paperOf(
  services: Services,
  actor: Actor,
  caseId: string,
  wanted: Wanted,
  before?: Before,
): Promise<Paper> {
  return paperIn(await casePage(services, actor, caseId), wanted, before);
}

/** As `paperOf`, of a case that was read. */
export function paperIn(page: CasePage, wanted: Wanted, before?: Before): Paper {
  const { setting } = page;
  const view = drawCase(page);
  const referral = 'referral' in wanted ? view.referrals.find(({ id }) => id === wanted.referral) : undefined;
  const seq = 'seq' in wanted ? wanted.seq : referral?.sentBy;
  const entry = view.timeline.find((one) => one.seq === seq);
  // It says what the scheme said when it was made.
  const definition = page.seen.definitionAt(seq ?? 0);
  const form = lookup(definition).forms.get(entry?.form ?? '');
  const event = page.seen.events.find((one) => one.seq === seq);
  if (!entry?.answers || !form || event?.type !== 'performed') throw notFound();
  const institution = lookup(definition).institutions.get(referral?.institution ?? '');
  const sent = givenFor(view, { entry, form, referral, institution, name: (key) => bodyName(setting, key) });
  const given = before ? asBefore(sent, before) : sent;
  const words = wordsIn(definition.scheme);
  const common = (label: string) => ({
    seq: entry.seq,
    number: given.number,
    day: given.date,
    language: definition.scheme.language ?? 'lv-LV',
    dated: (day: string) => headDate(day, definition.scheme),
    body: event.actor.body,
    label,
    title: `${label} ${words.number} ${given.number}`,
  });
  if ('document' in wanted) {
    const document = documentsOf(definition, entry.act).find(({ key }) => key === wanted.document);
    if (!document) throw notFound();
    return { ...common(document.label), blocks: blocksOf(composeDocument(document, definition, given)) };
  }
  return { ...common(words.letter), blocks: blocksOf(letter()) };

  function letter(): ComposedDocument {
    const { act: key = '' } = entry ?? {};
    const text = letterTextOf(definition, key);
    if (text) return composeDocument(text, definition, given);
    const act = lookup(definition).acts.get(key);
    if (!act) throw notFound();
    return composeLetter(act, definition, given, view.about);
  }
}

/** How a paper was before it went. */
export interface Before {
  /** Without this file among what is attached. */
  without: string;
  /** On which day it was read; the day it went, unless said. */
  day?: string;
}

function asBefore(sent: Given, { without, day = sent.date }: Before): Given {
  return { ...sent, number: unnumbered, date: day, answers: leaving(sent.answers, without) };
}

/** Answers without a file. */
function leaving(answers: Answers, file: string): Answers {
  const kept = (fields: Record<string, unknown>) =>
    Object.entries(fields).map(([key, one]) => [key, Array.isArray(one) ? one.filter((id) => id !== file) : one]);
  return Object.fromEntries(Object.entries(answers).map(([page, fields]) => [page, Object.fromEntries(kept(fields))]));
}

interface From {
  entry: TimelineEntry;
  form: Form;
  referral: ReferralView | undefined;
  /** To which it goes, in the scheme. */
  institution: Institution | undefined;
  /** Of a body. */
  name: (key: string) => string;
}

function givenFor(view: CaseView, { entry, form, referral, institution, name }: From): Given {
  const { answers = {}, by, register, seq, at, attachments } = entry;
  return {
    form,
    answers,
    from: by.bodyName,
    by,
    ...(referral && {
      recipient: institution ?? { label: { nominative: referral.toName, dative: referral.toDative }, emails: [] },
    }),
    date: localDay(at),
    number: register ?? `${view.number}/${seq}`,
    caseNumber: view.number,
    electronic: referral?.channel === 'eSigned' || referral?.channel === 'eAddress',
    names: { body: (_institution, key) => name(key), file: (id) => attachments.find((one) => one.id === id)?.name },
  };
}
