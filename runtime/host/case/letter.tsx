import type { ReactNode } from 'react';
import type { TimelineEntry } from '../../server/contract/shapes/index.ts';
import { type Definition, type Institution, type Label, lookup } from '../../definition/index.ts';
import { headDate, letterTextOf } from '../../documents/index.ts';
import { localDay } from '../format/dates.ts';
import { letter as texts } from '../texts/pages.lv.ts';
import { Paper, Sheet } from './paper.tsx';

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
  sent?: Pick<TimelineEntry, 'act' | 'by' | 'form' | 'answers' | 'attachments'>;
}

/** The letter of an act, by the scheme's own text or, where it has none, all its answers. */
export function Letter(props: LetterProps): ReactNode {
  const { definition, sent, toDative, toEmails, fromName, number } = props;
  const form = lookup(definition).forms.get(sent?.form ?? '');
  const to: { label: Label; emails: string[] } = props.to ?? { label: { nominative: toDative }, emails: toEmails };
  if (form && sent?.answers)
    return (
      <Paper
        {...props}
        to={to}
        act={sent.act}
        document={letterTextOf(definition, sent.act)}
        form={form}
        answers={sent.answers}
        by={sent.by}
        attachments={sent.attachments}
      />
    );
  return (
    <Sheet
      paper={{
        author: fromName,
        date: headDate(localDay(props.date), definition.scheme),
        number,
        restricted: false,
        addressee: toDative,
        emails: toEmails,
        paragraphs: [{ kind: 'text', text: texts.notReadable }],
        attachments: [],
        signatures: [],
        electronic: false,
      }}
    />
  );
}
