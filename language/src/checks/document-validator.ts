import {
  type AstNode,
  type AstReflection,
  Cancellation,
  DefaultDocumentValidator,
  type DiagnosticInfo,
  interruptAndCheck,
  type LangiumDocument,
  type MultiReference,
  type Reference,
  type ScopeProvider,
  type ValidationAcceptor,
  type ValidationOptions,
  type ValidationSeverity,
} from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import { documentOf } from '../overlay/clone.ts';
import type { ComposedSchemes } from '../overlay/composed-schemes.ts';
import { isChange } from '../overlay/parts.ts';
import { type SchemeChecks, validateComposed } from '../overlay/validator.ts';
import { buildScheme } from '../building/scheme.ts';
import type { FindingsProvider } from '../findings.ts';
import { isBasedOn, isRemovalStep, isSchemeText, isValidFrom } from '../generated/ast.ts';
import { textOf } from '../messages/message.ts';
import { inWords } from '../messages/periods.ts';
import { messages } from '../messages/table.ts';
import { headPeriod, holdsOn } from '../overlay/validity.ts';
import type { Diagnostic as Finding } from '../model.ts';
import { keywordLanguageOf } from '../parsing/keyword-language.ts';
import { splitCode } from '../parsing/syntax-messages.ts';
import type { RicibaCoreServices } from '../services.ts';
import { nodesIn, referencesOf } from '../references/nodes.ts';
import type { PromptChecks } from './prompt-checks.ts';
import { syntaxErrors } from './syntax-errors.ts';
import { overlayCategory } from './register.ts';
import { unknownNames } from './linking.ts';

const severityOf = { error: 1, warning: 2, information: 3 } as const;

/**
 * Gives every message its stable code. A text that cannot be read is checked no further: what would be said
 * about the rest is mostly the same mistake again.
 */
export class RicibaDocumentValidator extends DefaultDocumentValidator {
  readonly #scopes: () => ScopeProvider;
  readonly #checks: PromptChecks;
  readonly #reflection: AstReflection;
  readonly #findings: FindingsProvider | undefined;
  readonly #composed: ComposedSchemes;
  readonly #reading: RicibaCoreServices['parser'];
  /** Where the diagnostics of a composed scheme belong. */
  readonly #documents = new WeakMap<Diagnostic, LangiumDocument>();

