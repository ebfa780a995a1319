import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { ApiError } from '../../client/index.ts';
import { isStatus, OfflineError } from '../api/client.ts';
import { problems, shell } from '../texts/shell.lv.ts';
import { Status } from './status.tsx';
import { Heading } from './heading.tsx';

interface NoteProps {
  kind: 'info' | 'success' | 'warning' | 'error';
  title?: string;
  children?: ReactNode;
  /** Takes the focus when it appears: it answers something that was just done. */
  focus?: boolean;
}

/** A boxed message. The kind is told by colour, border and, for errors and warnings, by its words. */
export function Note({ kind, title, children, focus = false }: NoteProps): ReactNode {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus) ref.current?.focus();
  }, [focus]);
  return (
    <div
      ref={ref}
      className={`note note-${kind}`}
      tabIndex={focus ? -1 : undefined}
      role={kind === 'error' ? 'alert' : undefined}
    >
      {title ? <h2 className="note-title">{title}</h2> : null}
      {children}
    </div>
  );
}

export function Loading(): ReactNode {
  return <Status>{shell.loading}</Status>;
}

/** The Latvian sentence for whatever went wrong. */
export function wordsFor(error: unknown): string {
  if (error instanceof ApiError || error instanceof OfflineError) return error.message;
  return problems.unexpected;
}

/** A request failed: says so and offers to try again; a missing case gets its own page. */
export function LoadFailed({ error, retry, title }: { error: unknown; retry: () => void; title?: string }): ReactNode {
  const missing = isStatus(error, 404);
  return (
    <>
      <Heading title={missing ? problems.caseNotFound : (title ?? problems.title)} />
      <p>{missing ? problems.caseNotFoundText : wordsFor(error)}</p>
      {missing ? (
        <p>
          <Link href="/">{problems.toInbox}</Link>
        </p>
      ) : (
        <button type="button" className="button" onClick={retry}>
          {shell.retry}
        </button>
      )}
    </>
  );
}
