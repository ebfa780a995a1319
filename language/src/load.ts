import { type AstNode, type LangiumDocument, URI } from 'langium';
import type { Diagnostic as EditorDiagnostic } from 'vscode-languageserver';
import { type FileNames, place } from './building/place.ts';
import { buildScheme } from './building/scheme.ts';
import { buildScenario } from './building/scenario.ts';
import type { FindingsProvider } from './findings.ts';
import type { SchemeText } from './generated/ast.ts';
import { textOf } from './messages/message.ts';
import { syntaxMessages } from './messages/syntax.ts';
import type { Diagnostic, KeywordLanguage, Loaded, Version } from './model.ts';
import { dayOfStory, periodOf } from './overlay/validity.ts';
import { keywordLanguageOf } from './parsing/keyword-language.ts';
import { fileNamesFor, languageSuffix } from './references/files.ts';
import { scenariosOf, triedScheme } from './references/stories.ts';
import { namedTexts } from './references/visible.ts';
import { createRicibaCoreServices, type RicibaCoreServices } from './services.ts';

/** Where texts come from. Nothing here throws for a file that is not there. */
export interface SchemeFiles {
  /** The text of a file, or undefined where there is none. */
  read(file: string): Promise<string | undefined>;
  /** A text shipped with the language, by its file name: "latvija.riciba". */
  readLibrary(fileName: string): Promise<{ file: string; text: string } | undefined>;
}

export interface LoadOptions {
  /** Asked once there is no error; what it finds is added to the diagnostics. */
  findings?: FindingsProvider;
  /**
   * The day (ISO date) of which the scheme is wanted. Without it a text whose sentences have dates is checked for every
   * stretch of time within which it means the same, and the scheme is that of the last of them (`versions` has all).
   */
  on?: string;
}

/**
 * Reads and checks a scheme with everything it builds on: `based on X` names a file beside it or a library. A file of
 * scenarios stands beside the scheme it names, and brings it along.
 *
 * @param mainFile as `files.read` knows it; places in the result name files in the same way.
 * @returns the scheme if nothing is wrong, and all that was found. A missing main file is a diagnostic, too.
 */
export async function loadScheme(mainFile: string, files: SchemeFiles, options: LoadOptions = {}): Promise<Loaded> {
  const services = idle.pop() ?? createRicibaCoreServices();
  try {
    return await loadWith(services, mainFile, files, options);
  } finally {
    const { DocumentBuilder, LangiumDocuments } = services.shared.workspace;
    await DocumentBuilder.update([], LangiumDocuments.all.map(({ uri }) => uri).toArray());
    idle.push(services);
  }
}

/** Services without texts. Their parser takes longer to make than most texts take to read, so they go from load to load. */
const idle: RicibaCoreServices[] = [];

async function loadWith(
  services: RicibaCoreServices,
  mainFile: string,
  files: SchemeFiles,
  options: LoadOptions,
): Promise<Loaded> {
  const opened = await openScheme(mainFile, files, options, services);
  if (!opened) {
    return missingFile(mainFile);
  }
  const { root, language, diagnostics, nameOf } = opened;
  const sound = !diagnostics.some(({ severity }) => severity === 'error');
  const tried = triedScheme(root);
  const versions = sound && tried && !tried.library ? versionsOf(tried, root, services, nameOf) : [];
  for (const { scheme } of options.findings ? versions : []) {
    diagnostics.push(...(await options.findings!(scheme, language)));
  }
  const scenarios = versions.flatMap((version) => version.scenarios);
  const { scheme } = versions.at(-1) ?? {};
  return { scheme, versions, scenarios, language, diagnostics: distinct(diagnostics), files: opened.files };
}

/** What a scheme means in each stretch of time, the earliest first, with the stories that begin in it. */
function versionsOf(tried: SchemeText, root: AstNode, services: RicibaCoreServices, nameOf: FileNames): Version[] {
  const { composed } = services;
  const meant = composed.isNeededFor(tried) ? composed.of(tried) : [{ text: tried, period: {} }];
  const periods = meant.map(({ period }) => period);
  const stories = scenariosOf(root).map((story) => ({
    index: periodOf(dayOfStory(story), periods),
    scenario: buildScenario(composed.asMeant(story), nameOf),
  }));
  return meant.map(({ text, period }, own) => ({
    scheme: buildScheme(text, nameOf),
    period,
    scenarios: stories.filter(({ index }) => index === own).map(({ scenario }) => scenario),
  }));
}

