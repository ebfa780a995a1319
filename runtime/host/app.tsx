import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import type { Session } from '../server/contract/shapes/index.ts';
import { useIdentity } from './api/identity.ts';
import { queryClient, useSession } from './api/queries.ts';
import { AccountPage } from './pages/account.tsx';
import { AccessibilityPage } from './pages/accessibility.tsx';
import { CasePage } from './pages/case.tsx';
import { CasesPage } from './pages/cases.tsx';
import { DocumentPage } from './pages/document.tsx';
import { DonePage } from './pages/done.tsx';
import { GivenUpPage } from './pages/given-up.tsx';
import { EmergencyPage } from './pages/emergency.tsx';
import { InboxPage } from './pages/inbox.tsx';
import { LetterPage } from './pages/letter.tsx';
import { NotFoundPage } from './pages/not-found.tsx';
import { OpenPage } from './pages/open.tsx';
import { OtherPostPage } from './pages/other-post.tsx';
import { ReportsPage } from './pages/reports.tsx';
import { RetentionPage } from './pages/retention.tsx';
import { SignInPage } from './pages/sign-in.tsx';
import { emergencyPath } from './paths.ts';
import { ConfirmProvider } from './shell/confirm.tsx';
import { ErrorBoundary } from './shell/error-boundary.tsx';
import { Layout } from './shell/layout.tsx';
import { Loading, LoadFailed } from './shell/notes.tsx';
import { SessionGuard } from './shell/session-guard.tsx';

/** The form renderer is the heaviest part and only this page needs it. */
const ActPage = lazy(() => import('./act/act-page.tsx'));

export function App(): ReactNode {
  return (
    <QueryClientProvider client={queryClient}>
      <ConfirmProvider>
        <Frame />
      </ConfirmProvider>
    </QueryClientProvider>
  );
}

function Frame(): ReactNode {
  const [path] = useLocation();
  const session = useSession();
  const { standing } = useIdentity();
  if (standing === 'other')
    return (
      <Layout session={undefined}>
        <OtherPostPage />
      </Layout>
    );
  const post = session.data?.post;
  return (
    <Layout session={session.data}>
      {post ? <SessionGuard key={post.id} post={post} /> : null}
      {/* Kept as it is for the same post, and from everybody else's eyes. */}
      <div hidden={standing === 'ended'}>
        <ErrorBoundary key={path}>
          <Suspense fallback={<Loading />}>
            <Switch>
              <Route path="/accessibility" component={AccessibilityPage} />
              <Route>
                {session.isError && !session.data ? (
                  <LoadFailed error={session.error} retry={() => void session.refetch()} />
                ) : null}
                {session.isPending ? <Loading /> : null}
                {session.data && !post ? <SignInPage session={session.data} /> : null}
                {post && session.data ? <Routes key={post.id} session={session.data} /> : null}
              </Route>
            </Switch>
          </Suspense>
        </ErrorBoundary>
      </div>
    </Layout>
  );
}

/** What a signed-in post can reach. Whoever is not signed in sees the sign-in page at the same address. */
function Routes({ session }: { session: Session }): ReactNode {
  return (
    <Switch>
      <Route path="/" component={InboxPage} />
      <Route path="/cases" component={CasesPage} />
      <Route path="/cases/:id">{({ id }) => <CasePage key={id} id={id} />}</Route>
      <Route path="/cases/:id/letters/:referral">
        {({ id, referral }) => <LetterPage key={referral} id={id} referral={referral} />}
      </Route>
      <Route path="/cases/:id/documents/:seq/:document">
        {({ id, seq, document }) => (
          <DocumentPage key={`${seq} ${document}`} id={id} seq={Number(seq)} document={document} />
        )}
      </Route>
      <Route path="/cases/:id/acts/:act">
        {({ id, act }) => <ActPage key={`${id} ${act}`} caseId={id} act={act} />}
      </Route>
      <Route path="/cases/:id/done/:seq">{({ id, seq }) => <DonePage key={seq} id={id} />}</Route>
      <Route path="/outbox" component={GivenUpPage} />
      <Route path="/reports" component={ReportsPage} />
      <Route path="/retention" component={RetentionPage} />
      {session.person ? (
        <Route path="/account">
          <AccountPage session={session} />
        </Route>
      ) : null}
      {session.emergencyHours === undefined ? null : (
        <Route path={emergencyPath}>
          <EmergencyPage hours={session.emergencyHours} />
        </Route>
      )}
      <Route path="/open" component={OpenPage} />
      <Route path="/open/:act">{({ act }) => <ActPage key={act} act={act} />}</Route>
      <Route component={NotFoundPage} />
    </Switch>
  );
}
