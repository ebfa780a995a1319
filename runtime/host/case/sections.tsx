import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { CaseView, OfferView, ReferralView, TimelineEntry } from '../../server/contract/shapes/index.ts';
import { type Definition, lookup } from '../../definition/index.ts';
import { documentsOf } from '../../documents/index.ts';
import { useDefinition } from '../api/queries.ts';
import { formatMoment } from '../format/dates.ts';
import { actPath, documentPath, letterPath } from '../paths.ts';
import { Due, DueWhy } from '../pages/inbox.tsx';
import { caseTexts as texts, channels, referralEnds, referralStatuses } from '../texts/case.lv.ts';
import { obligationKinds, inbox as inboxTexts, letter as letterTexts } from '../texts/pages.lv.ts';
import { AnswerList, ByWhom, isAmong } from './answers.tsx';
import { AttachmentLink } from './attachments.tsx';

interface SectionProps {
  view: CaseView;
  definition: Definition;
}

interface SentenceProps {
  id: string;
  definition: Definition;
  /** What stands above it: words of the scheme that are there already are not said twice. */
  after?: string;
}

/** The scheme's own words for a sentence id; marked where they are not the municipality's. */
export function Sentence({ id, definition, after }: SentenceProps): ReactNode {
  const sentence = lookup(definition).sentences.get(id);
  if (!sentence) return null;
  const assumed = sentence.assumed === undefined ? null : <span className="muted"> ({texts.assumed})</span>;
  if (after?.includes(sentence.text)) return assumed && <p className="sentence">{assumed}</p>;
  return (
    <p className="sentence">
      <span className="muted">{texts.sentence}: </span>
      {sentence.text}
      {assumed}
    </p>
  );
}

