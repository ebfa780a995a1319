import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useSearchParams } from 'wouter';
import type { CaseView, Draft } from '../../server/contract/shapes/index.ts';
import { draftId } from '../../server/contract/draft-id.ts';
import { type Answers, lookup, type Page, prune } from '../../definition/index.ts';
import { loadDraft } from '../api/drafts.ts';
import { formatMoment } from '../format/dates.ts';
import { errorsOn } from '../forms/page-form.tsx';
import { fieldAt, type FieldError, labelAt } from '../forms/places.ts';
import { stepsInto } from '../forms/steps.ts';
import { brokenIn, pagesAsked } from '../forms/together.ts';
import { casePath, donePath } from '../paths.ts';
import type { DoneState } from '../pages/done.tsx';
import { useConfirm } from '../shell/confirm.tsx';
import { wordsFor, Note } from '../shell/notes.tsx';
import { actTexts as texts } from '../texts/act.lv.ts';
import type { ActWork } from './act-page.tsx';
import { CheckStep } from './check-step.tsx';
import { LetterStep, lettersOf } from './letter-step.tsx';
import { PageStep } from './page-step.tsx';
import { DraftConflict, SaveStatus } from './save-status.tsx';
import { answersToSend, useSubmission } from './submission.ts';
import { useKeeper } from './use-keeper.ts';
import { writtenWords } from './words.ts';

/** Steps of the form that are no pages of it. */
const check = 'check';
const letter = 'letter';

/** Begins anew, with nothing kept in memory, when the draft was thrown away or taken from another window. */
export function ActForm({ work }: { work: ActWork }): ReactNode {
  const [round, setRound] = useState({ number: 0, draft: work.draft });
  const begin = useCallback((draft: Draft | null) => setRound(({ number }) => ({ number: number + 1, draft })), []);
  return <Filling key={round.number} work={{ ...work, draft: round.draft }} begin={begin} />;
}

/** What was done in the case; that it was opened is no step. */
function stepsDone({ definition, view }: ActWork): CaseView['timeline'] {
  const { acts } = lookup(definition);
  return view?.timeline.filter(({ act }) => acts.get(act)?.kind !== 'open') ?? [];
}

interface FillingProps {
  work: ActWork;
  begin: (draft: Draft | null) => void;
}

