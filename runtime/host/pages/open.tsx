import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useOpenings } from '../api/queries.ts';
import { actPath } from '../paths.ts';
import { Heading } from '../shell/heading.tsx';
import { Loading, LoadFailed } from '../shell/notes.tsx';
import { opening as texts } from '../texts/pages.lv.ts';

/** Acts by which this post may begin a case. */
export function OpenPage(): ReactNode {
  const query = useOpenings();
  if (query.isError && !query.data)
    return <LoadFailed title={texts.title} error={query.error} retry={() => void query.refetch()} />;
  return (
    <>
      <Heading title={texts.title} />
      {query.data ? null : <Loading />}
      {query.data?.length === 0 ? <p className="empty">{texts.none}</p> : null}
      {query.data && query.data.length > 0 ? (
        <>
          <p>{texts.intro}</p>
          <ul className="plain stack">
            {query.data.map((opening) => (
              <li key={opening.act} className="card">
                <Link href={actPath(undefined, opening.act)} className="button">
                  {opening.label}
                </Link>
                {opening.level ? <p className="muted">{texts.level(opening.level)}</p> : null}
                {opening.hasDraft ? (
                  <p>
                    <span className="tag tag-new">{texts.draft}</span>
                  </p>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
