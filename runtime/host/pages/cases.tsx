import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { Link, useSearchParams } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import type { CaseList } from '../../server/api.ts';
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
    page: pageOf(search),
  };
}

function searchOf(filter: CaseFilter): URLSearchParams {
  const search = new URLSearchParams();
  if (filter.status) search.set('status', filter.status);
  if (filter.page > 1) search.set('page', String(filter.page));
  return search;
}

/** Status and page stand in the address and the search beside it, so that the list can be returned to. */
export function CasesPage(): ReactNode {
  const [search, setSearch] = useSearchParams();
  const post = useSession().data?.post?.id ?? '';
  const searched: Partial<Searched> | null = useHistoryState();
  const filter = filterOf(search, searched?.post === post ? (searched.q ?? '') : '');
  const query = useCases(filter);
  const asked = useRef<HTMLInputElement>(null);
  const chosen = useRef<HTMLSelectElement>(null);
  // The fields are the person's own while they type; a link that changes the address sets them.
  useEffect(() => {
    if (asked.current) asked.current.value = filter.q;
    if (chosen.current) chosen.current.value = filter.status;
  }, [filter.q, filter.status]);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const status = new URLSearchParams({ status: chosen.current?.value ?? '' });
    const wanted = filterOf(status, asked.current?.value.trim() ?? '');
    setSearch(searchOf(wanted), { state: stateOf(wanted, post) });
  };
  if (isLost(query)) return <LoadFailed title={texts.title} error={query.error} retry={() => void query.refetch()} />;
  return (
    <>
      <Heading title={filter.page > 1 ? texts.titleOfPage(filter.page) : texts.title} />
      <search>
        <form className="filter" onSubmit={submit}>
          <div className="field">
            <label htmlFor="q">{texts.search}</label>
            <input ref={asked} id="q" type="search" defaultValue={filter.q} autoComplete="off" maxLength={100} />
          </div>
          <div className="field">
            <label htmlFor="status">{texts.status}</label>
            <select ref={chosen} id="status" defaultValue={filter.status}>
              <option value="">{texts.all}</option>
              <option value="open">{texts.open}</option>
              <option value="closed">{texts.closed}</option>
            </select>
          </div>
          <button type="submit" className="button button-secondary">
            {texts.searchButton}
          </button>
        </form>
      </search>
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
  const filtered = filter.q !== '' || filter.status !== '';
  return (
    <div aria-busy={stale}>
      <Status>
        {list.total > 0 ? plural(list.total, texts.found) : null}
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
              {row.track === undefined ? null : <div className="muted">{row.track}</div>}
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