function Filling({ work, begin }: FillingProps): ReactNode {
  const { form, view, draft, act, target } = work;
  const client = useQueryClient();
  const confirm = useConfirm();
  const [, navigate] = useLocation();
  const [start] = useState<Answers>(() => {
    if (!form) return {};
    return prune(form, draft?.answers ?? stepsInto(form, work.prefill, stepsDone(work)));
  });
  const id = draftId(view?.id, act, target);
  const keeper = useKeeper(id, { answers: start, draft, words: (now) => writtenWords(form, now) });
  const [answers, setAnswers] = useState(start);
  const latest = useRef(start);
  const [version, setVersion] = useState(view?.version);
  const [serverErrors, setServerErrors] = useState<FieldError[]>([]);
  const [problem, setProblem] = useState<string>();
  const submission = useSubmission();
  const pages = useMemo(() => (form ? pagesAsked(form, answers) : []), [form, answers]);
  const letters = form && lettersOf(work.definition, act);
  const [step, go] = useStep(
    pages,
    draft?.page,
    keeper.state.kind === 'untouched',
    letters ? [check, letter] : [check],
  );

  const show = (to: string, options?: Wanted): void => {
    if (to !== check && to !== letter) keeper.update(latest.current, to);
    go(to, options);
  };
  const change = useCallback(
    (page: Page, values: Record<string, unknown>) => {
      latest.current = { ...latest.current, [page.key]: values };
      setAnswers(latest.current);
      setServerErrors((errors) =>
        errors.some((error) => error.page === page.key) ? withoutPage(errors, page) : errors,
      );
      keeper.update(latest.current, page.key);
    },
    [keeper],
  );
  const restart = async (): Promise<void> => {
    const sure = await confirm({
      title: texts.restartTitle,
      text: texts.restartText,
      confirm: texts.restartConfirm,
      danger: true,
    });
    if (!sure) return;
    try {
      await keeper.discard();
      go(undefined);
      begin(null);
    } catch (error) {
      keeper.resume();
      setProblem(wordsFor(error));
    }
  };
  const submit = async (): Promise<FieldError[]> => {
    const found = pages.flatMap((page) => {
      const validator = work.validators[page.key];
      return validator ? errorsOn(page, latest.current[page.key] ?? {}, validator) : [];
    });
    if (found.length === 0 && form) found.push(...brokenIn(form, answersToSend(form, latest.current) ?? {}));
    if (found.length > 0) return found;
    await keeper.pause();
    const result = await submission.submit({
      id: keeper.command,
      case: view?.id,
      version,
      act,
      target,
      definition: view ? undefined : work.definition.hash,
      answers: answersToSend(form, latest.current),
    });
    if (result) {
      keeper.finish();
      client.removeQueries({ queryKey: ['draft', id] });
      const state: DoneState = { done: work.label };
      navigate(donePath(result.case, result.seq), { replace: true, state });
    } else keeper.resume();
    return [];
  };
  const fromServer = submission.state.kind === 'refused' ? submission.state.problem.errors : undefined;
  const errorsFromServer = useMemo(() => (form ? placed(form.pages, fromServer ?? []) : []), [form, fromServer]);

  const current = pages.find((page) => page.key === step.key);
  const validator = current && work.validators[current.key];
  if (step.key === letter) return <LetterStep work={work} answers={answers} back={() => show(step.from ?? check)} />;
  return (
    <div className="act">
      <p className="back-link">
        {view ? <Link href={casePath(view.id)}>← {texts.leave}</Link> : <Link href="/open">← {texts.leaveNew}</Link>}
      </p>
      {problem ? <Note kind="error">{problem}</Note> : null}
      <DraftConflict
        keeper={keeper}
        take={() => {
          void loadDraft(id).then(begin, (error: unknown) => setProblem(wordsFor(error)));
        }}
      />
      {form && current && validator ? (
        <PageStep
          key={current.key}
          work={work}
          form={form}
          answers={answers}
          page={current}
          pages={pages}
          validator={validator}
          initial={answers[current.key]}
          serverErrors={serverErrors}
          field={step.field}
          onChange={change}
          onBack={() => {
            const before = pages[pages.indexOf(current) - 1];
            if (before) show(before.key);
            else navigate(view ? casePath(view.id) : '/open');
          }}
          onLetter={
            letters && current.key === letters.channelField?.page
              ? () => show(letter, { from: current.key })
              : undefined
          }
          onNext={(values) => {
            change(current, values);
            const after = pagesAsked(form, latest.current);
            const next = after[after.findIndex((page) => page.key === current.key) + 1];
            show(step.from === check || !next ? check : next.key);
          }}
        >
          {draft ? <p className="muted">{texts.continued(formatMoment(draft.savedAt))}</p> : null}
        </PageStep>
      ) : (
        <CheckStep
          work={work}
          pages={pages}
          answers={answers}
          submission={submission}
          serverErrors={errorsFromServer}
          submit={submit}
          change={(page, field) => {
            setServerErrors(errorsFromServer);
            show(page, { from: check, field });
          }}
          back={() => {
            const last = pages.at(-1);
            if (last) show(last.key);
            else navigate(view ? casePath(view.id) : '/open');
          }}
          readLetter={letters ? () => show(letter, { from: check }) : undefined}
          refresh={(now) => {
            setVersion(now.version);
            submission.forget();
          }}
        />
      )}
      <div className="act-foot">
        <SaveStatus keeper={keeper} />
        {form ? (
          <button type="button" className="button button-quiet" onClick={() => void restart()}>
            {texts.restart}
          </button>
        ) : null}
      </div>
    </div>
  );
}

interface Step {
  key: string;
  /** The step one came from and goes back to: from the check to change something, to a letter to read it. */
  from?: string;
  /** Id of the field that was asked for. */
  field?: string;
}

type Wanted = Omit<Step, 'key'>;

/**
 * The step stands in the address; without one, the page where the draft was left, or the first.
 * A form that is not begun begins with its first page, whatever an old address says.
 */
function useStep(pages: Page[], draftPage: string | undefined, untouched: boolean, others: string[]) {
  const [search, setSearch] = useSearchParams();
  const wanted = untouched ? undefined : (search.get('page') ?? draftPage);
  const known = [...pages.map((page) => page.key), ...others].find((one) => one === wanted);
  const step: Step = {
    key: known ?? pages[0]?.key ?? check,
    from: search.get('from') ?? undefined,
    field: search.get('field') ?? undefined,
  };
  const go = (to: string | undefined, { from, field }: Wanted = {}): void =>
    setSearch((before) => {
      const next = new URLSearchParams();
      const target = before.get('target');
      if (target) next.set('target', target);
      if (to) next.set('page', to);
      if (from) next.set('from', from);
      if (field) next.set('field', field);
      return next;
    });
  return [step, go] as const;
}

function withoutPage(errors: FieldError[], page: Page): FieldError[] {
  return errors.filter((error) => error.page !== page.key);
}

/** The server's errors with the labels of their fields. */
function placed(pages: Page[], errors: { page: string; path: string[]; message: string }[]): FieldError[] {
  return errors.map((error) => {
    const page = pages.find((known) => known.key === error.page);
    const known = page && fieldAt(page, error.path);
    return { ...error, label: page ? (known ? labelAt(page, error.path) : page.label) : error.page };
  });
}
