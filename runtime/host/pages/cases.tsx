import { type FormEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { Link, useSearchParams } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import type { CaseList } from '../../server/contract/shapes/index.ts';
import { type CaseFilter, isLost, useCases, useSession } from '../api/queries.ts';
import { formatDate } from '../format/dates.ts';
import { plural } from '../format/numbers.ts';
import { casePath } from '../paths.ts';
import { Heading } from '../shell/heading.tsx';
import { Loading, LoadFailed } from '../shell/notes.tsx';
import { pageOf, Pager } from '../shell/pager.tsx';
import { Status } from '../shell/status.tsx';
import { cases as texts } from '../texts/pages.lv.ts';

/**
 * What was searched for, kept in the browser's history beside the address: a child's name or code must not be in an
 * address. `post`: who searched, since the next at the same window must not find it there.
 */
interface Searched {
  q: string;
  post: string;
}

function filterOf(search: URLSearchParams, q: string): CaseFilter {
  const status = search.get('status');
  return {
    q,
    status: status === 'open' || status === 'closed' ? status : '',
    track: search.get('track') ?? '',
    page: pageOf(search),
  };
}

function searchOf(filter: CaseFilter): URLSearchParams {
  const search = new URLSearchParams();
  if (filter.status) search.set('status', filter.status);
  if (filter.track) search.set('track', filter.track);
  if (filter.page > 1) search.set('page', String(filter.page));
  return search;
}

/** Status, kind and page stand in the address and the search beside it, so that the list can be returned to. */
export function CasesPage(): ReactNode {
  const [search, setSearch] = useSearchParams();
  const post = useSession().data?.post?.id ?? '';
  const searched: Partial<Searched> | null = useHistoryState();
  const filter = filterOf(search, searched?.post === post ? (searched.q ?? '') : '');
  const query = useCases(filter);
  const asked = useRef<HTMLInputElement>(null);
  if (isLost(query)) return <LoadFailed title={texts.title} error={query.error} retry={() => void query.refetch()} />;
  return (
    <>
      <Heading title={filter.page > 1 ? texts.titleOfPage(filter.page) : texts.title} />
      <Filter
        filter={filter}
        tracks={query.data?.tracks ?? []}
        asked={asked}
        onSearch={(wanted) => setSearch(searchOf(wanted), { state: stateOf(wanted, post) })}
      />
      {query.data ? (
        <Results
          list={query.data}
          filter={filter}
          state={stateOf(filter, post)}
          stale={query.isPlaceholderData}
          onClear={() => asked.current?.focus()}
        />
      ) : (
        <Loading />
      )}
    </>
  );
}

interface FilterProps {
  filter: CaseFilter;
  tracks: CaseList['tracks'];
  asked: RefObject<HTMLInputElement | null>;
  onSearch: (wanted: CaseFilter) => void;
}

function Filter({ filter, tracks, asked, onSearch }: FilterProps): ReactNode {
  const form = useRef<HTMLFormElement>(null);
  const { q, status, track } = filter;
  // The fields are the person's own while they type; a link that changes the address sets them.
  useEffect(() => {
    for (const [name, value] of Object.entries({ q, status, track })) {
      const control = form.current?.elements.namedItem(name);
      if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) control.value = value;
    }
  }, [q, status, track]);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const wanted = new URLSearchParams();
    for (const [name, value] of typed) if (typeof value === 'string') wanted.set(name, value);
    onSearch(filterOf(wanted, wanted.get('q')?.trim() ?? ''));
  };
  return (
    <search>
      <form ref={form} className="filter" onSubmit={submit}>
        <div className="field">
          <label htmlFor="q">{texts.search}</label>
          <input ref={asked} id="q" name="q" type="search" defaultValue={q} autoComplete="off" maxLength={100} />
        </div>
        <Choice
          name="status"
          label={texts.status}
          every={texts.all}
          chosen={status}
          options={[
            { key: 'open', label: texts.open },
            { key: 'closed', label: texts.closed },
          ]}
        />
        {tracks.length > 0 ? (
          <Choice name="track" label={texts.track} every={texts.everyTrack} chosen={track} options={tracks} />
        ) : null}
        <button type="submit" className="button button-secondary">
          {texts.searchButton}
        </button>
      </form>
    </search>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  /** What is said of no choice. */
  every: string;
  chosen: string;
  options: { key: string; label: string }[];
}

function Choice({ name, label, every, chosen, options }: ChoiceProps): ReactNode {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} defaultValue={chosen}>
        <option value="">{every}</option>
        {options.map((option) => (
          <option key={option.key} value={option.key}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

function stateOf({ q }: CaseFilter, post: string): Searched | null {
  return q === '' ? null : { q, post };
}

interface ResultsProps {
  list: CaseList;
  filter: CaseFilter;
  /** Of the history, for links to other pages of the same list. */
  state: Searched | null;
  /** Another list is on its way. */
  stale: boolean;
  /** The search is taken back, and with it goes the link that did it. */
  onClear: () => void;
}

function Results({ list, filter, state, stale, onClear }: ResultsProps): ReactNode {
  const filtered = filter.q !== '' || filter.status !== '' || filter.track !== '';
  return (
    <div aria-busy={stale}>
      <Status>
        {list.total > 0 ? texts.count(plural(list.total, texts.found), list.atLeast) : null}
        {list.total === 0 && filtered ? texts.notFound : null}
        {list.total === 0 && !filtered ? texts.empty : null}
      </Status>
      {filtered ? (
        <p>
          <Link href="/cases" onClick={onClear}>
            {texts.clear}
          </Link>
        </p>
      ) : null}
      {list.cases.length > 0 ? <Table list={list} /> : null}
      <Pager label={texts.pages} of={list} to={(page) => `/cases?${searchOf({ ...filter, page })}`} state={state} />
    </div>
  );
}

/** Explicit roles: at narrow widths the style sheet shows rows as cards, and that takes a table's own roles away. */
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role */
function Table({ list }: { list: CaseList }): ReactNode {
  return (
    <table className="cards-table" role="table">
      <caption className="visually-hidden">{texts.caption}</caption>
      <thead>
        <tr role="row">
          {[texts.number, texts.about, texts.where, texts.statusColumn, texts.openedAt, texts.changedAt].map(
            (label) => (
              <th key={label} scope="col" role="columnheader">
                {label}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {list.cases.map((row) => (
          <tr key={row.id} role="row">
            <th scope="row" role="rowheader">
              <Link href={casePath(row.id)}>{row.number}</Link>
            </th>
            <td role="cell" data-label={texts.about}>
              {row.about}
              {row.track === undefined || row.track === row.about ? null : <div className="muted">{row.track}</div>}
            </td>
            <td role="cell" data-label={texts.where}>
              {row.where.join('; ') || texts.nowhere}
            </td>
            <td role="cell" data-label={texts.statusColumn}>
              <span className={`tag tag-${row.status}`}>{texts.statuses[row.status]}</span>
            </td>
            <td role="cell" data-label={texts.openedAt}>
              {formatDate(row.openedAt)}
            </td>
            <td role="cell" data-label={texts.changedAt}>
              {formatDate(row.changedAt)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
