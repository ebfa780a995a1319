import { type AstNode, AstUtils, type DiagnosticInfo } from 'langium';
import { documentOf, originOf } from './clone.ts';
import type { ComposedScheme } from './composed-schemes.ts';
import type { Problem, Step } from './history.ts';
import { isNamed } from './parts.ts';
import { isBasedOn, isRemoval, type SchemeText } from '../generated/ast.ts';
import { canonicalSpelling } from '../keywords/table.ts';
import { type Message, textOf } from '../messages/message.ts';
import { overlayMessages } from '../messages/overlay.ts';
import { mostSimilar, replacedBy } from '../messages/similar.ts';
import { didYouMean, kindOf } from '../messages/words.ts';
import type { KeywordLanguage } from '../model.ts';

/** Something to be told about a sentence of the text that is put together. */
export interface Told {
  code: string;
  message: string;
  info: DiagnosticInfo<AstNode>;
}

/** What is to be said of texts that cannot be put together. */
export function toldOf(scheme: ComposedScheme, text: SchemeText, language: KeywordLanguage): Told[] {
  return scheme.problems.map((problem) => {
    const { by, step } = problem;
    const [name, kind] = wordsOf(step, language);
    switch (problem.kind) {
      case 'nothing': {
        const similar = mostSimilar(name, namesLike(scheme, step.type));
        const where = { ...whereOf(by), ...replacedBy(similar) };
        const proposal = didYouMean(similar, language);
        return told(overlayMessages.changesNothing, where, language, { name, kind, proposal });
      }
      case 'own':
        return told(overlayMessages.changesOwn, whereOf(by), language, { name, kind });
      case 'twice':
        return told(overlayMessages.changedTwice, whereOf(by), language, { name, kind });
      case 'removed':
        return told(overlayMessages.alreadyRemoved, whereOf(by), language, {
          name,
          kind,
          place: lineOf(problem.other),
        });
      case 'conflict':
        return told(overlayMessages.basesDisagree, baseOf(problem, text), language, {
          name,
          kind,
          first: lineOf(problem.other),
          second: lineOf(by),
        });
    }
    return problem satisfies never;
  });
}

/** What has no name is called by the words that say it. */
function wordsOf({ type, name }: Step, language: KeywordLanguage): [name: string, kind: string] {
  const [first = '', keyword] = type.split(' ');
  return [name || canonicalSpelling(keyword ?? 'email', language), kindOf(first, language)];
}

export function told<Values extends string>(
  message: Message<Values>,
  info: DiagnosticInfo<AstNode>,
  language: KeywordLanguage,
  values: Record<Values, string>,
): Told {
  return { code: message.code, message: textOf(message, language, values), info };
}

/** "latvija.riciba:45" */
export function lineOf(node: AstNode): string {
  return atLine(documentOf(node).uri.path, node.$cstNode?.range.start.line ?? 0);
}

export function atLine(path: string, line: number): string {
  return `${path.slice(path.lastIndexOf('/') + 1)}:${line + 1}`;
}

/** "Skola1, skola.riciba:11; aizstāj pilseta.riciba:13; groza centrs.riciba:4": where a sentence comes from. */
export function whence(
  { name, at, overrides, amendedBy }: { name: string; at: string; overrides: string[]; amendedBy: string[] },
  language: KeywordLanguage,
): string {
  const [over, by] = language === 'lv' ? ['aizstāj', 'groza'] : ['overrides', 'amended by'];
  const parts = [
    `${name}, ${at}`,
    ...(overrides.length > 0 ? [`${over} ${overrides.join(', ')}`] : []),
    ...(amendedBy.length > 0 ? [`${by} ${amendedBy.join(', ')}`] : []),
  ];
  return parts.join('; ');
}

/** The name a sentence speaks of. */
function whereOf(by: AstNode): DiagnosticInfo<AstNode> {
  const node = originOf(by);
  if (isRemoval(node)) {
    return { node: node.steps.at(-1)! };
  }
  return { node, ...(isNamed(node) ? { property: 'name' } : 'target' in node ? { property: 'target' } : {}) };
}

function baseOf({ base }: Problem & { kind: 'conflict' }, text: SchemeText): DiagnosticInfo<AstNode> {
  return { node: text.header.find(isBasedOn)!, property: 'bases', index: base };
}

function namesLike({ text }: ComposedScheme, type: string): string[] {
  return AstUtils.streamAllContents(text)
    .filter(isNamed)
    .filter((each) => each.$type === type)
    .map(({ name }) => name)
    .toArray();
}
