import type { ReactNode } from 'react';
import type { TimelineEntry } from '../../server/api.ts';
import {
  type Answers,
  type Definition,
  type Document,
  type Field,
  type FieldRef,
  type Form,
  type Institution,
  lookup,
} from '../../definition/index.ts';
import { formatDocumentDate } from '../format/dates.ts';
import { letter as texts } from '../texts/pages.lv.ts';
import { AnswerList } from './answers.tsx';
import { useAttachmentName } from './attachments.tsx';
import { documentsOf, Paper } from './paper.tsx';

export interface LetterProps {
  definition: Definition;
  fromName: string;
  /** ISO instant. */
  date: string;
  number: string;
  toDative: string;
  toEmails: string[];
  /** The recipient in the scheme: its name in other case forms. */
  to?: Institution;
  caseNumber: string;
  about: string;
  channel?: string;
  /** The act that sends it, whose answers are the letter; absent for whoever may not see it. */
  sent?: Pick<TimelineEntry, 'act' | 'text' | 'by' | 'form' | 'answers' | 'attachments'>;
}

/** A letter as a document, in the order of the rules on documents (MK 558): author, date, number, addressee, text, signature. */
export function Letter(props: LetterProps): ReactNode {
  const { definition, sent } = props;
  const form = lookup(definition).forms.get(sent?.form ?? '');
  const channel = sent && channelFieldOf(definition, sent.act);
  const document = sent && letterOf(definition, sent.act);
  if (document && form && sent.answers)
    return (
      <Paper
        {...props}
        document={document}
        form={form}
        answers={sent.answers}
        by={sent.by}
        attachments={sent.attachments}
      />
    );
  return (
    <article className="letter">
      <p className="letter-from">{props.fromName}</p>
      <div className="letter-head">
        <p>
          {formatDocumentDate(props.date)}
          <br />
          {texts.number} {props.number}
        </p>
        <address>
          <strong>{props.toDative}</strong>
          {props.toEmails.map((email) => (
            <span key={email}>{email}</span>
          ))}
        </address>
      </div>
      <h2>{texts.subject(props.about)}</h2>
      {sent ? <p className="letter-act">{sent.text}</p> : null}
      {sent?.answers && form ? (
        <>
          <AnswerList
            definition={definition}
            form={contentOf(form, channel)}
            answers={sent.answers}
            attachments={sent.attachments}
            rank={3}
          />
          <Enclosed files={filesOf(form, channel, sent.answers)} known={sent.attachments} />
        </>
      ) : (
        <p>{texts.notReadable}</p>
      )}
      {sent ? <Signature by={sent.by} channel={props.channel} /> : null}
    </article>
  );
}

/** The scheme's own text of the letter, if it has one; a document with an addressee of its own goes to that. */
function letterOf(definition: Definition, act: string): Document | undefined {
  const all = documentsOf(definition, act).filter(({ to }) => to === undefined);
  return all.find(({ kind }) => kind === 'letter') ?? all[0];
}

/** Where the sender of an act's letter chooses how it goes; undefined when the act sends none, or there is no choice. */
export function channelFieldOf(definition: Definition, act: string): FieldRef | undefined {
  const effect = lookup(definition).acts.get(act)?.effect;
  return effect?.kind === 'refer' ? effect.channelField : undefined;
}

/** What the letter says: the form without files, which are listed at its end, and without the choice of the channel. */
function contentOf(form: Form, channel: FieldRef | undefined): Form {
  const pages = form.pages.map((page) => ({
    ...page,
    fields: page.fields.filter(
      (field) => field.type !== 'attachment' && !(page.key === channel?.page && field.key === channel.field),
    ),
  }));
  return { ...form, pages: pages.filter((page) => page.fields.length > 0) };
}

interface File {
  /** The question it answers. */
  label: string;
  id: string;
}

/** Files of the answers; fields of groups are not asked for files in letters. */
function filesOf(form: Form, channel: FieldRef | undefined, answers: Answers): File[] {
  return form.pages.flatMap((page) =>
    page.fields
      .filter((field) => field.type === 'attachment' && !isForChannel(field, channel))
      .flatMap(({ key, label }) =>
        [answers[page.key]?.[key]].flat().flatMap((id) => (typeof id === 'string' ? [{ label, id }] : [])),
      ),
  );
}

/** A file that is asked for because of how the letter goes is the signed letter itself, and not enclosed in it. */
function isForChannel({ when }: Field, channel: FieldRef | undefined): boolean {
  return when?.op === 'is' && when.field.page === channel?.page && when.field.field === channel.field;
}

function Enclosed({ files, known }: { files: File[]; known: TimelineEntry['attachments'] }): ReactNode {
  if (files.length === 0) return null;
  return (
    <>
      <h3>{texts.attachments}</h3>
      <ol>
        {files.map((file) => (
          <li key={file.id}>
            {file.label}: <FileName id={file.id} known={known} />
          </li>
        ))}
      </ol>
    </>
  );
}

function FileName({ id, known }: { id: string; known: TimelineEntry['attachments'] }): ReactNode {
  return useAttachmentName(id, known).name;
}

function Signature({ by, channel }: { by: TimelineEntry['by']; channel?: string }): ReactNode {
  return (
    <div className="letter-sign">
      <p>
        {texts.signedBy}: {by.name}, {by.roleLabel}
      </p>
      {channel === 'eSigned' || channel === 'eAddress' ? (
        <p className="letter-electronic">{texts.electronic}</p>
      ) : (
        <p className="letter-line">
          <span className="line" />
          <small>{texts.signature}</small>
        </p>
      )}
    </div>
  );
}
