import { type FileSystemProvider, inject, type Module } from 'langium';
import {
  createDefaultModule,
  createDefaultSharedModule,
  type DefaultSharedModuleContext,
  type LangiumServices,
  type LangiumSharedServices,
  type PartialLangiumServices,
  type PartialLangiumSharedServices,
} from 'langium/lsp';
import { registerChecks } from '../checks/register.ts';
import type { FindingsProvider } from '../findings.ts';
import { RicibaGeneratedModule, RicibaGeneratedSharedModule } from '../generated/module.ts';
import { type RicibaAddedServices, ricibaCoreModule } from '../services.ts';
import { RicibaCodeActionProvider } from './code-actions.ts';
import { RicibaCompletionProvider } from './completion.ts';
import { RicibaDocumentBuilder } from './document-builder.ts';
import { RicibaDocumentSymbolProvider } from './document-symbols.ts';
import { RicibaFormatter } from './formatter.ts';
import { FoldingMatcher } from './fuzzy-matcher.ts';
import { RicibaHoverProvider } from './hover.ts';
import { type LibraryText, RicibaWorkspaceManager } from './library.ts';
import { Namings } from './namings.ts';
import { RicibaDefinitionProvider, RicibaHighlightProvider, RicibaReferencesProvider } from './navigation.ts';
import { RicibaNodeKindProvider } from './node-kinds.ts';
import { RicibaRenameProvider } from './rename.ts';
import { RicibaSemanticTokenProvider } from './semantic-tokens.ts';
import { RicibaWorkspaceSymbolProvider } from './workspace-symbols.ts';

/** What an editor's language server is made with. */
export interface RicibaContext extends Omit<DefaultSharedModuleContext, 'fileSystemProvider'> {
  fileSystemProvider: () => FileSystemProvider;
  /** The texts shipped with the language; nothing is found of them where this is left out. */
  library?: () => Promise<LibraryText[]>;
  /** Asked about each scheme that has no error; what it finds is shown beside the checks of the language. */
  findings?: FindingsProvider;
}

export type RicibaServices = LangiumServices & RicibaAddedServices & { namings: Namings };

/** Everything an editor asks for: the language itself, and one service for each feature. */
export function createRicibaServices(context: RicibaContext): {
  shared: LangiumSharedServices;
  riciba: RicibaServices;
} {
  const shared: LangiumSharedServices = inject(
    createDefaultSharedModule(context),
    RicibaGeneratedSharedModule,
    sharedModule(context),
  );
  const riciba: RicibaServices = inject(
    createDefaultModule({ shared }),
    RicibaGeneratedModule,
    ricibaCoreModule(context.findings),
    editorModule,
  );
  shared.ServiceRegistry.register(riciba);
  registerChecks(riciba);
  return { shared, riciba };
}

function sharedModule(context: RicibaContext): Module<LangiumSharedServices, PartialLangiumSharedServices> {
  return {
    lsp: {
      FuzzyMatcher: () => new FoldingMatcher(),
      NodeKindProvider: () => new RicibaNodeKindProvider(),
      WorkspaceSymbolProvider: (services) => new RicibaWorkspaceSymbolProvider(services),
    },
    workspace: {
      DocumentBuilder: (services) => new RicibaDocumentBuilder(services),
      WorkspaceManager: (services) => new RicibaWorkspaceManager(services, context.library),
    },
  };
}

const editorModule: Module<RicibaServices, PartialLangiumServices & { namings: Namings }> = {
  namings: (services) => new Namings(services),
  lsp: {
    CodeActionProvider: () => new RicibaCodeActionProvider(),
    CompletionProvider: (services) => new RicibaCompletionProvider(services),
    DefinitionProvider: (services) => new RicibaDefinitionProvider(services),
    DocumentHighlightProvider: (services) => new RicibaHighlightProvider(services),
    DocumentSymbolProvider: () => new RicibaDocumentSymbolProvider(),
    Formatter: (services) => new RicibaFormatter(services),
    HoverProvider: (services) => new RicibaHoverProvider(services),
    ReferencesProvider: (services) => new RicibaReferencesProvider(services),
    SemanticTokenProvider: (services) => new RicibaSemanticTokenProvider(services),
    RenameProvider: (services) => new RicibaRenameProvider(services),
  },
};
