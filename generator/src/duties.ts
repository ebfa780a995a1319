import type { Duty, DutyKind, KeywordLanguage, Level, Place, Scheme, Terms } from '@riciba/language';
import { capitalised, Labels, levelName, quoted } from './words.ts';

/** A duty that arises when a case runs: who owes what, where it is stated, and whether within a term. */
interface Owed {
  /** Absent: no level states it. */
  level?: Level;
  /** other: what the scheme states as a duty of its own; `whom` is what it is called. */
  kind: DutyKind | 'other';
  /** Whom an inform goes to, or who a recipient is; empty for deciding. */
  whom: string;
  hasTerm: boolean;
  at: Place;
}

/** Every duty of a scheme in the order of its levels. */
export function dutiesOf(scheme: Scheme): Owed[] {
  const labels = new Labels(scheme);
  const inCourse = scheme.levels.flatMap((level) => {
    const duty = (kind: DutyKind, terms: Terms | undefined, at: Place, whom = ''): Owed => ({
      level,
      kind,
      whom,
      hasTerm: terms?.[kind] !== undefined,
      at,
    });
    const { at } = level.by;
    const own =
      level.participatesFor.length > 0
        ? [duty('acknowledge', level.terms, at), duty('answer', level.terms, at)]
        : [duty('decide', level.terms, at)];
    const notices = level.outcomes.flatMap(({ first }) =>
      first.map((notice) => duty('inform', notice.terms, notice.at, labels.addressee(notice.to).nominative)),
    );
    const recipients = [...level.outcomes, ...level.options].flatMap(({ effect }) =>
      (effect?.kind === 'refer' ? effect.to : []).flatMap((to) => {
        const whom = labels.institution(to.institution).nominative;
        const acknowledge = duty('acknowledge', to.terms, to.at, whom);
        return to.then.kind === 'return' ? [acknowledge, duty('answer', to.terms, to.at, whom)] : [acknowledge];
      }),
    );
    return [...own, ...distinct(notices), ...distinct(recipients)];
  });
  return [...inCourse, ...scheme.duties.map((duty) => stated(duty, labels))];
}

function stated({ level, label, within, before, recurs, at }: Duty, labels: Labels): Owed {
  const hasTerm = within !== undefined || before !== undefined || recurs !== undefined;
  return {
    ...(level !== undefined && { level: labels.level(level) }),
    kind: 'other',
    whom: quoted(label),
    hasTerm,
    at,
  };
}

/** Outcomes of one sentence share its notices and recipients. */
function distinct(duties: Owed[]): Owed[] {
  return [...new Map(duties.map((duty) => [JSON.stringify([duty.kind, duty.whom, duty.at]), duty])).values()];
}

const words: Record<Owed['kind'], Record<KeywordLanguage, string>> = {
  decide: { lv: 'izlemt', en: 'decide' },
  inform: { lv: 'informēt', en: 'inform' },
  acknowledge: { lv: 'apstiprināt saņemšanu', en: 'acknowledge' },
  answer: { lv: 'sniegt atbildi', en: 'answer' },
  other: { lv: 'pienākums', en: 'duty' },
};

/** "3. līmenis «…»: apstiprināt saņemšanu – Valsts policija: termiņa nav". */
export function withoutTerm({ level, kind, whom }: Owed, language: KeywordLanguage): string {
  const name = level && capitalised(levelName(level, language));
  const what = `${name === undefined ? '' : `${name}: `}${words[kind][language]}${whom && ` – ${whom}`}`;
  return `${what}: ${language === 'lv' ? 'termiņa nav' : 'no term'}`;
}
