import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  EmptyFileSystem,
  inject,
  type LangiumCoreServices,
  type LangiumSharedCoreServices,
  type Module,
  type PartialLangiumCoreServices,
} from 'langium';
import { PromptChecks } from './checks/prompt-checks.ts';
import { registerChecks } from './checks/register.ts';
import type { FindingsProvider } from './findings.ts';
import { RicibaGeneratedModule, RicibaGeneratedSharedModule } from './generated/module.ts';
import { languageReadBy, RicibaLexer } from './parsing/lexer.ts';
import { RicibaTokenBuilder } from './parsing/tokens.ts';
import { RicibaLookahead } from './parsing/lookahead.ts';
import { ricibaParser } from './parsing/parser.ts';
import { RicibaLexerMessages, RicibaParserMessages } from './parsing/syntax-messages.ts';
import { RicibaValueConverter } from './parsing/value-converter.ts';
import { ComposedSchemes } from './overlay/composed-schemes.ts';
import { RicibaScopeComputation } from './references/scope-computation.ts';
import { RicibaScopeProvider } from './references/scope-provider.ts';
import { RicibaDocumentValidator } from './checks/document-validator.ts';

/** What the language adds to the services of Langium. */
export interface RicibaAddedServices {
  findings?: FindingsProvider;
  /** What texts mean together with the bases they change. */
  composed: ComposedSchemes;
  validation: { ValidationRegistry: PromptChecks };
}

export type RicibaCoreServices = LangiumCoreServices & RicibaAddedServices;

/** Everything but the editor features; those are added in lsp/services.ts. */
export function ricibaCoreModule(
  findings?: FindingsProvider,
): Module<RicibaCoreServices, PartialLangiumCoreServices & RicibaAddedServices> {
  return {
    findings: () => findings,
    composed: (services) => new ComposedSchemes(services),
    parser: {
      TokenBuilder: () => new RicibaTokenBuilder(),
      Lexer: (services) => new RicibaLexer(services),
      ParserConfig: ({ LanguageMetaData }) => ({
        lookaheadStrategy: new RicibaLookahead(LanguageMetaData.mode === 'production' ? undefined : console.log),
      }),
      LangiumParser: (services) => ricibaParser(services),
      ValueConverter: () => new RicibaValueConverter(),
      ParserErrorMessageProvider: (services) => new RicibaParserMessages(services),
      LexerErrorMessageProvider: (services) => new RicibaLexerMessages(() => languageReadBy(services.parser.Lexer)),
    },
    references: {
      ScopeProvider: (services) => new RicibaScopeProvider(services),
      ScopeComputation: (services) => new RicibaScopeComputation(services),
    },
    validation: {
      DocumentValidator: (services) => new RicibaDocumentValidator(services),
      ValidationRegistry: (services) => new PromptChecks(services),
    },
  };
}

/** Services to read and check texts, without files and without an editor. */
export function createRicibaCoreServices(findings?: FindingsProvider): RicibaCoreServices {
  const shared: LangiumSharedCoreServices = inject(
    createDefaultSharedCoreModule(EmptyFileSystem),
    RicibaGeneratedSharedModule,
  );
  const services = inject(createDefaultCoreModule({ shared }), RicibaGeneratedModule, ricibaCoreModule(findings));
  shared.ServiceRegistry.register(services);
  registerChecks(services);
  return services;
}
