import type { ReactNode } from 'react';
import type { TimelineEntry } from '../../server/contract/shapes/index.ts';
import {
  type Answers,
  type Definition,
  type Field,
  type Form,
  isAnswer,
  optionsOf,
  prune,
} from '../../definition/index.ts';
import { useBodies } from '../api/queries.ts';
import { AttachmentLink } from './attachments.tsx';
import { formatDate, formatMoment } from '../format/dates.ts';
import { formatNumber } from '../format/numbers.ts';
import { fieldTexts } from '../texts/forms.lv.ts';

type Attachments = TimelineEntry['attachments'];

interface AnswerListProps {
  definition: Definition;
  form: Form;
  answers: Answers;
  attachments?: Attachments;
  /** Rank of the pages' headings. */
  rank: 2 | 3 | 4;
  /** What stands beside a page's heading, such as a link to change it. */
  renderBeside?: (page: Form['pages'][number]) => ReactNode;
  /** Fields without an answer are shown too. */
  all?: boolean;
}

/** Answers as a person reads them: pages with headings, fields as a definition list, in the order of the form. */
export function AnswerList({
  definition,
  form,
  answers,
  attachments,
  rank,
  renderBeside,
  all,
}: AnswerListProps): ReactNode {
  const relevant = prune(form, answers);
  const Rank = `h${rank}` as const;
  return (
    <div className="answers">
      {form.pages
        .filter((page) => relevant[page.key] !== undefined)
        .map((page) => (
          <section key={page.key} className="answers-page">
            <div className="answers-head">
              <Rank>{page.label}</Rank>
              {renderBeside?.(page)}
            </div>
            <Values
              definition={definition}
              fields={page.fields}
              values={relevant[page.key] ?? {}}
              attachments={attachments}
              all={all}
            />
          </section>
        ))}
    </div>
  );
}

/** Is a file shown among these answers? Its id stands in no other answer. */
export function isAmong(form: Form, answers: Answers, { id }: { id: string }): boolean {
  return JSON.stringify(prune(form, answers)).includes(id);
}

interface ValuesProps {
  definition: Definition;
  fields: Field[];
  values: Record<string, unknown>;
  attachments?: Attachments;
  all?: boolean;
}

function Values({ definition, fields, values, attachments, all }: ValuesProps): ReactNode {
  const isTicked = ({ key, unknown }: Field): boolean => unknown === true && values[`${key}_unknown`] === true;
  const shown = fields.filter(
    (field) =>
      field.unknownOf === undefined &&
      (isAnswer(values[field.key]) || isTicked(field) || (all && (!field.when || field.unknown))),
  );
  return (
    <dl className="answer-values">
      {shown.map((field) => (
        <div key={field.key}>
          <dt>{field.label}</dt>
          <dd>
            {isAnswer(values[field.key]) ? (
              <Value definition={definition} field={field} value={values[field.key]} attachments={attachments} />
            ) : (
              <span className="muted">{isTicked(field) ? fieldTexts.noInformation : fieldTexts.notAnswered}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface ValueProps {
  definition: Definition;
  field: Field;
  value: unknown;
  attachments?: Attachments;
}

function Value({ definition, field, value, attachments }: ValueProps): ReactNode {
  const label = (code: unknown): string =>
    optionsOf(definition, field).find((known) => known.key === code)?.label ?? String(code);
  const list = Array.isArray(value) ? value : [value];
  switch (field.type) {
    case 'choice':
      return label(value);
    case 'choices':
    case 'roles':
    case 'seats':
      return (
        <ul>
          {list.map((code) => (
            <li key={String(code)}>{label(code)}</li>
          ))}
        </ul>
      );
    case 'yesNo':
      return value === true ? fieldTexts.yes : fieldTexts.no;
    case 'date':
      return formatDate(String(value));
    case 'wholeNumber':
      return typeof value === 'number' ? formatNumber(value) : String(value);
    case 'longText':
      return <span className="long-text">{String(value)}</span>;
    case 'body':
      return <BodyName institution={field.institution ?? ''} body={String(value)} />;
    case 'attachment':
      return (
        <ul>
          {list.map((id) => (
            <li key={String(id)}>
              <AttachmentLink id={String(id)} known={attachments} />
            </li>
          ))}
        </ul>
      );
    case 'group':
      return <Entries definition={definition} field={field} entries={list} attachments={attachments} />;
    case 'text':
    case 'phone':
    case 'email':
    case 'address':
    case 'personalCode':
      return String(value);
  }
  return field.type satisfies never;
}

function Entries(props: {
  definition: Definition;
  field: Field;
  entries: unknown[];
  attachments?: Attachments;
}): ReactNode {
  const { definition, field, entries, attachments } = props;
  return (
    <ol className="entries">
      {entries.map((entry, index) => (
        // Entries have no identity of their own and the list is never changed here.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>
          <Values
            definition={definition}
            fields={field.fields ?? []}
            values={typeof entry === 'object' && entry !== null ? { ...entry } : {}}
            attachments={attachments}
          />
        </li>
      ))}
    </ol>
  );
}

function BodyName({ institution, body }: { institution: string; body: string }): ReactNode {
  const { data } = useBodies(institution);
  return data?.find((known) => known.key === body)?.name ?? body;
}

/** Posts are often named with their body, which then need not be said twice. */
function whoOf({ name, roleLabel, bodyName }: TimelineEntry['by']): string {
  return [name, roleLabel, ...(name.includes(bodyName) ? [] : [bodyName])].join(', ');
}

/** Who and when, in one line. */
export function ByWhom({ entry }: { entry: Pick<TimelineEntry, 'by' | 'at'> }): ReactNode {
  return (
    <p className="muted by-whom">
      <time dateTime={entry.at}>{formatMoment(entry.at)}</time>
      {' – '}
      {whoOf(entry.by)}
    </p>
  );
}
