import { type ReactNode, useId, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { EmergencyOpened } from '../../server/contract/shapes/index.ts';
import { api } from '../api/client.ts';
import { casePath } from '../paths.ts';
import { Heading } from '../shell/heading.tsx';
import { Note } from '../shell/notes.tsx';
import { StepForm } from '../sign-in/fields.tsx';
import { emergency as texts } from '../texts/emergency.lv.ts';

/** Asks why a file must be seen with which one has no business, and opens it to read. */
export function EmergencyPage({ hours }: { hours: number }): ReactNode {
  const id = useId();
  const [, navigate] = useLocation();
  const [about, setAbout] = useState('');
  const [reason, setReason] = useState('');
  const [opened, setOpened] = useState<EmergencyOpened['cases']>([]);
  const open = async (): Promise<void> => {
    const body = { about, reason };
    const { cases } = await api.post('/emergency', { body });
    const [only, ...more] = cases;
    if (only && more.length === 0) navigate(casePath(only.id));
    else setOpened(cases);
  };
  return (
    <div className="sign-in">
      <Heading title={texts.title} />
      <p>{texts.intro}</p>
      <Note kind="warning">
        <p>{texts.told(hours)}</p>
      </Note>
      {opened.length > 0 ? (
        <Note kind="success" title={texts.opened} focus>
          <ul>
            {opened.map((one) => (
              <li key={one.id}>
                <Link href={casePath(one.id)}>{one.number}</Link>
              </li>
            ))}
          </ul>
        </Note>
      ) : null}
      <StepForm go={texts.open} onGo={open}>
        <div className="field">
          <label htmlFor={`${id}-about`}>{texts.about}</label>
          <p id={`${id}-about-hint`} className="hint">
            {texts.aboutHint}
          </p>
          <input
            id={`${id}-about`}
            type="text"
            value={about}
            autoComplete="off"
            spellCheck={false}
            aria-describedby={`${id}-about-hint`}
            onChange={(event) => setAbout(event.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-reason`}>{texts.reason}</label>
          <p id={`${id}-reason-hint`} className="hint">
            {texts.reasonHint}
          </p>
          <textarea
            id={`${id}-reason`}
            rows={4}
            value={reason}
            aria-describedby={`${id}-reason-hint`}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      </StepForm>
    </div>
  );
}
