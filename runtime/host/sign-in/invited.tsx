import type { ReactNode } from 'react';
import type { Session } from '../../server/contract/shapes/index.ts';
import { ApiError } from '../../client/index.ts';
import { api } from '../api/client.ts';
import { Heading } from '../shell/heading.tsx';
import { signIn as texts } from '../texts/sign-in.lv.ts';
import { StepForm } from './fields.tsx';

/** Of the link by which somebody new comes; behind the # nobody on the way learns it. */
export function invitationHere(): string | undefined {
  return /^#uzaicinajums=([\w-]{43})$/.exec(window.location.hash)?.[1];
}

interface InvitedProps {
  token: string;
  onStep: (session: Session) => Promise<void>;
  /** The link lets nobody in any more: in the server's words. */
  onRefused: (words: string) => void;
}

/** Whoever comes by a link given out in place of a password. */
export function Invited({ token, onStep, onRefused }: InvitedProps): ReactNode {
  const accept = async (): Promise<void> => {
    try {
      await onStep(await api.post('/sign-in/invitation', { body: { token }, post: null }));
    } catch (error) {
      if (!(error instanceof ApiError) || error.problem.code !== 'no-invitation') throw error;
      onRefused(error.problem.message);
    }
    window.history.replaceState(window.history.state, '', window.location.pathname);
  };
  return (
    <div className="sign-in">
      <Heading title={texts.invitedTitle} />
      <p>{texts.invitedText}</p>
      <StepForm go={texts.goOn} onGo={accept}>
        {null}
      </StepForm>
    </div>
  );
}
