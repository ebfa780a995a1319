import { type ReactNode, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Post } from '../../server/contract/shapes/index.ts';
import { type Answers, type Definition, type Institution, lookup, type ReferEffect } from '../../definition/index.ts';
import { channelFieldOf, unnumbered } from '../../documents/index.ts';
import { recipients } from '../../kernel/index.ts';
import { useSession } from '../api/queries.ts';
import { Letter } from '../case/letter.tsx';
import { Heading } from '../shell/heading.tsx';
import { letterStep as texts } from '../texts/act.lv.ts';
import { letter } from '../texts/pages.lv.ts';
import type { ActWork } from './act-page.tsx';
import { answersToSend } from './submission.ts';

/** The effect of an act that sends letters; undefined for every other. */
export function lettersOf(definition: Definition, act: string): ReferEffect | undefined {
  const effect = lookup(definition).acts.get(act)?.effect;
  return effect?.kind === 'refer' && effect.what !== 'request' ? effect : undefined;
}

/** To whom the letters would go by these answers, as the kernel will decide. */
function addressed({ definition, act, form }: ActWork, answers: Answers): Institution[] {
  const effect = lettersOf(definition, act);
  const { institutions } = lookup(definition);
  const found = effect ? recipients(effect, answersToSend(form, answers) ?? {}) : [];
  return found.flatMap((one) => institutions.get(one.institution) ?? []);
}

/** The way to the letter, from where it is sent. */
export function ReadLetter({ open }: { open: () => void }): ReactNode {
  return (
    <button type="button" className="button button-quiet" onClick={open}>
      {texts.open}
    </button>
  );
}

interface LetterStepProps {
  work: ActWork;
  answers: Answers;
  back: () => void;
}

/** The letters as they would go now, one for each recipient: to be read, printed, or saved and signed outside. */
export function LetterStep({ work, answers, back }: LetterStepProps): ReactNode {
  const post = useSession().data?.post;
  const [only, print] = usePrintOne();
  const found = addressed(work, answers);
  return (
    <>
      <div className="no-print">
        <Heading title={texts.title} caption={work.label} />
        <p className="lead">{found.length > 0 ? texts.hint : texts.nobody}</p>
        <p>
          <button type="button" className="button button-secondary" onClick={back}>
            {texts.back}
          </button>
        </p>
      </div>
      <ul className="plain letters">
        {found.map((to) => (
          <li key={to.key} className={only === undefined || only === to.key ? undefined : 'no-print'}>
            <div className="letter-beside no-print">
              <span className="tag tag-new">{texts.draft}</span>
              <button type="button" className="button" onClick={() => print(to.key)}>
                {found.length > 1 ? `${letter.print}: ${to.label.nominative}` : letter.print}
              </button>
            </div>
            {post ? <Draft work={work} answers={answers} post={post} to={to} /> : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function Draft(props: { work: ActWork; answers: Answers; post: Post; to: Institution }): ReactNode {
  const { work, answers, post, to } = props;
  const [now] = useState(() => new Date().toISOString());
  const act = lookup(work.definition).acts.get(work.act);
  const field = act && channelFieldOf(act);
  const channel = field && answers[field.page]?.[field.field];
  return (
    <Letter
      definition={work.definition}
      fromName={post.bodyName}
      date={now}
      number={unnumbered}
      toDative={to.label.dative ?? to.label.nominative}
      toEmails={to.emails}
      to={to}
      caseNumber={work.view?.number ?? ''}
      about={work.view?.about ?? ''}
      channel={typeof channel === 'string' ? channel : undefined}
      sent={{
        act: work.act,
        by: post,
        form: work.form?.key,
        answers: answersToSend(work.form, answers) ?? {},
        attachments: [],
      }}
    />
  );
}

/** Prints one of several letters: the others are left out until the browser has printed. */
function usePrintOne(): [string | undefined, (key: string) => void] {
  const [only, setOnly] = useState<string>();
  useEffect(() => {
    const all = (): void => setOnly(undefined);
    addEventListener('afterprint', all);
    return () => removeEventListener('afterprint', all);
  }, []);
  return [
    only,
    (key) => {
      flushSync(() => setOnly(key));
      window.print();
    },
  ];
}
