import {
  type AstReflection,
  type Cancellation,
  DefaultDocumentValidator,
  type LangiumDocument,
  type ScopeProvider,
  type ValidationOptions,
} from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import { buildScheme } from '../building/scheme.ts';
import type { FindingsProvider } from '../findings.ts';
import { isSchemeText } from '../generated/ast.ts';
import { textOf } from '../messages/message.ts';
import { syntaxMessages } from '../messages/syntax.ts';
import type { Diagnostic as Finding } from '../model.ts';
import { foreignKeywordIn } from '../parsing/foreign-keyword.ts';
import { keywordLanguageOf } from '../parsing/keyword-language.ts';
import { splitCode } from '../parsing/syntax-messages.ts';
import type { RicibaCoreServices } from '../services.ts';
import { unknownNames } from './linking.ts';

const severityOf = { error: 1, warning: 2, information: 3 } as const;

/**
 * Gives every message its stable code. A text that cannot be read is checked no further: what would be said
 * about the rest is mostly the same mistake again.
 */
export class RicibaDocumentValidator extends DefaultDocumentValidator {
  readonly #scopes: () => ScopeProvider;
  readonly #reflection: AstReflection;
  readonly #findings: FindingsProvider | undefined;

  constructor(services: RicibaCoreServices) {
    super(services);
    this.#scopes = () => services.references.ScopeProvider;
    this.#reflection = services.shared.AstReflection;
    this.#findings = services.findings;
  }

  override async validateDocument(
    document: LangiumDocument,
    options: ValidationOptions = {},
    cancelToken?: Cancellation.CancellationToken,
  ): Promise<Diagnostic[]> {
    const syntax = this.#syntaxErrors(document);
    if (syntax.length > 0) {
      return syntax;
    }
    const diagnostics = await super.validateDocument(document, options, cancelToken);
    if (!diagnostics.some(({ severity }) => severity === severityOf.error)) {
      diagnostics.push(...(await this.#findingsIn(document)));
    }
    return diagnostics;
  }

  protected override processLinkingErrors(document: LangiumDocument, diagnostics: Diagnostic[]): void {
    const unknown = unknownNames(document, this.#scopes(), ({ error }) =>
      this.#reflection.getReferenceType(error!.info),
    );
    diagnostics.push(...unknown.map((each) => this.#asError(each)));
  }

  /** At most one message a line: the first mistake of a line is the one to mend. */
  #syntaxErrors(document: LangiumDocument): Diagnostic[] {
    const found: Diagnostic[] = [];
    this.processLexingErrors(document.parseResult, found, {});
    const unreadable = found.length > 0 ? found.map((each) => this.#withCode(each)) : this.#parsingErrors(document);
    const lines = new Set<number>();
    return unreadable
      .toSorted((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character)
      .filter(({ range }) => !lines.has(range.start.line) && lines.add(range.start.line));
  }

  /** An error that follows from one on the line before it, through the recovery of the parser, is not told. */
  #parsingErrors(document: LangiumDocument): Diagnostic[] {
    const told: Diagnostic[] = [];
    for (const error of document.parseResult.parserErrors) {
      const found: Diagnostic[] = [];
      this.processParsingErrors({ ...document.parseResult, parserErrors: [error] }, found, {});
      const foreign = found
        .map((each) => this.#aboutForeignKeyword(document, each))
        .filter((each) => each !== undefined);
      const previousLine = lineBefore(error);
      const follows = told.some(({ range }) => range.start.line === previousLine);
      told.push(...(foreign.length > 0 ? foreign : follows ? [] : found.map((each) => this.#withCode(each))));
    }
    return told;
  }

  /** Where an error comes from a keyword of the other language, that is what must be said. */
  #aboutForeignKeyword({ textDocument }: LangiumDocument, { range }: Diagnostic): Diagnostic | undefined {
    const text = textDocument.getText();
    const language = keywordLanguageOf(text);
    const line = textDocument.offsetAt({ line: range.start.line, character: 0 });
    const start = textDocument.offsetAt(range.start);
    const end = textDocument.offsetAt(range.end);
    const keyword = foreignKeywordIn(text, start, end, language) ?? foreignKeywordIn(text, line, end, language);
    return (
      keyword &&
      this.#asError({
        code: syntaxMessages.wrongKeywordLanguage.code,
        message: textOf(syntaxMessages.wrongKeywordLanguage, language, keyword),
        range: { start: textDocument.positionAt(keyword.start), end: textDocument.positionAt(keyword.end) },
      })
    );
  }

  async #findingsIn(document: LangiumDocument): Promise<Diagnostic[]> {
    const text = document.parseResult.value;
    if (!this.#findings || !isSchemeText(text) || text.library) {
      return [];
    }
    const uri = document.uri.toString();
    const findings = await this.#findings(
      buildScheme(text, (each) => each),
      keywordLanguageOf(document.textDocument.getText()),
    );
    return findings.filter(({ at }) => at.file === uri).map((finding) => this.#asDiagnostic(finding));
  }

  #asDiagnostic({ code, severity, message, at }: Finding): Diagnostic {
    const start = { line: at.line - 1, character: at.column - 1 };
    const end = { line: at.endLine - 1, character: at.endColumn };
    return { code, message, range: { start, end }, severity: severityOf[severity], source: this.getSource() };
  }

  #asError(diagnostic: Pick<Diagnostic, 'code' | 'message' | 'range'>): Diagnostic {
    return { ...diagnostic, severity: severityOf.error, source: this.getSource() };
  }

  #withCode(diagnostic: Diagnostic): Diagnostic {
    const { code, text } = splitCode(
      typeof diagnostic.message === 'string' ? diagnostic.message : diagnostic.message.value,
    );
    return { ...diagnostic, code, message: text };
  }
}

/** The line of the token before an error, counted from 0. */
function lineBefore(error: object): number | undefined {
  const previous = 'previousToken' in error ? error.previousToken : undefined;
  const line = previous && typeof previous === 'object' && 'endLine' in previous ? previous.endLine : undefined;
  return typeof line === 'number' ? line - 1 : undefined;
}
