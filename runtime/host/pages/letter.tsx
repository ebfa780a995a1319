import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { CaseView, ReferralView, TimelineEntry } from '../../server/api.ts';
import { type Definition, type FieldRef, type Form, lookup } from '../../definition/index.ts';
import { useCase, useDefinition } from '../api/queries.ts';
import { AnswerList } from '../case/answers.tsx';
import { formatDocumentDate } from '../format/dates.ts';
import { casePath } from '../paths.ts';
import { Heading } from '../shell/heading.tsx';
import { Loading, LoadFailed } from '../shell/notes.tsx';
import { letter as texts } from '../texts/pages.lv.ts';

/** A referral as the official letter: read on screen, printed, or saved as PDF and signed outside. */
export function LetterPage({ id, referral }: { id: string; referral: string }): ReactNode {
  const query = useCase(id);
  const definition = useDefinition(query.data?.definition);
  if (query.isError && !query.data) return <LoadFailed error={query.error} retry={() => void query.refetch()} />;
  if (definition.isError) return <LoadFailed error={definition.error} retry={() => void definition.refetch()} />;
  if (!query.data || !definition.data) return <Loading />;
  const sent = query.data.referrals.find((known) => known.id === referral);
  return (
    <>
      <div className="no-print">
        <p>
          <Link href={casePath(id)}>← {texts.back}</Link>
        </p>
        <Heading title={sent ? texts.title(sent.toName) : texts.noLetter} />
        {sent ? (
          <button type="button" className="button" onClick={() => window.print()}>
            {texts.print}
          </button>
        ) : null}
      </div>
      {sent ? <Letter view={query.data} referral={sent} definition={definition.data} /> : null}
    </>
  );
}

interface LetterProps {
  view: CaseView;
  referral: ReferralView;
  definition: Definition;
}

interface Listed {
  label: string;
  name: string;
}

/** Files of the answers with the question they answer; fields of groups are not asked for files in letters. */
function listed(form: Form, sent: TimelineEntry): Listed[] {
  return form.pages.flatMap((page) =>
    page.fields
      .filter((field) => field.type === 'attachment')
      .flatMap((field) => {
        const ids = new Set([sent.answers?.[page.key]?.[field.key]].flat());
        const files = sent.attachments.filter((attachment) => ids.has(attachment.id));
        return files.map(({ name }) => ({ label: field.label, name }));
      }),
  );
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

/** Parts and their order after the rules on documents (MK 558): author, date, number, addressee, text, signature. */
function Letter({ view, referral, definition }: LetterProps): ReactNode {
  const sent = view.timeline.find((entry) => entry.seq === referral.sentBy);
  const { forms, acts } = lookup(definition);
  const form = forms.get(sent?.form ?? '');
  const effect = acts.get(sent?.act ?? '')?.effect;
  const channel = effect?.kind === 'refer' ? effect.channelField : undefined;
  const files = sent && form ? listed(form, sent) : [];
  const electronic = referral.channel === 'eSigned' || referral.channel === 'eAddress';
  return (
    <article className="letter">
      <p className="letter-from">{referral.fromName}</p>
      <div className="letter-head">
        <p>
          {formatDocumentDate(referral.sentAt)}
          <br />
          {texts.number} {view.number}/{referral.sentBy}
        </p>
        <address>
          <strong>{referral.toDative}</strong>
          {referral.toEmails.map((email) => (
            <span key={email}>{email}</span>
          ))}
        </address>
      </div>
      <h2>{texts.subject(view.about)}</h2>
      {sent ? <p className="letter-act">{sent.text}</p> : null}
      {sent?.answers && form ? (
        <AnswerList
          definition={definition}
          form={contentOf(form, channel)}
          answers={sent.answers}
          attachments={sent.attachments}
          rank={3}
        />
      ) : (
        <p>{texts.notReadable}</p>
      )}
      {files.length > 0 ? (
        <>
          <h3>{texts.attachments}</h3>
          <ol>
            {files.map(({ label, name }) => (
              <li key={`${label} ${name}`}>
                {label}: {name}
              </li>
            ))}
          </ol>
        </>
      ) : null}
      {sent ? (
        <div className="letter-sign">
          <p>
            {texts.signedBy}: {sent.by.name}, {sent.by.roleLabel}
          </p>
          {electronic ? (
            <p className="letter-electronic">{texts.electronic}</p>
          ) : (
            <p className="letter-line">
              <span className="line" />
              <small>{texts.signature}</small>
            </p>
          )}
        </div>
      ) : null}
    </article>
  );
}