  constructor(services: RicibaCoreServices) {
    super(services);
    this.#scopes = () => services.references.ScopeProvider;
    this.#checks = services.validation.ValidationRegistry;
    this.#reflection = services.shared.AstReflection;
    this.#findings = services.findings;
    this.#composed = services.composed;
    this.#reading = services.parser;
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
    const diagnostics = await this.#checked(document, options, cancelToken);
    diagnostics.push(...this.#outOfForce(document));
    if (!diagnostics.some(({ severity }) => severity === severityOf.error)) {
      diagnostics.push(...(await this.#findingsIn(document)));
    }
    return diagnostics;
  }

  /** A text that changes its bases is checked as the whole it makes with them. */
  async #checked(
    document: LangiumDocument,
    options: ValidationOptions,
    cancelToken?: Cancellation.CancellationToken,
  ): Promise<Diagnostic[]> {
    const text = document.parseResult.value;
    if (!isSchemeText(text) || !this.#composed.isNeededFor(text)) {
      return super.validateDocument(document, options, cancelToken);
    }
    const own = await super.validateDocument(
      document,
      { ...options, categories: ['built-in', overlayCategory] },
      cancelToken,
    );
    if (own.some(({ severity }) => severity === severityOf.error)) {
      return own;
    }
    const language = keywordLanguageOf(document.textDocument.getText());
    return [
      ...own,
      ...(await validateComposed(this.#composed.of(text), text, language, this.#checksOfWhole(), cancelToken)),
    ];
  }

  /** A scheme asked about for a day on which it is not in force. */
  #outOfForce({ parseResult: { value: text }, textDocument }: LangiumDocument): Diagnostic[] {
    const { on } = this.#composed;
    const head = isSchemeText(text) ? text.header.find(isValidFrom) : undefined;
    if (!isSchemeText(text) || !head || on === undefined || holdsOn(headPeriod(text), on)) {
      return [];
    }
    const language = keywordLanguageOf(textDocument.getText());
    const period = inWords(headPeriod(text), language);
    const { code } = messages.notInForce;
    const message = textOf(messages.notInForce, language, { day: on, name: text.name, period });
    return [{ ...this.toDiagnostic('warning', message, { node: head }), code }];
  }

  protected override async validateAstNodes(
    root: AstNode,
    { categories }: ValidationOptions,
    acceptor: ValidationAcceptor,
    cancelToken?: Cancellation.CancellationToken,
  ): Promise<void> {
    const checksOf = this.#checks.checksIn(categories);
    for (const [index, node] of nodesIn(root).entries()) {
      if (cancelToken && index % nodesAtOnce === 0) {
        await interruptAndCheck(cancelToken);
      }
      for (const check of checksOf(node.$type)) {
        const answering = check(node, acceptor, cancelToken ?? Cancellation.CancellationToken.None);
        if (answering) {
          await answering;
        }
      }
    }
  }

  #checksOfWhole(): SchemeChecks {
    return {
      check: async ({ document }, cancelToken) => {
        resolveNames(document);
        await interruptAndCheck(cancelToken ?? Cancellation.CancellationToken.None);
        const unknown = unknownNames(document, this.#scopes(), (reference) => this.#kindOf(reference)).map(
          ({ document: origin, name, code, message, range, data }) => ({
            diagnostic: this.#asError({ code, message, range, data }),
            document: origin,
            name,
          }),
        );
        const checked = await this.validateAst(document.parseResult.value, { categories: ['fast'] }, cancelToken);
        const placedInFiles = checked.map((diagnostic) => ({ diagnostic, document: this.#documents.get(diagnostic)! }));
        return unknown.length > 0 ? unknown : placedInFiles;
      },
      asDiagnostic: (info, code, message) => ({ ...this.toDiagnostic('error', message, info), code }),
    };
  }

  protected override toDiagnostic<N extends AstNode>(
    severity: ValidationSeverity,
    message: string,
    info: DiagnosticInfo<N>,
  ): Diagnostic {
    const diagnostic = super.toDiagnostic(severity, message, info);
    this.#documents.set(diagnostic, documentOf(info.node));
    return diagnostic;
  }

  #kindOf({ error }: Reference | MultiReference): string {
    return this.#reflection.getReferenceType(error!.info);
  }

  protected override processLinkingErrors(document: LangiumDocument, diagnostics: Diagnostic[]): void {
    const unknown = unknownNames(document, this.#scopes(), (reference) => this.#kindOf(reference));
    const told = unknown.filter(
      ({ node }) =>
        isChange(node) ||
        isRemovalStep(node) ||
        isBasedOn(node) ||
        isSchemeText(node) ||
        !this.#composed.isLeftOut(node),
    );
    diagnostics.push(...told.map(({ code, message, range, data }) => this.#asError({ code, message, range, data })));
  }

  /** What is said of a text that cannot be read. */
  #syntaxErrors(document: LangiumDocument): Diagnostic[] {
    const found: Diagnostic[] = [];
    this.processLexingErrors(document.parseResult, found, {});
    return syntaxErrors(document, {
      reading: this.#reading,
      unreadable: found.map((each) => this.#withCode(each)),
      toldOf: (error) => {
        const told: Diagnostic[] = [];
        this.processParsingErrors({ ...document.parseResult, parserErrors: [error] }, told, {});
        return told.map((each) => this.#withCode(each));
      },
    }).map((each) => this.#asError(each));
  }

  async #findingsIn(document: LangiumDocument): Promise<Diagnostic[]> {
    const text = document.parseResult.value;
    if (!this.#findings || !isSchemeText(text) || text.library) {
      return [];
    }
    const uri = document.uri.toString();
    const language = keywordLanguageOf(document.textDocument.getText());
    const findings: Finding[] = [];
    for (const each of this.#composed.meaningsOf(text)) {
      findings.push(
        ...(await this.#findings(
          buildScheme(each, (file) => file),
          language,
        )),
      );
    }
    return findings.filter(({ at }) => at.file === uri).map((finding) => this.#asDiagnostic(finding));
  }

  #asDiagnostic({ code, severity, message, at }: Finding): Diagnostic {
    const start = { line: at.line - 1, character: at.column - 1 };
    const end = { line: at.endLine - 1, character: at.endColumn };
    return { code, message, range: { start, end }, severity: severityOf[severity], source: this.getSource() };
  }

  #asError({ code, message, range, data }: Pick<Diagnostic, 'code' | 'message' | 'range' | 'data'>): Diagnostic {
    return { code, message, range, data, severity: severityOf.error, source: this.getSource() };
  }

  #withCode(diagnostic: Diagnostic): Diagnostic {
    const { code, text, data } = splitCode(
      typeof diagnostic.message === 'string' ? diagnostic.message : diagnostic.message.value,
    );
    return { ...diagnostic, code, message: text, data };
  }
}

/** How many nodes are checked before it is looked whether the answer is still wanted. */
const nodesAtOnce = 100;

/** Looks up every name of a composed scheme. */
function resolveNames({ parseResult: { value } }: LangiumDocument): void {
  for (const reference of nodesIn(value).flatMap(referencesOf)) {
    void reference.ref;
  }
}
