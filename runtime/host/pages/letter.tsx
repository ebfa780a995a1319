import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { lookup } from '../../definition/index.ts';
import { definitionOf, isLost, useCase, useDefinition } from '../api/queries.ts';
import { Letter } from '../case/letter.tsx';
import { PaperFiles } from '../case/paper-files.tsx';
import { Signed } from '../case/signed.tsx';
import { casePath } from '../paths.ts';
import { Heading } from '../shell/heading.tsx';
import { Loading, LoadFailed } from '../shell/notes.tsx';
import { letter as texts } from '../texts/pages.lv.ts';

/** A referral as the official letter: read on screen, printed, or saved as PDF and signed outside. */
export function LetterPage({ id, referral }: { id: string; referral: string }): ReactNode {
  const query = useCase(id);
  const by = query.data?.referrals.find((known) => known.id === referral)?.sentBy;
  const definition = useDefinition(definitionOf(query.data, by));
  if (isLost(query)) return <LoadFailed error={query.error} retry={() => void query.refetch()} />;
  if (definition.isError) return <LoadFailed error={definition.error} retry={() => void definition.refetch()} />;
  if (!query.data || !definition.data) return <Loading />;
  const { number, about, referrals, timeline } = query.data;
  const sent = referrals.find((known) => known.id === referral);
  const entry = timeline.find(({ seq }) => seq === sent?.sentBy);
  return (
    <>
      <div className="no-print">
        <p>
          <Link href={casePath(id)}>← {texts.back}</Link>
        </p>
        <Heading title={sent ? texts.title(sent.toName) : texts.noLetter} />
        {entry?.answers ? <PaperFiles paper={{ id, referral }} /> : null}
      </div>
      {sent ? (
        <Letter
          definition={definition.data}
          fromName={sent.fromName}
          date={sent.sentAt}
          number={entry?.register ?? `${number}/${sent.sentBy}`}
          toDative={sent.toDative}
          toEmails={sent.toEmails}
          to={lookup(definition.data).institutions.get(sent.institution ?? '')}
          caseNumber={number}
          about={about}
          channel={sent.channel}
          sent={entry}
        />
      ) : null}
      {entry?.answers ? <Signed paper={{ id, referral }} /> : null}
    </>
  );
}
