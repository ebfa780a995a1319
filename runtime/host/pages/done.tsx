import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { casePath } from '../paths.ts';
import { Heading } from '../shell/heading.tsx';
import { actTexts as texts } from '../texts/act.lv.ts';

/** What was done, told by the page that did it through the browser's history (so that it survives a reload). */
export interface DoneState {
  done: string;
}

/** After an act. Does not read the case: the act may have been the last one this post had in it. */
export function DonePage({ id }: { id: string }): ReactNode {
  const state: Partial<DoneState> | null = useHistoryState();
  return (
    <>
      <Heading title={texts.doneTitle} />
      <div className="panel">
        {state?.done ? <p className="panel-title">{state.done}</p> : null}
        <p>{texts.doneText}</p>
      </div>
      <p className="actions">
        <Link href="/" className="button">
          {texts.toInbox}
        </Link>
        <Link href={casePath(id)} className="button button-secondary">
          {texts.toCase}
        </Link>
      </p>
    </>
  );
}
