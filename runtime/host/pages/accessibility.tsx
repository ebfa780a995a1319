import type { ReactNode } from 'react';
import { Heading } from '../shell/heading.tsx';
import { accessibility as texts } from '../texts/pages.lv.ts';

export function AccessibilityPage(): ReactNode {
  return (
    <div className="prose">
      <Heading title={texts.title} />
      {texts.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <h2>{texts.knownTitle}</h2>
      <ul>
        {texts.known.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <h2>{texts.contactTitle}</h2>
      <p>{texts.contact}</p>
    </div>
  );
}
