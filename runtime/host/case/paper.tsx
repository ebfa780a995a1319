import { useQueries, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { TimelineEntry } from '../../server/contract/shapes/index.ts';
import {
  type Answers,
  type Definition,
  type Document,
  type Field,
  type Form,
  type Label,
  lookup,
} from '../../definition/index.ts';
import {
  composeDocument,
  type ComposedDocument,
  composeLetter,
  type Given,
  type Paragraph,
  wordsIn,
} from '../../documents/index.ts';
import { bodiesQuery } from '../api/queries.ts';
import { localDay } from '../format/dates.ts';
import { type AttachmentName, attachmentKey } from './attachments.tsx';

interface PaperProps {
  definition: Definition;
  /** The act that makes it. */
  act: string;
  /** Absent: the act's letter without a text of its own. */
  document?: Document;
  form: Form;
  answers: Answers;
  fromName: string;
  by: { name: string; roleLabel: string };
  to?: { label: Label; emails: readonly string[] };
  /** ISO instant of the act. */
  date: string;
  number: string;
  caseNumber: string;
  about: string;
  channel?: string;
  attachments: TimelineEntry['attachments'];
}

/** A document of the scheme, made of answers: for the screen, for paper and for signing outside. */
export function Paper(props: PaperProps): ReactNode {
  const { definition, act, document, form, answers, by, to, channel } = props;
  const names = useNames(form, props.attachments);
  const given: Given = {
    form,
    answers,
    from: props.fromName,
    by,
    ...(to && { recipient: to }),
    date: localDay(props.date),
    number: props.number,
    caseNumber: props.caseNumber,
    electronic: channel === 'eSigned' || channel === 'eAddress',
    names,
  };
  const sent = lookup(definition).acts.get(act);
  if (document) return <Sheet paper={composeDocument(document, definition, given)} />;
  return sent ? <Sheet paper={composeLetter(sent, definition, given, props.about)} /> : null;
}

/** A composed document as it lies on the table. */
export function Sheet({ paper }: { paper: ComposedDocument }): ReactNode {
  return (
    <article className="letter">
      <p className="letter-from">{paper.author}</p>
      {paper.restricted ? <p className="letter-restricted">{wordsIn(paper).restricted}</p> : null}
      {paper.title === undefined ? null : <h2 className="letter-kind">{paper.title}</h2>}
      <Head paper={paper} />
      {paper.subject === undefined ? null : <h2>{paper.subject}</h2>}
      <Body paragraphs={paper.paragraphs} />
      <Enclosed paper={paper} />
      <Signatures paper={paper} />
    </article>
  );
}

function Head({ paper }: { paper: ComposedDocument }): ReactNode {
  return (
    <div className="letter-head">
      <p>
        {paper.place === undefined ? null : (
          <>
            {paper.place}
            <br />
          </>
        )}
        {paper.date}
        <br />
        {wordsIn(paper).number} {paper.number}
      </p>
      {paper.addressee === undefined ? null : (
        <address>
          <strong>{paper.addressee}</strong>
          {paper.emails.map((email) => (
            <span key={email}>{email}</span>
          ))}
        </address>
      )}
    </div>
  );
}

/** Paragraphs as they stand; answers that follow each other are one list, and so are items. */
function Body({ paragraphs }: { paragraphs: readonly Paragraph[] }): ReactNode {
  return grouped(paragraphs).map(({ key, kind, members }) => {
    switch (kind) {
      case 'heading':
        return <h3 key={key}>{members[0]?.text}</h3>;
      case 'text':
        return (
          <p key={key} className="long-text">
            {members[0]?.text}
          </p>
        );
      case 'answer':
        return (
          <dl key={key} className="answer-values">
            {members.map((one) => (
              <div key={one.kind === 'answer' ? one.label : one.text}>
                <dt>{one.kind === 'answer' ? one.label : null}</dt>
                <dd className="long-text">{one.text}</dd>
              </div>
            ))}
          </dl>
        );
      case 'item':
        return (
          <ol key={key}>
            {members.map((one) => (
              <li key={one.kind === 'item' ? one.number : one.text}>{one.text}</li>
            ))}
          </ol>
        );
    }
    return kind satisfies never;
  });
}

interface Run {
  key: number;
  kind: Paragraph['kind'];
  members: Paragraph[];
}

function grouped(paragraphs: readonly Paragraph[]): Run[] {
  const runs: Run[] = [];
  for (const [key, paragraph] of paragraphs.entries()) {
    const last = runs.at(-1);
    const isList = paragraph.kind === 'answer' || paragraph.kind === 'item';
    if (last && isList && last.kind === paragraph.kind) last.members.push(paragraph);
    else runs.push({ key, kind: paragraph.kind, members: [paragraph] });
  }
  return runs;
}

function Enclosed({ paper }: { paper: ComposedDocument }): ReactNode {
  if (paper.attachments.length === 0) return null;
  return (
    <>
      <h3>{wordsIn(paper).attachments}</h3>
      <ol>
        {paper.attachments.map(({ id, label, name }) => (
          <li key={id}>
            {label}: {name}
          </li>
        ))}
      </ol>
    </>
  );
}

function Signatures({ paper }: { paper: ComposedDocument }): ReactNode {
  return (
    <div className="letter-sign">
      {paper.signatures.map(({ post, name }) => (
        <p key={post} className="letter-post">
          <span>{post}</span>
          {paper.electronic ? null : <span className="line" />}
          <span>{name}</span>
        </p>
      ))}
      {paper.electronic ? <p className="letter-electronic">{wordsIn(paper).electronic}</p> : null}
    </div>
  );
}

/** How the bodies and files of the answers are called, as far as that is known here. */
function useNames(form: Form, known: TimelineEntry['attachments']): Given['names'] {
  const client = useQueryClient();
  const institutions = [...new Set(form.pages.flatMap(({ fields }) => fields.flatMap(institutionsOf)))];
  const found = useQueries({ queries: institutions.map((institution) => bodiesQuery(institution)) });
  return {
    body: (institution, key) => found[institutions.indexOf(institution)]?.data?.find((body) => body.key === key)?.name,
    file: (id) =>
      known.find((file) => file.id === id)?.name ?? client.getQueryData<AttachmentName>(attachmentKey(id))?.name,
  };
}

function institutionsOf({ type, institution, fields = [] }: Field): string[] {
  const own = type === 'body' && institution !== undefined ? [institution] : [];
  return [...own, ...fields.flatMap(institutionsOf)];
}
