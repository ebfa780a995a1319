import type { AstNode, Cancellation, DiagnosticInfo, LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import { isBasedOn, type SchemeText } from '../generated/ast.ts';
import { overlayMessages } from '../messages/overlay.ts';
import { inWords } from '../messages/periods.ts';
import type { KeywordLanguage } from '../model.ts';
import { documentOf, originOf } from './clone.ts';
import type { ComposedScheme } from './composed-schemes.ts';
import type { Period } from './validity.ts';
import { atLine, lineOf, type Told, told, toldOf } from './problems.ts';

/** A diagnostic and the document it is about. */
interface Placed {
  diagnostic: Diagnostic;
  document: LangiumDocument;
  /** A name that means nothing. */
  name?: string;
}

/** What the document validator does for a composed scheme. */
export interface SchemeChecks {
  /** Runs all checks on a composed scheme. */
  check(scheme: ComposedScheme, cancelToken?: Cancellation.CancellationToken): Promise<Placed[]>;
  asDiagnostic(info: DiagnosticInfo<AstNode>, code: string, message: string): Diagnostic;
}

/**
 * What is to be said of a text that changes what it builds on: what is wrong in its own sentences, and, where a base
 * is no longer right with it, the sentence that is the cause. What holds for a part of the time only says for which.
 */
export async function validateComposed(
  schemes: ComposedScheme[],
  text: SchemeText,
  language: KeywordLanguage,
  checks: SchemeChecks,
  cancelToken?: Cancellation.CancellationToken,
): Promise<Diagnostic[]> {
  const found: Diagnostic[][] = [];
  for (const scheme of schemes) {
    const clashes = toldOf(scheme, text, language).map(({ info, code, message }) =>
      checks.asDiagnostic(info, code, message),
    );
    const placed = scheme.problems.length > 0 ? [] : await checks.check(scheme, cancelToken);
    found.push(distinct([...clashes, ...owned(placed, scheme, text, language, checks)]));
  }
  return merged(schemes, found, language);
}

function owned(
  placed: Placed[],
  scheme: ComposedScheme,
  text: SchemeText,
  language: KeywordLanguage,
  checks: SchemeChecks,
): Diagnostic[] {
  const document = documentOf(originOf(text));
  const own = placed.filter((each) => each.document === document).map(({ diagnostic }) => diagnostic);
  const ofBases = placed.filter(({ diagnostic, document: other }) => other !== document && diagnostic.severity === 1);
  const caused = ofBases
    .filter(({ diagnostic, document: base }) => !isTold(base.diagnostics ?? [], diagnostic))
    .map((each) => aboutBase(each, scheme, text, language));
  return [...own, ...caused.map(({ info, code, message }) => checks.asDiagnostic(info, code, message))];
}

/** An error in a base that comes from this text is told where this text causes it. */
function aboutBase(
  { diagnostic, document, name }: Placed,
  scheme: ComposedScheme,
  text: SchemeText,
  language: KeywordLanguage,
): Told {
  const place = atLine(document.uri.path, diagnostic.range.start.line);
  const cause = name === undefined ? undefined : scheme.history.removedBy(name);
  if (cause && documentOf(cause) === documentOf(text)) {
    return told(overlayMessages.stillNeeded, { node: cause }, language, { name: name!, places: place });
  }
  const node = text.header.find(isBasedOn) ?? text;
  const message = wordsOf(diagnostic);
  return told(overlayMessages.doesNotFit, { node }, language, { place: cause ? lineOf(cause) : place, message });
}

function isTold(known: Diagnostic[], diagnostic: Diagnostic): boolean {
  return known.some((each) => keyOf(each) === keyOf(diagnostic));
}

function keyOf({ code, range, message }: Diagnostic): string {
  return JSON.stringify([code, range.start, message]);
}

function distinct(diagnostics: Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((each) => [keyOf(each), each])).values()];
}

/** One message where the same is found at all times, else with the time it is found for. */
function merged(schemes: ComposedScheme[], found: Diagnostic[][], language: KeywordLanguage): Diagnostic[] {
  return distinct(found.flat()).flatMap((diagnostic) => {
    const key = keyOf(diagnostic);
    const all = schemes.map((_, index) => index);
    const indexes = all.filter((index) => found[index]!.some((each) => keyOf(each) === key));
    if (indexes.length === schemes.length) {
      return [diagnostic];
    }
    const when = joined(indexes, schemes)
      .map((period) => inWords(period, language))
      .join('; ');
    return [{ ...diagnostic, message: `${wordsOf(diagnostic)} (${when})` }];
  });
}

/** Stretches of time that follow on each other are one. */
function joined(indexes: number[], schemes: ComposedScheme[]): Period[] {
  const first = indexes.filter((index) => !indexes.includes(index - 1));
  const last = indexes.filter((index) => !indexes.includes(index + 1));
  return first.map((start, run) => {
    const [{ from }, { until }] = [schemes[start]!.period, schemes[last[run]!]!.period];
    return { ...(from && { from }), ...(until && { until }) };
  });
}

function wordsOf({ message }: Diagnostic): string {
  return typeof message === 'string' ? message : message.value;
}
