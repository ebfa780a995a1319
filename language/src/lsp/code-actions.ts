import { AstUtils, CstUtils, GrammarUtils, type LangiumDocument } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type TextEdit,
} from 'vscode-languageserver';
import { judgeCitation, type Mark } from '../citations/matching.ts';
import type { Act } from '../citations/registry.ts';
import { type Citation, isCitation } from '../generated/ast.ts';
import { actName, writtenDay } from '../messages/citations.ts';
import { messages } from '../messages/table.ts';
import { keywordLanguageOf, keywordLanguageOfNode } from '../parsing/keyword-language.ts';
import { addedCases } from './case-fixes.ts';
import { mendedOverlay } from './overlay-fixes.ts';
import { replaced } from './replacements.ts';

const aboutCitations = new Set<unknown>([messages.mismatchedAct.code, messages.wrongTitle.code]);

const aboutCases = new Set<unknown>([messages.missingCase.code, messages.missingDative.code]);

/** Mends what a message is about, where it is known how. */
export class RicibaCodeActionProvider implements CodeActionProvider {
  getCodeActions(document: LangiumDocument, { context }: CodeActionParams): CodeAction[] {
    return context.diagnostics.flatMap((diagnostic) => {
      if (aboutCitations.has(diagnostic.code)) {
        return correctedCitation(document, diagnostic);
      }
      if (aboutCases.has(diagnostic.code)) {
        return addedCases(document, diagnostic);
      }
      if (diagnostic.code === messages.decomposedLetter.code) {
        return [composedLetters(document, diagnostic)];
      }
      return [...replaced(document, diagnostic), ...mendedOverlay(document, diagnostic)];
    });
  }
}

/** The whole text with each letter as one character: all of it was saved in the same way. */
function composedLetters({ uri, textDocument }: LangiumDocument, diagnostic: Diagnostic): CodeAction {
  const text = textDocument.getText();
  const range = { start: textDocument.positionAt(0), end: textDocument.positionAt(text.length) };
  return {
    title:
      keywordLanguageOf(text) === 'lv' ? 'Rakstīt visus burtus kā vienu zīmi' : 'Write each letter as one character',
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    isPreferred: true,
    edit: { changes: { [uri.toString()]: [{ range, newText: text.normalize('NFC') }] } },
  };
}

/** Cites the act that is meant with its own number, date and title. */
function correctedCitation(document: LangiumDocument, diagnostic: Diagnostic): CodeAction[] {
  const citation = citationAt(document, diagnostic);
  const number = citation?.number;
  const judgement = citation && number !== undefined ? judgeCitation({ ...citation, number }) : undefined;
  if (!citation || judgement?.kind !== 'mismatched') {
    return [];
  }
  const { act, differing } = judgement;
  const language = keywordLanguageOfNode(citation);
  const name = actName(act.number ?? '', act.date, language);
  const edits = differing.flatMap((mark) => correction(citation, mark, act));
  return [
    {
      title: language === 'lv' ? `Labot atsauci: ${name}` : `Correct the citation: ${name}`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      isPreferred: true,
      edit: { changes: { [document.uri.toString()]: edits } },
    },
  ];
}

function citationAt({ parseResult, textDocument }: LangiumDocument, { range }: Diagnostic): Citation | undefined {
  const root = parseResult.value.$cstNode;
  const leaf = root && CstUtils.findLeafNodeAtOffset(root, textDocument.offsetAt(range.start));
  return AstUtils.getContainerOfType(leaf?.astNode, isCitation);
}

function correction(citation: Citation, mark: Mark, act: Act): TextEdit[] {
  const written = GrammarUtils.findNodeForProperty(citation.$cstNode, mark);
  const value = act[mark];
  return written && value !== undefined
    ? [{ range: written.range, newText: asWritten(mark, value, written.text) }]
    : [];
}

/** A date stays in the form the author gives dates. */
function asWritten(mark: Mark, value: string, before: string): string {
  if (mark === 'date') {
    return before.includes('.') ? `${writtenDay(value)}${before.endsWith('.') ? '.' : ''}` : value;
  }
  return JSON.stringify(mark === 'number' ? `Nr. ${value}` : value);
}
