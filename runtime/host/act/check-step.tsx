import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { CaseView } from '../../server/contract/shapes/index.ts';
import { type Answers, lookup, type Page } from '../../definition/index.ts';
import { AnswerList, ByWhom } from '../case/answers.tsx';
import { Sentence } from '../case/sections.tsx';
import { type FieldError, fieldId } from '../forms/places.ts';
import { ErrorSummary } from '../forms/summary.tsx';
import { casePath } from '../paths.ts';
import { Heading } from '../shell/heading.tsx';
import { Note } from '../shell/notes.tsx';
import { Status } from '../shell/status.tsx';
import { actTexts as texts } from '../texts/act.lv.ts';
import type { ActWork } from './act-page.tsx';
import { ReadLetter } from './letter-step.tsx';
import type { Submitter } from './submission.ts';

/** An error as the summary tells it: which field, and what to do. */
export function lineText(error: FieldError): string {
  // The server's own messages name the field themselves.
  return error.message.includes(error.label) ? error.message : `${error.label} – ${error.message}`;
}

interface CheckStepProps {
  work: ActWork;
  pages: Page[];
  answers: Answers;
  submission: Submitter;
  serverErrors: FieldError[];
  /** Gives what is still wrong in the answers; then nothing was sent. */
  submit: () => Promise<FieldError[]>;
  /** To a page, at a field of it, and back again. */
  change: (page: string, field?: string) => void;
  back: () => void;
  /** To the letter that the act sends; absent where it sends none. */
  readLetter?: () => void;
  refresh: (now: CaseView) => void;
}

/** "Pārbaudiet pirms iesniegšanas": all answers with ways to change them, and the one button that submits. */
export function CheckStep(props: CheckStepProps): ReactNode {
  const { work, pages, answers, submission, serverErrors, submit, change, back, readLetter, refresh } = props;
  const [failure, setFailure] = useState<{ errors: FieldError[]; attempt: number }>({ errors: [], attempt: 0 });
  const errors = failure.errors.length > 0 ? failure.errors : serverErrors;
  const sentence = lookup(work.definition).acts.get(work.act)?.sentence;
  const sending = submission.state.kind === 'sending';
  const over = isOver(work, submission);
  const send = async (): Promise<void> => {
    if (sending) return;
    const found = await submit();
    setFailure(({ attempt }) => ({ errors: found, attempt: attempt + 1 }));
  };
  return (
    <>
      <ErrorSummary
        attempt={failure.attempt}
        lines={errors.map((error) => {
          const id = fieldId(error.page, error.path);
          return {
            id,
            text: lineText(error),
            href: `?${new URLSearchParams({ page: error.page, field: id })}`,
            go: () => change(error.page, id),
          };
        })}
      />
      <Outcome
        work={work}
        submission={submission}
        attempt={failure.attempt}
        refresh={refresh}
        quiet={errors.length > 0}
      />
      <Heading
        title={work.form ? texts.checkTitle : work.label}
        caption={work.form ? work.label : work.view && texts.caption(work.view.number)}
        failed={errors.length > 0}
      />
      {work.form ? (
        <AnswerList
          definition={work.definition}
          form={work.form}
          answers={withPages(pages, answers)}
          rank={2}
          all
          renderBeside={(page) => (
            <button type="button" className="link" onClick={() => change(page.key)}>
              {texts.change}
              <span className="visually-hidden">: {page.label}</span>
            </button>
          )}
        />
      ) : (
        <p>{texts.noForm}</p>
      )}
      {sentence ? <Sentence id={sentence} definition={work.definition} /> : null}
      {over ? null : <p className="muted">{work.form ? texts.submitHint : texts.submitHintNoForm}</p>}
      <div className="actions">
        {over ? null : (
          <button type="button" className="button" aria-disabled={sending} onClick={() => void send()}>
            {sending ? texts.submitting : texts.submit}
          </button>
        )}
        <button type="button" className="button button-secondary" onClick={back}>
          {texts.back}
        </button>
        {readLetter ? <ReadLetter open={readLetter} /> : null}
      </div>
    </>
  );
}

