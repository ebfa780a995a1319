import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CaseView, CommandRequest, CommandResult, Problem } from '../../server/contract/shapes/index.ts';
import type { Answers, Form } from '../../definition/index.ts';
import { ApiError } from '../../client/index.ts';
import { api, OfflineError } from '../api/client.ts';
import { untilConnected } from '../api/connection.ts';
import { refresh } from '../api/queries.ts';
import { handedIn } from '../forms/together.ts';
import { problems } from '../texts/shell.lv.ts';

/** How long a submission waits for a lost connection before the person is asked to try again. */
const patienceMs = 30_000;

type Submission =
  | { kind: 'idle' }
  | { kind: 'sending'; waiting: boolean }
  | { kind: 'offline' }
  /** The scheme or the server says no; the words stay in the form. */
  | { kind: 'refused'; problem: Problem }
  /** The same form was handed in elsewhere with other answers. */
  | { kind: 'handedIn'; case: string | undefined }
  /** Cases begin under another definition by now. */
  | { kind: 'redefined' }
  /** Something happened in the case meanwhile. `now` is the case as it is. */
  | { kind: 'stale'; problem: Problem; now?: CaseView };

/** The relevant answers; every page that is asked is there, since an absent page hides what it lacks. */
export function answersToSend(form: Form | undefined, answers: Answers): Answers | undefined {
  return form && handedIn(form, answers);
}

/** Sends the command once; after a lost connection the same command again, which the server knows. */
async function send(command: CommandRequest, waiting: () => void): Promise<CommandResult> {
  const until = Date.now() + patienceMs;
  for (;;) {
    try {
      return await api.post('/commands', { body: command });
    } catch (error) {
      if (!(error instanceof OfflineError) || Date.now() > until) throw error;
      waiting();
      if (!(await untilConnected(until - Date.now()))) throw error;
    }
  }
}

export interface Submitter {
  state: Submission;
  /** Gives the result, or nothing when it was not accepted (see `state`) or is being sent already. */
  submit: (command: CommandRequest) => Promise<CommandResult | undefined>;
  forget: () => void;
}

/** What became of a command that was not accepted. */
async function failed(cause: unknown, caseId: string | undefined): Promise<Submission> {
  if (cause instanceof OfflineError) return { kind: 'offline' };
  if (!(cause instanceof ApiError))
    return { kind: 'refused', problem: { code: 'unexpected', message: problems.unexpected } };
  const { status, problem } = cause;
  if (problem.code === 'submitted') return { kind: 'handedIn', case: problem.case ?? caseId };
  if (problem.code === 'definition-changed') return { kind: 'redefined' };
  if (status !== 409 || !caseId) return { kind: 'refused', problem };
  const now = await api.get('/cases/{id}', { path: { id: caseId } }).catch(() => undefined);
  return { kind: 'stale', problem, now };
}

export function useSubmission(): Submitter {
  const client = useQueryClient();
  const [state, setState] = useState<Submission>({ kind: 'idle' });
  const busy = useRef(false);

  const submit = async (command: CommandRequest): Promise<CommandResult | undefined> => {
    // A second click finds the first one under way.
    if (busy.current) return undefined;
    busy.current = true;
    setState({ kind: 'sending', waiting: false });
    try {
      const result = await send(command, () => setState({ kind: 'sending', waiting: true }));
      void refresh(client);
      return result;
    } catch (error) {
      setState(await failed(error, command.case));
      return undefined;
    } finally {
      busy.current = false;
    }
  };
  return { state, submit, forget: () => setState({ kind: 'idle' }) };
}
