import { type ReactNode, useId, useLayoutEffect } from 'react';
import { rescuedWords } from '../api/drafts.ts';
import { expectNewPage, Heading } from '../shell/heading.tsx';
import { session as texts } from '../texts/shell.lv.ts';

/** Another post has signed in at this browser: nothing of the former is shown but words that nobody has saved. */
export function OtherPostPage(): ReactNode {
  const id = useId();
  const words = rescuedWords();
  useLayoutEffect(expectNewPage, []);
  return (
    <>
      <Heading title={texts.otherPostTitle} />
      <p>{texts.otherPostText}</p>
      {words.length > 0 ? (
        <section aria-labelledby={id}>
          <h2 id={id}>{texts.unsavedTitle}</h2>
          <p>{texts.unsavedText}</p>
          <dl className="card unsaved-words">
            {words.map(({ question, text }) => (
              <div key={`${question} ${text}`}>
                <dt>{question}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      <p className="actions">
        <button type="button" className="button" onClick={() => location.assign('/')}>
          {texts.goOn}
        </button>
      </p>
    </>
  );
}
