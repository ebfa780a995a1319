import type { ValidatorType } from '@rjsf/utils';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Answers, Form, Page } from '../../definition/index.ts';
import { type FormContext, PageForm, type Values } from '../forms/page-form.tsx';
import { type FieldError, fieldId, focusField } from '../forms/places.ts';
import { doubtsOf } from '../forms/rules.ts';
import { ErrorSummary } from '../forms/summary.tsx';
import { useConfirm } from '../shell/confirm.tsx';
import { Heading } from '../shell/heading.tsx';
import { Status } from '../shell/status.tsx';
import { actTexts as texts } from '../texts/act.lv.ts';
import type { ActWork } from './act-page.tsx';
import { lineText } from './check-step.tsx';
import { ReadLetter } from './letter-step.tsx';

interface PageStepProps {
  work: ActWork;
  form: Form;
  page: Page;
  answers: Answers;
  pages: Page[];
  validator: ValidatorType;
  initial: Values | undefined;
  serverErrors: FieldError[];
  /** Id of the field to begin at. */
  field: string | undefined;
  onChange: (page: Page, values: Values) => void;
  onBack: () => void;
  /** To the letter that the act sends; absent where this page does not send it. */
  onLetter?: () => void;
  onNext: (values: Values) => void;
  children: ReactNode;
}

/** One page of the form: heading, error summary, fields, Back and Next. */
export function PageStep(props: PageStepProps): ReactNode {
  const {
    work,
    form,
    page,
    answers,
    pages,
    validator,
    initial,
    serverErrors,
    field,
    onChange,
    onBack,
    onLetter,
    onNext,
    children,
  } = props;
  const confirm = useConfirm();
  const [failure, setFailure] = useState<{ errors: FieldError[]; attempt: number }>({ errors: [], attempt: 0 });
  const uploads = useRef(0);
  const [waiting, setWaiting] = useState(false);
  const confirmed = useRef(new Set<string>());
  const context = useMemo<FormContext>(
    () => ({
      act: work.act,
      caseId: work.view?.id,
      uploading: (by) => {
        uploads.current += by;
        if (uploads.current === 0) setWaiting(false);
      },
    }),
    [work.act, work.view?.id],
  );
  const here = useMemo(() => serverErrors.filter((error) => error.page === page.key), [serverErrors, page.key]);
  const shown = failure.errors.length > 0 ? failure.errors : here;
  useEffect(() => {
    if (field) focusField(field);
  }, [field]);

  const valid = async (values: Values): Promise<void> => {
    setFailure((before) => ({ errors: [], attempt: before.attempt }));
    if (uploads.current > 0) {
      setWaiting(true);
      return;
    }
    for (const doubt of doubtsOf(page, values)) {
      if (confirmed.current.has(doubt.code)) continue;
      const right = await confirm({
        title: texts.doubtTitle,
        text: texts.doubtText(doubt.code),
        confirm: texts.doubtRight,
        cancel: texts.doubtFix,
      });
      if (!right) {
        focusField(fieldId(page.key, doubt.path));
        return;
      }
      confirmed.current.add(doubt.code);
    }
    onNext(values);
  };
  const number = pages.indexOf(page) + 1;
  return (
    <>
      <ErrorSummary
        attempt={failure.attempt}
        lines={shown.map((error) => {
          const id = fieldId(page.key, error.path);
          return { id, text: lineText(error), href: `#${id}`, go: () => focusField(id) };
        })}
      />
      <Heading
        title={page.label}
        failed={shown.length > 0}
        caption={
          <>
            {work.label}
            <span className="step">{texts.step(number, pages.length)}</span>
          </>
        }
      />
      {children}
      {page.hint ? <p className="lead">{page.hint}</p> : null}
      <PageForm
        form={form}
        page={page}
        answers={answers}
        validator={validator}
        initial={initial}
        context={context}
        serverErrors={here}
        onChange={(values) => onChange(page, values)}
        onInvalid={(errors) => setFailure(({ attempt }) => ({ errors, attempt: attempt + 1 }))}
        onValid={(values) => void valid(values)}
      >
        <Status>{waiting ? texts.waitForUpload : null}</Status>
        <div className="actions">
          <button type="submit" className="button">
            {number === pages.length ? texts.toCheck : texts.next}
          </button>
          <button type="button" className="button button-secondary" onClick={onBack}>
            {texts.back}
          </button>
          {onLetter ? <ReadLetter open={() => (uploads.current > 0 ? setWaiting(true) : onLetter())} /> : null}
        </div>
      </PageForm>
    </>
  );
}
