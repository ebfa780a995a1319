import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { RecoveryCodes, Session } from '../../server/contract/shapes/index.ts';
import { api } from '../api/client.ts';
import { Loading, Note, wordsFor } from '../shell/notes.tsx';
import { signIn as texts } from '../texts/sign-in.lv.ts';
import { Secret, StepForm, Typed } from './fields.tsx';
import { PostChoice } from './posts.tsx';

interface StepProps {
  session: Session;
  /** The post wanted, where it is known. */
  post?: string | undefined;
  /** What came of the step: signed in, or asked for more. */
  onStep: (session: Session) => Promise<void>;
}

/** Titles of what is asked, in the order in which it may be. */
export const stageTitles: Record<NonNullable<Session['stage']>, string> = {
  code: texts.codeTitle,
  password: texts.newTitle,
  enrol: texts.appTitle,
  post: texts.postTitle,
};

/** What is asked next of whoever signs in; nothing to show once they are. */
export function Step(props: StepProps): ReactNode {
  switch (props.session.stage) {
    case 'code':
      return <CodeStep {...props} />;
    case 'password':
      return <NewPasswordStep {...props} />;
    case 'enrol':
      return <AppStep {...props} />;
    case 'post':
      return (
        <>
          <p>{texts.postText(props.session.person?.name ?? '')}</p>
          <h2>{texts.ownPosts}</h2>
          <PostChoice posts={props.session.posts} onIn={props.onStep} />
        </>
      );
    case undefined:
    default:
      return <NameStep {...props} />;
  }
}

function NameStep({ post, onStep }: StepProps): ReactNode {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  return (
    <StepForm
      go={texts.enter}
      onGo={async () => onStep(await api.post('/sign-in', { body: { login, password, post }, post: null }))}
    >
      <Typed label={texts.login} value={login} onChange={setLogin} fill="username" />
      <Secret label={texts.password} value={password} onChange={setPassword} fill="current-password" />
    </StepForm>
  );
}

function CodeStep({ post, onStep }: StepProps): ReactNode {
  const [code, setCode] = useState('');
  return (
    <>
      <p>{texts.codeText}</p>
      <StepForm
        go={texts.goOn}
        onGo={async () => onStep(await api.post('/sign-in/code', { body: { code, post }, post: null }))}
      >
        <Typed label={texts.code} value={code} onChange={setCode} fill="one-time-code" />
      </StepForm>
      <details>
        <summary>{texts.codeLost}</summary>
        <p>{texts.codeLostText}</p>
      </details>
    </>
  );
}

function NewPasswordStep({ post, onStep }: StepProps): ReactNode {
  const [password, setPassword] = useState('');
  return (
    <>
      <p>{texts.newText}</p>
      <StepForm
        go={texts.goOn}
        onGo={async () => onStep(await api.post('/sign-in/password', { body: { password, post }, post: null }))}
      >
        <Secret label={texts.newPassword} value={password} onChange={setPassword} fill="new-password" />
      </StepForm>
    </>
  );
}

/** An authenticator app is added; then the codes that stand in for it are shown, this once. */
function AppStep({ post, onStep }: StepProps): ReactNode {
  const [code, setCode] = useState('');
  const [done, setDone] = useState<RecoveryCodes>();
  const enrolment = useQuery({
    queryKey: ['session', 'app'],
    queryFn: ({ signal }) => api.get('/sign-in/app', { signal, post: null }),
    enabled: done === undefined,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (done) return <Codes done={done} onKept={() => onStep(done.session)} />;
  if (enrolment.isError)
    return (
      <Note kind="error">
        <p>{wordsFor(enrolment.error)}</p>
      </Note>
    );
  if (!enrolment.data) return <Loading />;
  const { secret, qr } = enrolment.data;
  return (
    <>
      <p>{texts.appText}</p>
      <svg className="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={texts.appPicture}>
        <path d={qr.path} />
      </svg>
      <p>
        {texts.appTyped} <code className="app-key">{secret}</code>
      </p>
      <StepForm
        go={texts.goOn}
        onGo={async () => setDone(await api.post('/sign-in/app', { body: { code, post }, post: null }))}
      >
        <Typed label={texts.appCode} value={code} onChange={setCode} fill="one-time-code" />
      </StepForm>
    </>
  );
}

function Codes({ done, onKept }: { done: RecoveryCodes; onKept: () => Promise<void> }): ReactNode {
  return (
    <section aria-labelledby="codes">
      <h2 id="codes">{texts.codesTitle}</h2>
      <p>{texts.codesText}</p>
      <ul className="plain codes">
        {done.codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p className="actions">
        <button type="button" className="button" onClick={() => void onKept()}>
          {texts.codesKept}
        </button>
        <button type="button" className="button button-secondary" onClick={() => window.print()}>
          {texts.print}
        </button>
      </p>
    </section>
  );
}
