import type { LangiumDocument } from 'langium';
import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import type { Replacement } from '../messages/similar.ts';
import { quoted } from '../messages/words.ts';
import type { KeywordLanguage } from '../model.ts';
import { keywordLanguageOfNode } from '../parsing/keyword-language.ts';

/** Writes what a message proposes in the place it is about. */
export function replaced({ uri, parseResult }: LangiumDocument, diagnostic: Diagnostic): CodeAction[] {
  const { data, range } = diagnostic;
  if (!isReplacement(data)) {
    return [];
  }
  const { replacement } = data;
  const language = keywordLanguageOfNode(parseResult.value);
  return [
    {
      title: titleOf(replacement, language),
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      isPreferred: true,
      edit: { changes: { [uri.toString()]: [{ range, newText: replacement }] } },
    },
  ];
}

/** A name in «…» has its quotes already. */
function titleOf(replacement: string, language: KeywordLanguage): string {
  if (replacement === '') {
    return language === 'lv' ? 'Dzēst' : 'Delete';
  }
  const shown = replacement.startsWith('«') ? replacement : quoted(replacement, language);
  return language === 'lv' ? `Rakstīt ${shown}` : `Write ${shown}`;
}

function isReplacement(data: unknown): data is Replacement {
  return typeof data === 'object' && data !== null && 'replacement' in data && typeof data.replacement === 'string';
}