/** A text that was read and checked with everything it builds on. */
export interface Opened {
  root: AstNode;
  language: KeywordLanguage;
  diagnostics: Diagnostic[];
  services: RicibaCoreServices;
  nameOf: FileNames;
  /** Every file that was read, the main one first. */
  files: string[];
}

/** @returns nothing where there is no such file */
export async function openScheme(
  mainFile: string,
  files: SchemeFiles,
  { on }: Pick<LoadOptions, 'on'>,
  services = createRicibaCoreServices(),
): Promise<Opened | undefined> {
  services.composed.on = on;
  const text = await files.read(mainFile);
  if (text === undefined) {
    return undefined;
  }
  const loader = new Loader(services, files);
  const main = loader.add(mainFile, text);
  await loader.addBases(main);
  const { DocumentBuilder } = services.shared.workspace;
  // What is shipped was checked when it was made; it is read and linked only.
  await DocumentBuilder.build(loader.shipped);
  await DocumentBuilder.build(loader.documents, { validation: true });
  const diagnostics = loader.documents.flatMap((document) => loader.diagnosticsOf(document));
  const language = keywordLanguageOf(text);
  return { root: main.parseResult.value, language, diagnostics, services, nameOf: loader.nameOf, files: loader.files };
}

/** What is found for several stretches of time is told once. */
function distinct(diagnostics: Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((each) => [JSON.stringify(each), each])).values()];
}

/** A text that another one builds on. */
interface Base {
  file: string;
  text: string;
  isShipped?: boolean;
}

/** The documents of one load, and the names under which their files are known outside. */
class Loader {
  readonly documents: LangiumDocument[] = [];
  /** Texts of the library. */
  readonly shipped: LangiumDocument[] = [];
  readonly #services: RicibaCoreServices;
  readonly #files: SchemeFiles;
  readonly #names = new Map<string, string>();

  constructor(services: RicibaCoreServices, files: SchemeFiles) {
    this.#services = services;
    this.#files = files;
  }

  get files(): string[] {
    return [...this.#names.values()];
  }

  readonly nameOf = (uri: string): string => this.#names.get(uri) ?? uri;

  add(file: string, text: string, into = this.documents): LangiumDocument {
    const { LangiumDocumentFactory, LangiumDocuments } = this.#services.shared.workspace;
    const uri = URI.file(file);
    const document = LangiumDocumentFactory.fromString(text, uri);
    this.#names.set(uri.toString(), file);
    LangiumDocuments.addDocument(document);
    into.push(document);
    return document;
  }

  /** Adds everything a text builds on. What is not found is left out; the reference then says so. */
  async addBases(document: LangiumDocument): Promise<void> {
    for (const { reference } of namedTexts(document.parseResult.value)) {
      const base = await this.#find(reference.$refText, document.uri);
      if (base && !this.files.includes(base.file)) {
        await this.addBases(this.add(base.file, base.text, base.isShipped ? this.shipped : this.documents));
      }
    }
  }

  async #find(name: string, from: URI): Promise<Base | undefined> {
    const own = this.nameOf(from.toString());
    const folder = own.slice(0, Math.max(own.lastIndexOf('/'), own.lastIndexOf('\\')) + 1);
    const fileNames = fileNamesFor(name, languageSuffix(from));
    for (const file of fileNames.map((fileName) => folder + fileName).filter((each) => each !== own)) {
      const text = await this.#files.read(file);
      if (text !== undefined) {
        return { file, text };
      }
    }
    const shipped = await this.#files.readLibrary(fileNames.at(-1)!.replace(/\.(lv|en)\.riciba$/, '.riciba'));
    return shipped && { ...shipped, isShipped: true };
  }

  diagnosticsOf(document: LangiumDocument): Diagnostic[] {
    const file = this.nameOf(document.uri.toString());
    return (document.diagnostics ?? []).map((diagnostic) => asDiagnostic(diagnostic, file));
  }
}

const severities = [undefined, 'error', 'warning', 'information', 'information'] as const;

function asDiagnostic({ code, severity, message, range }: EditorDiagnostic, file: string): Diagnostic {
  const text = typeof message === 'string' ? message : message.value;
  return { code: String(code), severity: severities[severity ?? 1] ?? 'error', message: text, at: place(file, range) };
}

function missingFile(file: string): Loaded {
  const at = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const { code, severity } = syntaxMessages.missingFile;
  const message = textOf(syntaxMessages.missingFile, 'lv', { file });
  return { versions: [], scenarios: [], language: 'lv', diagnostics: [{ code, severity, message, at }], files: [] };
}