/** What the scheme says is done at the levels where this post acts now, in its own words. */
export function ToDo({ view, definition }: SectionProps): ReactNode {
  const { levels } = lookup(definition);
  const mine = view.levels.filter((run) => run.mine && run.status === 'active');
  return mine.map((run) => {
    const { label = '', does = [] } = levels.get(run.level) ?? {};
    return does.length === 0 ? null : (
      <div key={run.run} className="does">
        <p className="muted">{texts.does(label)}</p>
        <ul>
          {does.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
    );
  });
}

/** What this post may do now: links to the acts, and those it may not do yet with the reason. */
export function Offers({ view, definition }: SectionProps): ReactNode {
  const ready = view.offers.filter((offer) => !offer.blocked && offer.kind !== 'correct');
  const corrections = view.offers.filter((offer) => !offer.blocked && offer.kind === 'correct');
  const blocked = view.offers.filter((offer) => offer.blocked);
  if (view.offers.length === 0)
    return <p className="muted">{view.status === 'closed' ? texts.noOffersClosed : texts.noOffers}</p>;
  return (
    <>
      <Ready offers={ready} view={view} />
      {blocked.length > 0 ? (
        <ul className="plain offers">
          {blocked.map((offer) => (
            <li key={`${offer.act} ${offer.target}`} className="offer-blocked">
              <p>
                <span className="tag tag-blocked">{texts.blocked}</span> <strong>{offer.label}</strong>
              </p>
              <p>{offer.blocked?.text}</p>
              {offer.blocked?.sentence ? (
                <Sentence id={offer.blocked.sentence} definition={definition} after={offer.blocked.text} />
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {/* Each entry may be put right: of many entries that is many acts, and seldom the next one. */}
      {corrections.length > 0 ? (
        <details open={ready.length === 0 || corrections.some(({ hasDraft }) => hasDraft)}>
          <summary>{texts.corrections}</summary>
          <Ready offers={corrections} view={view} />
        </details>
      ) : null}
    </>
  );
}

function Ready({ offers, view }: { offers: OfferView[]; view: CaseView }): ReactNode {
  if (offers.length === 0) return null;
  return (
    <ul className="plain offers">
      {offers.map((offer) => (
        <li key={`${offer.act} ${offer.target}`}>
          <Link
            href={actPath(view.id, offer.act, offer.target)}
            className={primary.has(offer.kind) ? 'button' : 'button button-secondary'}
          >
            {offer.label}
          </Link>
          <About offer={offer} view={view} />
          {offer.hasDraft ? <span className="tag tag-new">{texts.draft}</span> : null}
        </li>
      ))}
    </ul>
  );
}

const primary = new Set(['outcome', 'acknowledge', 'notice', 'fulfil', 'finish']);

/** An act says what it is done on: an obligation, an entry, or a referral where the case has several. */
function About({ offer, view }: { offer: OfferView; view: CaseView }): ReactNode {
  if (offer.on !== undefined) return <span className="muted">{offer.on}</span>;
  const referral = view.referrals.find((sent) => sent.id === offer.target);
  if (!referral || view.referrals.length < 2) return null;
  return (
    <span className="muted">
      {referral.fromName} → {referral.toName}
    </span>
  );
}

export function Referrals({ view }: { view: CaseView }): ReactNode {
  return (
    <ul className="plain stack">
      {view.referrals.map((referral) => (
        <ReferralCard key={referral.id} referral={referral} caseId={view.id} />
      ))}
    </ul>
  );
}

function ReferralCard({ referral, caseId }: { referral: ReferralView; caseId: string }): ReactNode {
  return (
    <li className="card">
      <p>
        <span className={`tag tag-referral-${referral.status}`}>{referralStatuses[referral.status]}</span>
      </p>
      <dl className="facts">
        <Fact label={texts.from}>{referral.fromName}</Fact>
        <Fact label={texts.to}>{referral.toName}</Fact>
        <Fact label={texts.channel}>{channels[referral.channel] ?? referral.channel}</Fact>
        <Fact label={texts.sentAt}>{formatMoment(referral.sentAt)}</Fact>
        {referral.acknowledgedAt ? (
          <Fact label={texts.acknowledgedAt}>{formatMoment(referral.acknowledgedAt)}</Fact>
        ) : null}
        {referral.endedAt ? (
          <Fact label={referralEnds[referral.status === 'refused' ? 'refused' : 'done']}>
            {formatMoment(referral.endedAt)}
          </Fact>
        ) : null}
      </dl>
      <p>
        <Link href={letterPath(caseId, referral.id)}>
          {texts.letter}: {referral.toName}
        </Link>
      </p>
    </li>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Own ones first, and among them what is due first; what has no date comes last. */
function inOrder(obligations: CaseView['obligations']): CaseView['obligations'] {
  const none = '9999';
  return obligations.toSorted(
    (one, other) => Number(other.mine) - Number(one.mine) || (one.due ?? none).localeCompare(other.due ?? none),
  );
}

export function Obligations({ view }: { view: CaseView }): ReactNode {
  if (view.obligations.length === 0) return <p className="muted">{texts.noObligations}</p>;
  return (
    <ul className="plain duties">
      {inOrder(view.obligations).map((obligation) => (
        <li key={obligation.obligation} className={obligation.mine ? 'card card-mine' : 'card'}>
          <p>
            <span className={`tag tag-${obligation.kind}`}>{obligationKinds[obligation.kind]}</span>{' '}
            {obligation.mine ? <span className="tag tag-new">{texts.mine}</span> : null}
          </p>
          <p>
            <strong>{obligation.text}</strong>
          </p>
          <dl className="facts">
            <Fact label={texts.debtor}>{obligation.debtor}</Fact>
            <Fact label={inboxTexts.since}>{formatMoment(obligation.since)}</Fact>
            <Fact label={inboxTexts.due}>
              <Due item={obligation} />
            </Fact>
          </dl>
          <DueWhy why={obligation.dueWhy} />
        </li>
      ))}
    </ul>
  );
}

/** Who did what when, the latest first. */
export function Timeline({ view, definition }: SectionProps): ReactNode {
  const done = view.timeline.map((entry) => ({
    seq: entry.seq,
    shown: <Entry key={entry.seq} caseId={view.id} entry={entry} definition={definition} />,
  }));
  const continued = view.continued.map(({ seq, at, text }) => ({
    seq,
    shown: (
      <li key={seq} className="timeline-entry">
        <h3>{text}</h3>
        <p className="muted">
          <time dateTime={at}>{formatMoment(at)}</time>
        </p>
      </li>
    ),
  }));
  const all = [...done, ...continued].toSorted((a, b) => b.seq - a.seq);
  return <ol className="plain timeline">{all.map(({ shown }) => shown)}</ol>;
}

interface EntryProps {
  caseId: string;
  entry: TimelineEntry;
  definition: Definition;
}

/** Papers made of the answers. Those that go to the recipients of a letter stand with the letter. */
function Documents({ caseId, entry, definition }: EntryProps): ReactNode {
  const sends = lookup(definition).acts.get(entry.act)?.effect?.kind === 'refer';
  const made = documentsOf(definition, entry.act).filter(({ to }) => to !== undefined || !sends);
  return made.map(({ key, label }) => (
    <p key={key}>
      <Link href={documentPath(caseId, entry.seq, key)}>
        {letterTexts.document}: {label}
      </Link>
    </p>
  ));
}

/** What was done under an earlier version of the text is shown by that version. */
function Entry({ caseId, entry, definition: present }: EntryProps): ReactNode {
  const earlier = useDefinition(entry.definition);
  const definition = entry.definition === undefined ? present : (earlier.data ?? present);
  const form = lookup(definition).forms.get(entry.form ?? '');
  const { answers = {}, attachments } = entry;
  const readable = form !== undefined && Object.keys(answers).length > 0;
  const among = readable ? attachments.filter((file) => isAmong(form, answers, file)) : [];
  const others = attachments.filter((file) => !among.includes(file));
  return (
    <li className="timeline-entry">
      <h3>{entry.text}</h3>
      <ByWhom entry={entry} />
      {entry.register === undefined ? null : <p className="muted">{texts.register(entry.register)}</p>}
      {readable ? (
        <details>
          <summary>
            {texts.answers(among.length)}
            <span className="visually-hidden">: {entry.text}</span>
          </summary>
          <AnswerList definition={definition} form={form} answers={answers} attachments={attachments} rank={4} />
        </details>
      ) : null}
      {readable ? <Documents caseId={caseId} entry={entry} definition={definition} /> : null}
      {others.length > 0 ? (
        <>
          <p className="muted">{texts.attachments}:</p>
          <ul className="attachments">
            {others.map(({ id }) => (
              <li key={id}>
                <AttachmentLink id={id} known={attachments} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </li>
  );
}
