import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { ApiError } from '../../client/index.ts';
import type { KeptCase, KeptList } from '../../server/contract/shapes/index.ts';
import { api } from '../api/client.ts';
import { isLost, useKept } from '../api/queries.ts';
import { formatDate } from '../format/dates.ts';
import { plural } from '../format/numbers.ts';
import { Heading } from '../shell/heading.tsx';
import { Loading, LoadFailed } from '../shell/notes.tsx';
import { pageOf, Pager } from '../shell/pager.tsx';
import { Status } from '../shell/status.tsx';
import { StepForm } from '../sign-in/fields.tsx';
import { retention as texts } from '../texts/retention.lv.ts';

/** Which closed cases are erased when, and which are held back. For whoever keeps the records. */
export function RetentionPage(): ReactNode {
  const [search, setSearch] = useSearchParams();
  const number = search.get('number') ?? '';
  const query = useKept(pageOf(search), number);
  const [done, setDone] = useState('');
  if (isLost(query)) return <LoadFailed title={texts.title} error={query.error} retry={() => void query.refetch()} />;
  const find = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const wanted = new FormData(event.currentTarget).get('number');
    setDone('');
    setSearch(typeof wanted === 'string' && wanted.trim() !== '' ? { number: wanted.trim() } : {});
  };
  return (
    <>
      <Heading title={texts.title} />
      <p>{texts.intro}</p>
      <search>
        <form key={number} className="filter" onSubmit={find}>
          <div className="field">
            <label htmlFor="number">{texts.search}</label>
            <input id="number" name="number" type="search" defaultValue={number} autoComplete="off" maxLength={40} />
          </div>
          <button type="submit" className="button button-secondary">
            {texts.searchButton}
          </button>
        </form>
      </search>
      <Status>{done}</Status>
      {query.data ? <Results list={query.data} number={number} onDone={setDone} /> : <Loading />}
    </>
  );
}

interface ResultsProps {
  list: KeptList;
  /** The only one that was looked for; empty: all. */
  number: string;
  onDone: (told: string) => void;
}

function Results({ list, number, onDone }: ResultsProps): ReactNode {
  const none = number === '' ? texts.none : texts.notFound;
  return (
    <>
      <p className="muted">{list.total > 0 ? plural(list.total, texts.found) : none}</p>
      {number === '' ? null : (
        <p>
          <Link href="/retention">{texts.clear}</Link>
        </p>
      )}
      <ul className="plain stack">
        {list.items.map((item) => (
          <li key={item.case} className="card">
            <Item item={item} onDone={onDone} />
          </li>
        ))}
      </ul>
      <Pager label={texts.pages} of={list} to={(page) => `/retention?page=${page}`} />
    </>
  );
}

function Item({ item, onDone }: { item: KeptCase; onDone: (told: string) => void }): ReactNode {
  const { number, closedAt, classes, unset, from, over, held } = item;
  const state = held ? 'held' : over ? 'over' : 'kept';
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {texts.caseTitle(number)}
      </h2>
      <p>
        <span className={`tag tag-${over && !held ? 'closed' : 'open'}`}>{texts.states[state]}</span>
      </p>
      <dl className="answer-values">
        <div>
          <dt>{texts.closedAt}</dt>
          <dd>{formatDate(closedAt)}</dd>
        </div>
        <div>
          <dt>{texts.classes}</dt>
          <dd>{classes.join('; ')}</dd>
        </div>
        <div>
          <dt>{texts.from}</dt>
          <dd>
            {from === undefined
              ? texts.unset(unset.join('; '))
              : (held ? texts.fromDayHeld : texts.fromDay)(formatDate(from))}
          </dd>
        </div>
        {held ? (
          <div>
            <dt>{texts.heldSince(formatDate(held.since))}</dt>
            <dd>{held.reason}</dd>
          </div>
        ) : null}
      </dl>
      <Decide
        key={state}
        number={number}
        hold={!held}
        onDone={(told) => {
          onDone(told);
          // The form goes; what is said of the case now stands below its heading.
          heading.current?.focus();
        }}
      />
    </>
  );
}

interface DecideProps {
  number: string;
  /** Holds it back; else lets it go. */
  hold: boolean;
  onDone: (told: string) => void;
}

/** A decision and its reason. */
function Decide({ number, hold, onDone }: DecideProps): ReactNode {
  const id = useId();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const label = hold ? texts.hold : texts.release;
  const decide = async (): Promise<void> => {
    if (reason.trim() === '') throw new ApiError(422, { code: 'reason', message: texts.reasonMissing });
    await api.post('/retention', { body: { number, hold, reason } });
    onDone(hold ? texts.held(number) : texts.released(number));
    await client.invalidateQueries({ queryKey: ['retention'] });
  };
  return (
    <details>
      <summary>
        {label}
        <span className="visually-hidden">: {texts.caseTitle(number)}</span>
      </summary>
      <StepForm go={label} onGo={decide}>
        <div className="field">
          <label htmlFor={id}>{texts.reason}</label>
          <p id={`${id}-hint`} className="hint">
            {texts.reasonHint}
          </p>
          <textarea
            id={id}
            rows={3}
            value={reason}
            maxLength={500}
            aria-describedby={`${id}-hint`}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      </StepForm>
    </details>
  );
}
