import type { ReactNode } from 'react';
import type { EmergencyView } from '../../server/contract/shapes/index.ts';
import { formatMoment } from '../format/dates.ts';
import { Note } from '../shell/notes.tsx';
import { emergency as texts } from '../texts/emergency.lv.ts';

/** Who looked into the file without having business with it, and why. */
export function Emergencies({ emergencies }: { emergencies: EmergencyView[] }): ReactNode {
  if (emergencies.length === 0) return null;
  return (
    <Note kind="warning" title={texts.title}>
      <ul className="plain">
        {emergencies.map((one) => (
          <li key={one.at}>
            <Looked emergency={one} />
          </li>
        ))}
      </ul>
    </Note>
  );
}

export function Looked({ emergency: { by, at, until, reason } }: { emergency: EmergencyView }): ReactNode {
  return (
    <>
      <strong>{texts.by(by.name, by.bodyName)}</strong>, {texts.times(formatMoment(at), formatMoment(until))}.{' '}
      {texts.why}: {reason}
    </>
  );
}
