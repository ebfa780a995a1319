import { type ReactNode, useEffect, useRef } from 'react';
import { summaryTexts } from '../texts/forms.lv.ts';

interface SummaryLine {
  /** Id of the field, which the line's address ends with. */
  id: string;
  text: string;
  href: string;
  /** Goes there; the browser's own way is kept from happening. */
  go: () => void;
}

interface SummaryProps {
  lines: SummaryLine[];
  /** Changes with each failed try, and the summary takes the focus again. */
  attempt: number;
  title?: string;
}

/** All errors in one place, each a link to its field. Takes the focus at each failed try. */
export function ErrorSummary({ lines, attempt, title = summaryTexts.title }: SummaryProps): ReactNode {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt === 0) return;
    ref.current?.focus();
    ref.current?.scrollIntoView({ block: 'start' });
  }, [attempt]);
  if (lines.length === 0) return null;
  return (
    <div ref={ref} className="summary" role="alert" tabIndex={-1} aria-labelledby="summary-title">
      <h2 id="summary-title">{title}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            <a
              href={line.href}
              onClick={(event) => {
                event.preventDefault();
                line.go();
              }}
            >
              {line.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
