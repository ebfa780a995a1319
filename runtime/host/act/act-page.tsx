import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import type { CaseView, Draft, OfferView, Opening } from '../../server/contract/shapes/index.ts';
import { draftId } from '../../server/contract/draft-id.ts';
import { type Definition, type Form, lookup } from '../../definition/index.ts';
import { useCase, useDefinition, useDraft, useOpenings, useSession } from '../api/queries.ts';
import { Sentence } from '../case/sections.tsx';
import { type PageValidators, validatorsQuery } from '../forms/validators.ts';
import { casePath } from '../paths.ts';
import { Heading } from '../shell/heading.tsx';
import { Loading, LoadFailed } from '../shell/notes.tsx';
import { actTexts as texts } from '../texts/act.lv.ts';
import { ActForm } from './act-form.tsx';

/** What is to be done, and all that its form needs. */
export interface ActWork {
  act: string;
  target?: string;
  label: string;
  definition: Definition;
  form?: Form;
  validators: PageValidators;
  /** The case as it was when the form was opened; absent when the act opens one. */
  view?: CaseView;
  prefill: OfferView['prefill'];
  draft: Draft | null;
}

/** One act of the scheme: its form page by page, the check, and the submission. */
export default function ActPage({ caseId, act }: { caseId?: string; act: string }): ReactNode {
  const [search] = useSearchParams();
  const target = search.get('target') ?? undefined;
  return <Opened key={draftId(caseId, act, target)} caseId={caseId} act={act} target={target} />;
}

/** The first value there is: what is read anew later must not take the form away from whoever is writing in it. */
function useFirst<T>(value: T | undefined): T | undefined {
  const [first, setFirst] = useState<T>();
  if (first === undefined && value !== undefined) setFirst(value);
  return first ?? value;
}

function Opened({ caseId, act, target }: { caseId?: string; act: string; target?: string }): ReactNode {
  const session = useSession();
  const openings = useOpenings(caseId === undefined);
  const view = useCase(caseId);
  const fresh = caseId === undefined ? openings : view;
  const offered = useFirst(fresh.isFetchedAfterMount ? fresh.data : undefined);
  const offer = offered && findOffer(offered, act, target);
  const own = offer && 'definition' in offer ? offer.definition : undefined;
  const hash = caseId === undefined ? offer && (own ?? session.data?.definition) : view.data?.definition;
  const definition = useDefinition(hash);
  const draft = useDraft(draftId(caseId, act, target));
  const begun = useFirst(draft.data);
  for (const query of [fresh, definition, draft])
    if (query.isError && query.data === undefined)
      return <LoadFailed error={query.error} retry={() => void query.refetch()} />;
  if (offered && !offer) return <Gone caseId={caseId} />;
  if (!offered || !offer || !definition.data) return <Loading />;
  if (offer.blocked) return <Blocked offer={offer} caseId={caseId} definition={definition.data} />;
  if (begun === undefined) return <Loading />;
  return (
    <WithValidators
      offer={offer}
      work={{
        act,
        target,
        label: offer.label,
        definition: definition.data,
        view: Array.isArray(offered) ? undefined : offered,
        prefill: offer.prefill,
        draft: begun,
      }}
    />
  );
}

function findOffer(offered: CaseView | Opening[], act: string, target?: string): OfferView | Opening | undefined {
  if (Array.isArray(offered)) return offered.find((opening) => opening.act === act);
  return offered.offers.find((offer) => offer.act === act && offer.target === target);
}

interface WithValidatorsProps {
  offer: OfferView | Opening;
  work: Omit<ActWork, 'form' | 'validators'>;
}

const none: PageValidators = {};

function WithValidators({ offer, work }: WithValidatorsProps): ReactNode {
  const form = lookup(work.definition).forms.get(offer.form ?? '');
  const query = useQuery({
    ...validatorsQuery(work.definition.hash, form ?? { key: '', label: '', pages: [], schema: {} }),
    enabled: form !== undefined,
  });
  if (query.isError) return <LoadFailed error={query.error} retry={() => void query.refetch()} />;
  const validators = form ? query.data : none;
  if (!validators) return <Loading />;
  return <ActForm work={{ ...work, form, validators }} />;
}

function Gone({ caseId }: { caseId?: string }): ReactNode {
  return (
    <>
      <Heading title={texts.gone} />
      <p>{texts.goneText}</p>
      <ToCase caseId={caseId} />
    </>
  );
}

function Blocked(props: { offer: OfferView | Opening; caseId?: string; definition: Definition }): ReactNode {
  const { offer, definition } = props;
  const running = 'running' in offer ? offer.running : undefined;
  return (
    <>
      <Heading title={props.caseId === undefined ? texts.running : texts.blocked} caption={offer.label} />
      <p>{offer.blocked?.text}</p>
      {offer.blocked?.sentence ? (
        <Sentence id={offer.blocked.sentence} definition={definition} after={offer.blocked.text} />
      ) : null}
      <ToCase caseId={props.caseId ?? running?.case} />
    </>
  );
}

function ToCase({ caseId }: { caseId?: string }): ReactNode {
  return (
    <p className="actions">
      {caseId ? (
        <Link href={casePath(caseId)} className="button">
          {texts.toCase}
        </Link>
      ) : null}
      <Link href="/" className="button button-secondary">
        {texts.toInbox}
      </Link>
    </p>
  );
}
