import type { LangiumDocument } from 'langium';
import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import type { Replacement } from '../messages/similar.ts';
import { keywordLanguageOfNode } from '../parsing/keyword-language.ts';

/** Writes the name that is proposed: of the successor of an abolished institution, or one most like an unknown one. */
export function renamed({ uri, parseResult }: LangiumDocument, diagnostic: Diagnostic): CodeAction[] {
  const { data, range } = diagnostic;
  if (!isReplacement(data)) {
    return [];
  }
  const { replacement } = data;
  const language = keywordLanguageOfNode(parseResult.value);
  return [
    {
      title: language === 'lv' ? `Rakstīt «${replacement}»` : `Write “${replacement}”`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      isPreferred: true,
      edit: { changes: { [uri.toString()]: [{ range, newText: replacement }] } },
    },
  ];
}

function isReplacement(data: unknown): data is Replacement {
  return typeof data === 'object' && data !== null && 'replacement' in data && typeof data.replacement === 'string';
}
