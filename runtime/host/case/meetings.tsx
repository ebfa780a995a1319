import { type ReactNode, useState } from 'react';
import { address } from '../../client/index.ts';
import type { CaseView } from '../../server/contract/shapes/index.ts';
import { formatDate, localDay } from '../format/dates.ts';
import { caseTexts as texts } from '../texts/case.lv.ts';

type Meeting = CaseView['meetings'][number];

/** When the group meets: what is ahead, each for one's own calendar, and behind a fold what is over. */
export function Meetings({ view }: { view: CaseView }): ReactNode {
  const [today] = useState(() => localDay(new Date().toISOString()));
  if (view.meetings.length === 0) return null;
  const inOrder = view.meetings.toSorted((one, other) => one.day.localeCompare(other.day));
  const ahead = inOrder.filter((meeting) => !isOver(view, meeting, today));
  const over = inOrder.filter((meeting) => isOver(view, meeting, today)).toReversed();
  return (
    <section aria-labelledby="meetings">
      <h2 id="meetings">{texts.meetings}</h2>
      {ahead.length === 0 ? <p className="muted">{texts.noMeetingAhead}</p> : null}
      <List meetings={ahead} caseId={view.id} />
      {over.length === 0 ? null : (
        <details>
          <summary>{texts.earlierMeetings(over.length)}</summary>
          <List meetings={over} caseId={view.id} over />
        </details>
      )}
    </section>
  );
}

/**
 * Its stay at the meeting's level has ended, or, where this post does not see that, its day has passed. One that was
 * called off is told until the day on which it would have been.
 */
function isOver(view: CaseView, { run, day, cancelled }: Meeting, today: string): boolean {
  const stay = cancelled ? undefined : view.levels.find((one) => one.run === run);
  return stay ? stay.status === 'done' : day < today;
}

function List({ meetings, caseId, over = false }: { meetings: Meeting[]; caseId: string; over?: boolean }): ReactNode {
  return (
    <ul className="plain stack">
      {meetings.map(({ run, label, day, time, place, cancelled }) => (
        <li key={run} className="card">
          <h3>{[formatDate(day), time && texts.clock(time)].filter(Boolean).join(', ')}</h3>
          <p>
            {[label, place].filter(Boolean).join('. ')}{' '}
            {cancelled ? <span className="tag tag-closed">{texts.cancelled}</span> : null}
          </p>
          {over ? null : (
            <p>
              <a href={address('/cases/{id}/meetings/{run}', { path: { id: caseId, run } })} download>
                {cancelled ? texts.fromCalendar : texts.toCalendar}
                <span className="visually-hidden">: {[label, formatDate(day)].join(', ')}</span>
              </a>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
