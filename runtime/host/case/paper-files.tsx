import type { ReactNode } from 'react';
import { paperFile } from '../paths.ts';
import { letter as texts } from '../texts/pages.lv.ts';

/** A paper as a file, to be signed outside, or on paper. `page`: the address of its page. */
export function PaperFiles({ page }: { page: string }): ReactNode {
  return (
    <p className="actions">
      <a className="button" href={paperFile(page, 'pdf')} download>
        {texts.pdf}
      </a>
      <a className="button button-secondary" href={paperFile(page, 'docx')} download>
        {texts.docx}
      </a>
      <button type="button" className="button button-secondary" onClick={() => window.print()}>
        {texts.print}
      </button>
    </p>
  );
}
