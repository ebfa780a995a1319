import type { ReactNode } from 'react';
import type { CaseView } from '../../server/contract/shapes/index.ts';
import type { Definition } from '../../definition/index.ts';
import { isLost, useCase, useDefinition } from '../api/queries.ts';
import { CaseDiagram } from '../case/diagram.tsx';
import { Meetings } from '../case/meetings.tsx';
import { Obligations, Offers, Referrals, Timeline, ToDo } from '../case/sections.tsx';
import { Emergencies } from '../case/emergencies.tsx';
import { formatDate } from '../format/dates.ts';
import { Heading } from '../shell/heading.tsx';
import { Loading, LoadFailed } from '../shell/notes.tsx';
import { caseTexts as texts } from '../texts/case.lv.ts';

export function CasePage({ id }: { id: string }): ReactNode {
  const query = useCase(id);
  const definition = useDefinition(query.data?.definition);
  if (isLost(query)) return <LoadFailed error={query.error} retry={() => void query.refetch()} />;
  if (definition.isError) return <LoadFailed error={definition.error} retry={() => void definition.refetch()} />;
  if (!query.data || !definition.data) return <Loading />;
  return <Case view={query.data} definition={definition.data} />;
}

function Case({ view, definition }: { view: CaseView; definition: Definition }): ReactNode {
  return (
    <>
      <Heading title={texts.title(view.number)} caption={view.about} />
      <p>
        <span className={`tag tag-${view.status}`}>{texts.statuses[view.status]}</span>{' '}
        <span className="muted">
          {texts.openedAt}: {formatDate(view.openedAt)}
          {view.closedAt ? `, ${texts.closedAt.toLowerCase()}: ${formatDate(view.closedAt)}` : null}
        </span>
      </p>
      <Emergencies emergencies={view.emergencies} />
      <Section id="offers" title={texts.offers}>
        <ToDo view={view} definition={definition} />
        <Offers view={view} definition={definition} />
      </Section>
      <Meetings view={view} />
      <Section id="where" title={texts.where}>
        <CaseDiagram view={view} definition={definition} />
      </Section>
      <div className="columns">
        <Section id="obligations" title={texts.obligations}>
          <Obligations view={view} />
        </Section>
        {view.referrals.length === 0 ? null : (
          <Section id="referrals" title={texts.referrals}>
            <Referrals view={view} />
          </Section>
        )}
      </div>
      <Section id="timeline" title={texts.timeline}>
        <Timeline view={view} definition={definition} />
      </Section>
    </>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }): ReactNode {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
