import { type ReactNode, useId, useState } from 'react';
import { Note, wordsFor } from '../shell/notes.tsx';
import { signIn as texts } from '../texts/sign-in.lv.ts';

interface StepFormProps {
  children: ReactNode;
  /** What the button says. */
  go: string;
  /** Fails with whatever must be told. */
  onGo: () => Promise<void>;
}

/** A few fields and one button; what went wrong stands above them and takes the focus. */
export function StepForm({ children, go, onGo }: StepFormProps): ReactNode {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<{ words: string; count: number }>();
  const submit = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      await onGo();
      setFailed(undefined);
    } catch (error) {
      setFailed((before) => ({ words: wordsFor(error), count: (before?.count ?? 0) + 1 }));
    }
    setBusy(false);
  };
  return (
    <form
      className="step-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {failed ? (
        <Note key={failed.count} kind="error" focus>
          <p>{failed.words}</p>
        </Note>
      ) : null}
      {children}
      <button type="submit" className="button" aria-disabled={busy}>
        {go}
      </button>
    </form>
  );
}

interface TypedProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What the browser may fill in: its password manager knows these. */
  fill: 'username' | 'one-time-code';
}

export function Typed({ label, value, onChange, fill }: TypedProps): ReactNode {
  const id = useId();
  const isCode = fill === 'one-time-code';
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        className={isCode ? 'input-short' : undefined}
        value={value}
        autoComplete={fill}
        autoCapitalize="none"
        spellCheck={false}
        required
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

interface SecretProps extends Omit<TypedProps, 'fill'> {
  fill: 'current-password' | 'new-password';
}

/** A password, which may be looked at: long ones are mistyped. */
export function Secret({ label, value, onChange, fill }: SecretProps): ReactNode {
  const id = useId();
  const [shown, setShown] = useState(false);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={shown ? 'text' : 'password'}
        value={value}
        autoComplete={fill}
        autoCapitalize="none"
        spellCheck={false}
        required
        onChange={(event) => onChange(event.target.value)}
      />
      <div className="option">
        <input id={`${id}-show`} type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />
        <label htmlFor={`${id}-show`}>{texts.show}</label>
      </div>
    </div>
  );
}
