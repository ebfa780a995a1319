import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { definitionOf, isLost, useCase, useDefinition } from '../api/queries.ts';
import { Paper } from '../case/paper.tsx';
import { lookup } from '../../definition/index.ts';
import { documentsOf } from '../../documents/index.ts';
import { PaperFiles } from '../case/paper-files.tsx';
import { Signed } from '../case/signed.tsx';
import { casePath } from '../paths.ts';
import { Heading } from '../shell/heading.tsx';
import { Loading, LoadFailed } from '../shell/notes.tsx';
import { letter as texts } from '../texts/pages.lv.ts';

/** A document that an act of the case made: read on screen, printed, or saved as PDF and signed outside. */
export function DocumentPage({ id, seq, document }: { id: string; seq: number; document: string }): ReactNode {
  const query = useCase(id);
  const definition = useDefinition(definitionOf(query.data, seq));
  if (isLost(query)) return <LoadFailed error={query.error} retry={() => void query.refetch()} />;
  if (definition.isError) return <LoadFailed error={definition.error} retry={() => void definition.refetch()} />;
  if (!query.data || !definition.data) return <Loading />;
  const { number, about, timeline } = query.data;
  const entry = timeline.find((one) => one.seq === seq);
  const form = lookup(definition.data).forms.get(entry?.form ?? '');
  const wanted = entry && documentsOf(definition.data, entry.act).find(({ key }) => key === document);
  const made = wanted && form && entry.answers !== undefined;
  return (
    <>
      <div className="no-print">
        <p>
          <Link href={casePath(id)}>← {texts.back}</Link>
        </p>
        <Heading title={wanted?.label ?? texts.noDocument} />
        {made ? <PaperFiles paper={{ id, seq, document }} /> : null}
      </div>
      {made ? (
        <Paper
          definition={definition.data}
          act={entry.act}
          document={wanted}
          form={form}
          answers={entry.answers ?? {}}
          fromName={entry.by.bodyName}
          by={entry.by}
          date={entry.at}
          number={entry.register ?? `${number}/${seq}`}
          caseNumber={number}
          about={about}
          attachments={entry.attachments}
        />
      ) : null}
      {made ? <Signed paper={{ id, seq, document }} /> : null}
    </>
  );
}
