import { lookup } from '../../definition/index.ts';
import { documentsOf } from '../../documents/index.ts';
import type { CasePage } from '../cases/case-view.ts';
import { Refused } from '../contract/problem.ts';
import { type Paper, paperIn, type Wanted } from '../papers/make.ts';

/** A letter or another document of a case. Without `as`: something in it is not to be handed to the family. */
export interface ExportedPaper {
  /** Its name in the folder of the export. */
  as?: string;
  /** "Vēstule Nr. 2026/7". */
  title: string;
  at: string;
}

/** The letters and documents that acts of a case made, as the system gives them; `papers`: those to be handed out, by name. */
export function papersOf(
  page: CasePage,
  isWithheld: (seq: number) => boolean,
): { told: ExportedPaper[]; papers: Map<string, Paper> } {
  const papers = new Map<string, Paper>();
  const told = wantedIn(page).flatMap(({ wanted, seq, at }): ExportedPaper[] => {
    const paper = made(page, wanted);
    if (!paper) return [];
    const { title } = paper;
    if (isWithheld(seq)) return [{ title, at }];
    const as = `${page.number}-dokuments-${papers.size + 1}.pdf`;
    papers.set(as, paper);
    return [{ as, title, at }];
  });
  return { told, papers };
}

function wantedIn({ seen }: CasePage): { wanted: Wanted; seq: number; at: string }[] {
  const letters = seen.referrals.map(({ id, sentBy, sentAt }) => ({
    wanted: { referral: id },
    seq: sentBy,
    at: sentAt,
  }));
  const documents = seen.events.flatMap((event) => {
    if (event.type !== 'performed') return [];
    const definition = seen.definitionAt(event.seq);
    const { effect } = lookup(definition).acts.get(event.act) ?? {};
    const { seq, at } = event;
    // The text of a letter that was sent is the letter.
    const own = documentsOf(definition, event.act).filter(
      ({ kind }) => !(kind === 'letter' && effect?.kind === 'refer'),
    );
    return own.map(({ key }) => ({ wanted: { seq, document: key }, seq, at }));
  });
  return [...letters, ...documents].toSorted((one, other) => one.seq - other.seq);
}

/** Nothing where an act has no form, and so no paper. */
function made(page: CasePage, wanted: Wanted): Paper | undefined {
  try {
    return paperIn(page, wanted);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}