/** Whether the act is still offered in the case as it is now. */
function isOffered(work: ActWork, now: CaseView): boolean {
  return now.offers.some((offer) => offer.act === work.act && offer.target === work.target && !offer.blocked);
}

/** What is written here cannot be submitted any more, only copied. */
function isOver(work: ActWork, { state }: Submitter): boolean {
  if (state.kind === 'stale') return state.now !== undefined && !isOffered(work, state.now);
  return state.kind === 'handedIn';
}

/** Pages that are asked but not begun are shown too. */
function withPages(pages: Page[], answers: Answers): Answers {
  return { ...Object.fromEntries(pages.map((page) => [page.key, {}])), ...answers };
}

interface OutcomeProps {
  work: ActWork;
  submission: Submitter;
  attempt: number;
  refresh: (now: CaseView) => void;
  /** The error summary says it already. */
  quiet: boolean;
}

/** How the submission went, when it did not go through. */
function Outcome({ work, submission, attempt, refresh, quiet }: OutcomeProps): ReactNode {
  const { state } = submission;
  switch (state.kind) {
    case 'idle':
      return null;
    case 'sending':
      return <Status>{state.waiting ? texts.sendRetrying : null}</Status>;
    case 'offline':
      return (
        <Note key={attempt} kind="error" title={texts.sendFailed} focus>
          <p>{texts.sendOffline}</p>
        </Note>
      );
    case 'refused':
      return quiet ? null : (
        <Note
          key={attempt}
          kind="error"
          title={state.problem.code === 'unexpected' ? texts.sendFailed : texts.refused}
          focus
        >
          <p>{state.problem.message}</p>
          {state.problem.sentence ? (
            <Sentence id={state.problem.sentence} definition={work.definition} after={state.problem.message} />
          ) : null}
          {state.problem.case ? (
            <p>
              <Link href={casePath(state.problem.case)}>{texts.toCase}</Link>
            </p>
          ) : null}
        </Note>
      );
    case 'handedIn':
      return (
        <Note key={attempt} kind="warning" title={texts.handedIn} focus>
          <p>{texts.handedInText}</p>
          <p>
            {state.case ? (
              <Link href={casePath(state.case)}>{texts.toCase}</Link>
            ) : (
              <Link href="/cases">{texts.handedInCases}</Link>
            )}
          </p>
        </Note>
      );
    case 'redefined':
      return (
        <Note key={attempt} kind="warning" title={texts.redefined} focus>
          <p>{texts.redefinedText}</p>
          <button type="button" className="button" onClick={() => location.reload()}>
            {texts.reload}
          </button>
        </Note>
      );
    case 'stale':
      return <Stale key={attempt} work={work} message={state.problem.message} now={state.now} refresh={refresh} />;
  }
  return state satisfies never;
}

interface StaleProps {
  work: ActWork;
  message: string;
  now?: CaseView;
  refresh: (now: CaseView) => void;
}

/** The case changed meanwhile: what happened, and a way to go on with the words that were written. */
function Stale({ work, message, now, refresh }: StaleProps): ReactNode {
  const before = work.view?.version ?? 0;
  const news = now?.timeline.filter((entry) => entry.seq > before) ?? [];
  const still = now && isOffered(work, now);
  return (
    <Note kind="warning" title={texts.staleTitle} focus>
      {news.length > 0 ? (
        <ul>
          {news.map((entry) => (
            <li key={entry.seq}>
              <strong>{entry.text}</strong>
              <ByWhom entry={entry} />
            </li>
          ))}
        </ul>
      ) : (
        <p>{message}</p>
      )}
      <p>{still || !now ? texts.staleText : texts.staleGone}</p>
      {now && still ? (
        <button type="button" className="button" onClick={() => refresh(now)}>
          {texts.staleRefresh}
        </button>
      ) : null}
      {now && !still ? (
        <p>
          <Link href={casePath(now.id)}>{texts.toCase}</Link>
        </p>
      ) : null}
    </Note>
  );
}
