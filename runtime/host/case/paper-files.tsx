import type { ReactNode } from 'react';
import { type PaperPlace, paperFile } from '../paths.ts';
import { letter as texts } from '../texts/pages.lv.ts';

/** A paper as a file, to be signed outside, or on paper. */
export function PaperFiles({ paper }: { paper: PaperPlace }): ReactNode {
  return (
    <p className="actions">
      <a className="button" href={paperFile(paper, 'pdf')} download>
        {texts.pdf}
      </a>
      <a className="button button-secondary" href={paperFile(paper, 'docx')} download>
        {texts.docx}
      </a>
      <button type="button" className="button button-secondary" onClick={() => window.print()}>
        {texts.print}
      </button>
    </p>
  );
}
