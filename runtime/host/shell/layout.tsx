import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Post, Session } from '../../server/contract/shapes/index.ts';
import { useConnection } from '../api/connection.ts';
import { savesSettled } from '../api/drafts.ts';
import { endSession, refresh, takeSession, useReports } from '../api/queries.ts';
import { emergencyPath } from '../paths.ts';
import { emergency as emergencyTexts } from '../texts/emergency.lv.ts';
import { retention } from '../texts/retention.lv.ts';
import { shell } from '../texts/shell.lv.ts';
import { expectNewPage } from './heading.tsx';
import { wordsFor } from './notes.tsx';
import { Status } from './status.tsx';

const contentId = 'saturs';

/** The frame of every page: skip link, header, connection, content, footer. */
export function Layout({ session, children }: { session: Session | undefined; children: ReactNode }): ReactNode {
  const main = useRef<HTMLElement>(null);
  return (
    <>
      <a
        className="skip"
        href={`#${contentId}`}
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {shell.skip}
      </a>
      <header className="site-header">
        <div className="wide site-header-row">
          <Link href="/" className="brand">
            <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
              <path d="M8 9h16M8 9l8 15 8-15" className="brand-lines" />
              <circle cx="8" cy="9" r="5" className="brand-dot" />
              <circle cx="24" cy="9" r="5" className="brand-dot brand-dot-warm" />
              <circle cx="16" cy="24" r="5" className="brand-dot" />
            </svg>
            <span>{shell.product}</span>
          </Link>
          {session?.post ? <Account session={session} /> : null}
        </div>
        {session?.post ? <Navigation post={session.post} emergency={session.emergencyHours !== undefined} /> : null}
      </header>
      <ConnectionBanner />
      <main id={contentId} ref={main} tabIndex={-1} className="wide">
        {children}
      </main>
      <footer className="site-footer">
        <div className="wide">
          {session?.demo ? <p>{shell.demo}</p> : null}
          <p>
            <Link href="/accessibility">{shell.accessibility}</Link>
          </p>
        </div>
      </footer>
    </>
  );
}

const places = [
  { href: '/', label: shell.inbox, within: /^\/$/ },
  { href: '/cases', label: shell.cases, within: /^\/cases/ },
  { href: '/open', label: shell.open, within: /^\/open/ },
];

const lookedAfter = { href: '/outbox', label: shell.givenUp, within: /^\/outbox/ };
const kept = { href: '/retention', label: retention.link, within: /^\/retention/ };
const emergencyPlace = { href: emergencyPath, label: emergencyTexts.link, within: /^\/emergency/ };

/** Only for posts that may read one. */
const reports = { href: '/reports', label: shell.reports, within: /^\/reports/ };

function Navigation({ post, emergency }: { post: Post; emergency: boolean }): ReactNode {
  const [path] = useLocation();
  const readable = useReports();
  const mayRead = readable.data !== undefined && readable.data.length > 0;
  const shown = [
    ...places,
    ...(mayRead ? [reports] : []),
    ...(post.operator ? [lookedAfter] : []),
    ...(post.recordsKeeper ? [kept] : []),
    ...(emergency ? [emergencyPlace] : []),
  ];
  return (
    <nav className="site-nav" aria-label={shell.navigation}>
      <ul className="wide">
        {shown.map((place) => (
          <li key={place.href}>
            <Link href={place.href} aria-current={place.within.test(path) ? 'page' : undefined}>
              {place.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Account({ session }: { session: Session }): ReactNode {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const [error, setError] = useState<string>();
  const { post } = session;
  if (!post) return null;
  const signOut = async (): Promise<void> => {
    try {
      await savesSettled();
      const ended = await endSession();
      if (!ended) return;
      if (ended.leave !== undefined) return location.assign(ended.leave);
      expectNewPage();
      navigate('/');
      await takeSession(client, ended);
    } catch (problem) {
      setError(wordsFor(problem));
    }
  };
  return (
    <div className="account">
      <p>
        <span className="visually-hidden">{shell.signedInAs}: </span>
        <strong>{post.name}</strong>
        {session.person ? (
          <Link href="/account" className="account-person">
            {session.person.name}
          </Link>
        ) : null}
        {post.name.includes(post.bodyName) ? null : <span className="account-body">{post.bodyName}</span>}
      </p>
      <button type="button" className="button button-on-dark" onClick={() => void signOut()}>
        {shell.signOut}
      </button>
      {error ? <p role="alert">{error}</p> : null}
    </div>
  );
}

/** Says that the connection is lost while it is, and, for a moment, that it is back. */
function ConnectionBanner(): ReactNode {
  const connection = useConnection();
  const client = useQueryClient();
  useEffect(() => {
    if (connection === 'restored') void refresh(client);
  }, [connection, client]);
  return (
    <Status className="connection-region">
      {connection === 'lost' ? <span className="connection connection-lost">{shell.offline}</span> : null}
      {connection === 'restored' ? <span className="connection connection-back">{shell.online}</span> : null}
    </Status>
  );
}
