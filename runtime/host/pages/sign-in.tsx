import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import type { Session } from '../../server/contract/shapes/index.ts';
import { endSession, takeSession } from '../api/queries.ts';
import { providerPath } from '../paths.ts';
import { expectNewPage, Heading } from '../shell/heading.tsx';
import { Note } from '../shell/notes.tsx';
import { Invited, invitationHere } from '../sign-in/invited.tsx';
import { PostChoice } from '../sign-in/posts.tsx';
import { stageTitles, Step } from '../sign-in/steps.tsx';
import { session as texts } from '../texts/shell.lv.ts';
import { signIn } from '../texts/sign-in.lv.ts';

/** Whoever is not signed in sees this, at whatever address: after it, they are where they wanted to be. */
export function SignInPage({ session }: { session: Session }): ReactNode {
  const client = useQueryClient();
  const [invitation, setInvitation] = useState(invitationHere);
  const [refused, setRefused] = useState<string>();
  const onStep = async (next: Session): Promise<void> => {
    expectNewPage();
    await takeSession(client, next);
  };
  if (session.demo) return <DemoPage session={session} onStep={onStep} />;
  const { stage } = session;
  if (stage === undefined && session.local && invitation !== undefined) {
    const onRefused = (words: string): void => {
      setRefused(words);
      setInvitation(undefined);
    };
    return <Invited token={invitation} onStep={onStep} onRefused={onRefused} />;
  }
  return (
    <div className="sign-in">
      <Heading key={stage} title={stage ? stageTitles[stage] : texts.title} />
      {stage ? null : <Returned />}
      {stage === undefined && refused !== undefined ? (
        <Note kind="error" focus>
          <p>{refused}</p>
        </Note>
      ) : null}
      {stage === undefined && session.oidc !== undefined ? <ByProvider name={session.oidc} /> : null}
      {stage === undefined && session.oidc !== undefined && session.local ? <p>{signIn.or}</p> : null}
      {stage !== undefined || session.local ? <Step key={`step ${stage}`} session={session} onStep={onStep} /> : null}
      {stage ? (
        <button type="button" className="button button-quiet" onClick={() => void endSession().then(beginAgain)}>
          {signIn.again}
        </button>
      ) : null}
    </div>
  );
}

function beginAgain(): void {
  location.reload();
}

interface DemoProps {
  session: Session;
  onStep: (session: Session) => Promise<void>;
}

function DemoPage({ session, onStep }: DemoProps): ReactNode {
  return (
    <>
      <Heading title={texts.title} />
      <Note kind="info" title={texts.demoTitle}>
        <p>{texts.demoText}</p>
      </Note>
      <h2>{texts.choose}</h2>
      <PostChoice posts={session.posts} onIn={onStep} />
    </>
  );
}

function ByProvider({ name }: { name: string }): ReactNode {
  const [path] = useLocation();
  return (
    <p>
      <a className="button" href={providerPath(path)}>
        {signIn.withProvider(name)}
      </a>
    </p>
  );
}

/** Came back from the provider without having been let in. */
function Returned(): ReactNode {
  const [search] = useSearchParams();
  const why = search.get('sign-in');
  const words: Record<string, string | undefined> = signIn.failures;
  if (why === null) return null;
  return (
    <Note kind="error" title={signIn.failed} focus>
      <p>{words[why] ?? signIn.failures.failed}</p>
    </Note>
  );
}
