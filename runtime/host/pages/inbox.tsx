import { type ReactNode, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import type { Inbox, InboxItem, Notice } from '../../server/contract/shapes/index.ts';
import { isLost, useInbox } from '../api/queries.ts';
import { Looked } from '../case/emergencies.tsx';
import { dayAfter, formatDate, formatMoment, localDay } from '../format/dates.ts';
import { plural } from '../format/numbers.ts';
import { casePath } from '../paths.ts';
import { Heading } from '../shell/heading.tsx';
import { Loading, LoadFailed } from '../shell/notes.tsx';
import { pageOf, Pager } from '../shell/pager.tsx';
import { Feed } from './feed.tsx';
import { inbox as texts, obligationKinds } from '../texts/pages.lv.ts';

export function InboxPage(): ReactNode {
  const [search] = useSearchParams();
  const page = pageOf(search);
  const query = useInbox(page);
  if (isLost(query)) return <LoadFailed title={texts.title} error={query.error} retry={() => void query.refetch()} />;
  return (
    <>
      <Heading title={page > 1 ? texts.titleOfPage(page) : texts.title} />
      {query.data ? <Lists inbox={query.data} /> : <Loading />}
      <Feed />
    </>
  );
}

function Lists({ inbox }: { inbox: Inbox }): ReactNode {
  return (
    <>
      <section aria-labelledby="waiting">
        <h2 id="waiting">
          {texts.waiting} {inbox.total > 0 ? <span className="count">{plural(inbox.total, texts.count)}</span> : null}
        </h2>
        {inbox.total === 0 ? (
          <div className="empty">
            <p>{texts.empty}</p>
            <p className="muted">{texts.emptyHint}</p>
          </div>
        ) : (
          <ul className="plain stack">
            {inbox.items.map((item) => (
              <Item key={item.obligation} item={item} />
            ))}
          </ul>
        )}
        <Pager label={texts.pages} of={inbox} to={(page) => (page > 1 ? `/?page=${page}` : '/')} />
      </section>
      <section aria-labelledby="notices">
        <h2 id="notices">{texts.notices}</h2>
        {inbox.notices.length === 0 ? (
          <p className="muted">{texts.noNotices}</p>
        ) : (
          <ul className="plain notices">
            {inbox.notices.map((notice) => (
              <NoticeRow key={notice.id} notice={notice} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function Item({ item }: { item: InboxItem }): ReactNode {
  return (
    <li className="card item">
      <p className="item-kind">
        <span className={`tag tag-${item.kind}`}>{obligationKinds[item.kind]}</span>
      </p>
      <h3>
        <Link href={casePath(item.case)}>
          {item.about}, <span className="number">{item.number}</span> – {item.text}
        </Link>
      </h3>
      <dl className="facts">
        {item.where ? (
          <div>
            <dt>{texts.where}</dt>
            <dd>{item.where}</dd>
          </div>
        ) : null}
        <div>
          <dt>{texts.since}</dt>
          <dd>{formatMoment(item.since)}</dd>
        </div>
        <div>
          <dt>{texts.due}</dt>
          <dd>
            <Due item={item} />
          </dd>
        </div>
      </dl>
      <DueWhy why={item.dueWhy} />
    </li>
  );
}

/** A term's last day, that it has passed, that no day can be given for it, or that the scheme states none. */
export function Due({ item }: { item: InboxItem }): ReactNode {
  const { due, dueWhy, lateAt, nextWorkingDay } = item;
  const [today] = useState(() => localDay(new Date().toISOString()));
  if (!due) return <span className="muted">{dueWhy ? texts.noDate : texts.noTerm}</span>;
  const day = localDay(due);
  const past = lateAt !== undefined || day < today;
  const soon = day === today ? texts.today : day === dayAfter(today) ? texts.tomorrow : undefined;
  return (
    <>
      {formatMoment(due)}
      {nextWorkingDay === undefined ? null : (
        <span className="muted"> ({texts.dayOff(formatDate(nextWorkingDay))})</span>
      )}
      {past ? <strong className="overdue"> – {texts.overdue}</strong> : null}
      {soon && !past ? <strong> – {soon}</strong> : null}
    </>
  );
}

/** How the date of a term was counted. */
export function DueWhy({ why }: { why?: string[] }): ReactNode {
  if (!why) return null;
  return (
    <details>
      <summary>{texts.dueWhy}</summary>
      <ul>
        {why.map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the lines are read in this order and never change
          <li key={index}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

function NoticeRow({ notice }: { notice: Notice }): ReactNode {
  return (
    <li className={notice.seen ? 'notice' : 'notice notice-new'}>
      <p>
        <span className={notice.seen ? 'tag tag-quiet' : 'tag tag-new'}>{notice.seen ? texts.seen : texts.unseen}</span>{' '}
        <time dateTime={notice.at}>{formatMoment(notice.at)}</time>
      </p>
      <p>
        {notice.open ? (
          <Link href={casePath(notice.case)}>
            {notice.about}, <span className="number">{notice.number}</span> – {notice.text}
          </Link>
        ) : (
          `${notice.number} – ${notice.text}`
        )}
      </p>
      {notice.task === undefined ? null : (
        <p>
          <span className="muted">{texts.task}: </span>
          {notice.task}
        </p>
      )}
      {notice.emergency ? (
        <p>
          <Looked emergency={notice.emergency} />
        </p>
      ) : null}
    </li>
  );
}
