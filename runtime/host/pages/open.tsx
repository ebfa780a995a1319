import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Opening } from '../../server/contract/shapes/index.ts';
import { isLost, useDefinition, useOpenings, useSession } from '../api/queries.ts';
import { lookup } from '../../definition/index.ts';
import { actPath, casePath } from '../paths.ts';
import { Heading } from '../shell/heading.tsx';
import { Loading, LoadFailed } from '../shell/notes.tsx';
import { opening as texts } from '../texts/pages.lv.ts';

/** The level at which the case will begin, by its label. */
function Level({ level }: { level?: string }): ReactNode {
  const session = useSession();
  const definition = useDefinition(session.data?.definition);
  const label = definition.data && lookup(definition.data).levels.get(level ?? '')?.label;
  return label ? <p className="muted">{texts.level(label)}</p> : null;
}

/** What runs already, and where. */
function Running({ opening: { label, blocked, running } }: { opening: Opening }): ReactNode {
  return (
    <>
      <h2>{label}</h2>
      <p>{blocked?.text}</p>
      {running ? (
        <p>
          <Link href={casePath(running.case)}>{texts.running(running.number)}</Link>
        </p>
      ) : null}
    </>
  );
}

/** Acts by which this post may begin a case. */
export function OpenPage(): ReactNode {
  const query = useOpenings();
  if (isLost(query)) return <LoadFailed title={texts.title} error={query.error} retry={() => void query.refetch()} />;
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
                {opening.blocked ? (
                  <Running opening={opening} />
                ) : (
                  <>
                    <Link href={actPath(undefined, opening.act)} className="button">
                      {opening.label}
                    </Link>
                    <Level level={opening.level} />
                  </>
                )}
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
