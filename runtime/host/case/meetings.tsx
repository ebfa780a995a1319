import type { ReactNode } from 'react';
import { address } from '../../client/index.ts';
import type { CaseView } from '../../server/contract/shapes/index.ts';
import { formatDate } from '../format/dates.ts';
import { caseTexts as texts } from '../texts/case.lv.ts';

/** When the group meets, and each meeting for one's own calendar. */
export function Meetings({ view }: { view: CaseView }): ReactNode {
  if (view.meetings.length === 0) return null;
  return (
    <section aria-labelledby="meetings">
      <h2 id="meetings">{texts.meetings}</h2>
      <ul className="plain stack">
        {view.meetings.toReversed().map(({ run, label, day, time, place, cancelled }) => (
          <li key={run} className="card">
            <h3>{label}</h3>
            <p>
              {[formatDate(day), time && texts.clock(time), place].filter(Boolean).join(', ')}{' '}
              {cancelled ? <span className="tag tag-closed">{texts.cancelled}</span> : null}
            </p>
            <p>
              <a href={address('/cases/{id}/meetings/{run}', { path: { id: view.id, run } })} download>
                {cancelled ? texts.fromCalendar : texts.toCalendar}
                <span className="visually-hidden">: {[label, formatDate(day)].join(', ')}</span>
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
