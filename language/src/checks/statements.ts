import type { ValidationAcceptor } from 'langium';
import {
  type Does,
  type DutyBlock,
  type Entry,
  type Option,
  type OutcomeName,
  type Statement,
} from '../generated/ast.ts';
import { canonicalSpelling } from '../keywords/table.ts';
import { messages } from '../messages/table.ts';
import { keywordLanguageOfNode } from '../parsing/keyword-language.ts';
import { isStanding } from '../references/acts.ts';
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

/** So many words of one sentence that stand in it again are seldom meant. */
const suspicious = 5;

/** A clause that stands twice in one sentence was likely doubled when the text was copied. */
export function textShouldNotRepeatItself(
  node: Statement | Does | Option | Entry | OutcomeName | DutyBlock,
  accept: ValidationAcceptor,
): void {
  const text = 'text' in node ? node.text : node.label;
  const words = repeatedIn(text?.split(/[\s,;]+/) ?? []);
  if (words) {
    report(accept, messages.saidTwice, node, { words });
  }
}

/** The longest run of words that stands twice, if it is long enough. */
function repeatedIn(words: string[]): string | undefined {
  for (let start = 0; start + 2 * suspicious <= words.length; start++) {
    let longest = 0;
    for (let other = start + suspicious; other + suspicious <= words.length; other++) {
      let length = 0;
      while (
        start + length < other &&
        other + length < words.length &&
        words[start + length] === words[other + length]
      ) {
        length++;
      }
      longest = Math.max(longest, length);
    }
    if (longest >= suspicious) {
      return words.slice(start, start + longest).join(' ');
    }
  }
  return undefined;
}

/** A duty of which nothing can be ticked off is legal, and should be seen. */
export function standingDutyIsTold(duty: DutyBlock, accept: ValidationAcceptor): void {
  if (isStanding(duty)) {
    report(accept, messages.standingDuty, duty, { name: duty.name }, { property: 'name' });
  }
}
