import type { ValidationAcceptor } from 'langium';
import type { Statement } from '../generated/ast.ts';
import { canonicalSpelling } from '../keywords/table.ts';
import { messages } from '../messages/table.ts';
import { keywordLanguageOfNode } from '../parsing/keyword-language.ts';
import { report } from './report.ts';

/** What is between institutions is between two at least, and each is named once. */
export function betweenMustNameSeveral(statement: Statement, accept: ValidationAcceptor): void {
  const { between } = statement;
  const index = between.findIndex(
    ({ $refText }, place) => between.findIndex((one) => one.$refText === $refText) < place,
  );
  if (between.length === 1 || index >= 0) {
    const keyword = canonicalSpelling('between', keywordLanguageOfNode(statement));
    report(accept, messages.betweenTooFew, statement, { keyword }, { property: 'between', index: Math.max(index, 0) });
  }
}
