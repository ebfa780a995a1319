import { type AstNode, AstUtils, type ParseResult } from 'langium';
import { isExtension, isInstitution, isLevel, isRole, isSchemeText } from '../generated/ast.ts';
import { canonicalSpelling, isKeywordName, type KeywordName, keywordNames, keywords } from '../keywords/table.ts';
import { numeral } from '../keywords/numerals.ts';
import { type Message, textOf } from '../messages/message.ts';
import { mostSimilar } from '../messages/similar.ts';
import { syntaxMessages } from '../messages/syntax.ts';
import { quoted, type Word, word } from '../messages/words.ts';
import type { KeywordLanguage } from '../model.ts';
import { escapedName } from '../parsing/escaped-names.ts';
import { withBases } from '../references/visible.ts';

type Token = ParseResult['parserErrors'][number]['token'];

/** A way to mend a text: what to write in a place, and what is to be said of it. */
export interface Repair {
  start: number;
  end: number;
  /** Up to where it is marked in an editor, which shows nothing of a place between words. */
  marked?: number;
  /** What is tried in the place, and what a quick fix writes. */
  replacement: string;
  code: string;
  message: string;
  /** Told without a trial. */
  isSure?: boolean;
  /** Not, where only the author knows what to write. */
  isOffered?: boolean;
}

export interface Place {
  tokens: Token[];
  /** Which token cannot be read. */
  at: number;
  language: KeywordLanguage;
  root: AstNode;
}

export function* repairs(place: Place): Generator<Repair> {
  yield* namesInKeywords(place);
  yield* numbersInLetters(place);
  yield* numbersOfLevels(place);
  yield* rolesAlone(place);
  yield* halfKeywords(place);
  yield* namesOfTwoWords(place);
  yield* severalValues(place);
  yield* wordsInPlaceOfCommas(place);
  yield* forgottenWords(place);
  yield* redundantSigns(place);
}

/** The mistake shows some words after the keyword: "ir vismaz" takes the next word for a number's field. */
export const wordsBefore = 3;

/** "ir vismaz", where `vismaz` is a code. */
function* namesInKeywords({ tokens, at, language, root }: Place): Generator<Repair> {
  for (const { image, startOffset } of tokens.slice(Math.max(0, at - wordsBefore), at + 1)) {
    for (const { 0: name, index } of image.matchAll(/[^\s,]+/g)) {
      if (name !== image && isNamed(name, root)) {
        const start = startOffset + index;
        const replacement = escapedName(name);
        yield {
          start,
          end: start + name.length,
          replacement,
          ...said('readAsKeyword', language, { found: image, name }),
        };
      }
    }
  }
}

function* numbersInLetters({ tokens, at, language }: Place): Generator<Repair> {
  for (const token of [tokens[at], tokens[at - 1]].filter((each) => each !== undefined)) {
    const replacement = numeral(token.image, language);
    if (replacement !== undefined) {
      yield {
        ...placeOf(token),
        replacement,
        ...said('numberInLetters', language, { found: token.image, replacement }),
      };
    }
  }
}

/** "veic Sociālajam dienestam", "lapa bērna dati". */
function* namesOfTwoWords({ tokens, at, language, root }: Place): Generator<Repair> {
  for (const second of [at, at + 1]) {
    const [one, two] = [tokens[second - 1], tokens[second]];
    if (one?.tokenType.name === 'ID' && two?.tokenType.name === 'ID' && one.endLine === two.startLine) {
      const names = namesKnownTo(root);
      const alone = names.includes(two.image) ? two.image : undefined;
      const known = alone ?? mostSimilar(one.image + two.image, names);
      const replacement = known ?? one.image + two.image[0]!.toLocaleUpperCase('lv') + two.image.slice(1);
      const found = `${one.image} ${two.image}`;
      const start = one.startOffset;
      const end = two.startOffset + two.image.length;
      yield {
        start,
        end,
        replacement,
        isSure: known !== undefined && known !== alone,
        ...said('nameOfTwoWords', language, { found, replacement }),
      };
    }
  }
}

/** Keywords after which a level is named. */
const beforeLevels = new Set<string | undefined>([
  'then_level',
  'then_beside_it_level',
  'when_level_begins',
  'case_is_at_level',
  'that_came_to_level',
  'counts_arrivals_at_level',
]);

/** "tad līmenis 3" */
function* numbersOfLevels({ tokens, at, language, root }: Place): Generator<Repair> {
  const token = tokens[at];
  const level = nodesNamedIn(root).find((node) => isLevel(node) && String(node.number) === token?.image);
  if (token && isLevel(level) && beforeLevels.has(tokens[at - 1]?.tokenType.name)) {
    const replacement = level.name;
    yield { ...placeOf(token), replacement, ...said('levelByName', language, { found: token.image, replacement }) };
  }
}

/** "veic Vadītājs", where some institution has that role. */
function* rolesAlone({ tokens, at, language, root }: Place): Generator<Repair> {
  const token = tokens[at - 1];
  const roles = nodesNamedIn(root).filter((node) => isRole(node) && node.name === token?.image);
  const owners = new Set(roles.map((role) => ownerOf(role)));
  const group = token && groupAround(token.startOffset, root);
  const owner = group !== undefined && owners.has(group) ? group : [...owners][0];
  if (token?.tokenType.name === 'ID' && owner && (owner === group || owners.size === 1)) {
    const replacement = `${owner}.${token.image}`;
    const after = quoted(token.image, language);
    yield { ...placeOf(token), replacement, ...said('missingRole', language, { after, example: replacement }) };
  }
}

/** "paraksta Vadītājs, Sekretārs" */
function* wordsInPlaceOfCommas({ tokens, at, language }: Place): Generator<Repair> {
  for (const index of [at - 1, at - 2]) {
    const [comma, next] = [tokens[index], tokens[index + 1]];
    if (comma?.image === ',' && next) {
      for (const name of ['and', 'or'] as const) {
        const replacement = canonicalSpelling(name, language);
        yield {
          start: comma.startOffset,
          end: comma.startOffset + 1,
          marked: next.startOffset + next.image.length,
          replacement: ` ${replacement}`,
          ...said('wordForComma', language, { found: quoted(next.image, language), replacement }),
        };
      }
    }
  }
}

/** How many keywords are tried that a beginning or an end of is written. */
const keywordsTried = 4;

/** "skaita sāktās lietas pēc iestādes", where "sadalot pēc iestādes" must be said; "lieta ir" for "lieta ir līmenī". */
function* halfKeywords({ tokens, at, language }: Place): Generator<Repair> {
  for (const index of [at, at - 1]) {
    const [first, second] = [tokens[index], tokens[index + 1]];
    const isPair = second !== undefined && first?.endLine === second.startLine;
    for (const last of first ? [...(isPair ? [second] : []), first] : []) {
      yield* missingParts({ first: first!, last, next: tokens[tokens.indexOf(last) + 1] }, language);
    }
  }
}

interface Written {
  first: Token;
  last: Token;
  next: Token | undefined;
}

function* missingParts({ first, last, next }: Written, language: KeywordLanguage): Generator<Repair> {
  const written = first === last ? first.image : `${first.image} ${last.image}`;
  const longer = keywordNames
    .flatMap((name) => (keywords[name].one ? [] : keywords[name].spellings[language]))
    .filter((spelling) => spelling !== written && !written.includes(',') && written.length > 2);
  for (const spelling of longer.filter((each) => each.endsWith(` ${written}`)).slice(0, keywordsTried)) {
    const missing = spelling.slice(0, -written.length);
    yield before(first, undefined, { written: missing.trim(), missing: quoted(missing.trim(), language) }, language);
  }
  for (const spelling of longer.filter((each) => each.startsWith(`${written} `)).slice(0, keywordsTried)) {
    const missing = spelling.slice(written.length + 1);
    // At the end of a line the sentence breaks off: what comes next belongs to another.
    if (next && next.startLine === last.endLine) {
      yield before(next, undefined, { written: missing, missing: quoted(missing, language) }, language);
    }
  }
}

/** "veic: Skola.Pedagogs" */
function* redundantSigns({ tokens, at, language }: Place): Generator<Repair> {
  for (const token of [tokens[at], tokens[at - 1]]) {
    const next = token && tokens[tokens.indexOf(token) + 1];
    if (token && /^[:,.]$/.test(token.image) && next?.startLine === token.endLine) {
      yield { ...placeOf(token), replacement: '', ...said('redundantSign', language, { found: token.image }) };
    }
  }
}

const forSeveral: Partial<Record<string, KeywordName>> = { is: 'is_one_of', has: 'has_any_of' };

/** "ja iemesls ietver kavējumi, vardarbība" */
function* severalValues({ tokens, at, language }: Place): Generator<Repair> {
  for (const token of tokens.slice(Math.max(0, at - 2 * wordsBefore), at).toReversed()) {
    const keyword = forSeveral[token.tokenType.name];
    if (keyword && tokens[at - 1]?.image === ',') {
      const replacement = canonicalSpelling(keyword, language);
      yield { ...placeOf(token), replacement, ...said('severalValues', language, { found: token.image, replacement }) };
    }
  }
}

/** What is most often forgotten, and how it is called where it is no word of the language. */
const forgotten: [written: string, called: Word | undefined][] = [
  [',', 'comma'],
  ['.', 'fullStop'],
  [':', 'colon'],
  ['or', undefined],
  ['and', undefined],
  ['in_total', undefined],
  ['now', undefined],
];

/** What stands between two names only. */
const betweenNames = new Set<string>(['.', 'or', 'and']);

/** They could be names, too: they are forgotten before a keyword only. */
const beforeKeywords = new Set<string>(['in_total', 'now']);

function* forgottenWords({ tokens, at, language }: Place): Generator<Repair> {
  for (const index of [at, at - 1, at - 2]) {
    const token = tokens[index];
    // Only commas are forgotten at the end of a line, where the next does not begin a sentence of the text; and only
    // they some words before the mistake shows.
    const isInLine = token?.startLine === tokens[index - 1]?.endLine;
    const isBegun = token?.startColumn === 1;
    const isBetweenNames = [token, tokens[index - 1]].every((each) => each?.tokenType.name === 'ID');
    const isBeforeKeyword = token !== undefined && isKeywordName(token.tokenType.name);
    const fitting = forgotten.filter(([name]) =>
      betweenNames.has(name) ? isBetweenNames : isBeforeKeyword || !beforeKeywords.has(name),
    );
    for (const [name, called] of isBegun ? [] : index === at && isInLine ? fitting : forgotten.slice(0, 1)) {
      const missing = called ? word(called, language) : quoted(canonicalSpelling(name, language), language);
      yield* token
        ? [before(token, tokens[index - 1], { written: canonicalSpelling(name, language), missing }, language)]
        : [];
    }
  }
  // "Skola.Pedagogs: beigas": a step of a story begins with its day, and nobody but the author knows it.
  const first = tokens.find(({ startLine }) => startLine === tokens[at]?.startLine);
  const day = { written: '2026-05-11', missing: word('day', language) };
  yield* first ? [{ ...before(first, undefined, day, language), isOffered: false }] : [];
}

/** Words stand before the next one, with a space; punctuation stands at the one before. */
function before(
  { startOffset, image }: Token,
  previous: Token | undefined,
  { written, missing }: { written: string; missing: string },
  language: KeywordLanguage,
): Repair {
  const isJoined = previous && /^[,.:]$/.test(written);
  const start = isJoined ? previous.startOffset + previous.image.length : startOffset;
  return {
    start,
    end: written === '.' ? startOffset : start,
    marked: startOffset + image.length,
    replacement: isJoined ? written : `${written} `,
    ...said('forgottenWord', language, { found: quoted(image, language), missing }),
  };
}

function placeOf({ startOffset, image }: Token): { start: number; end: number } {
  return { start: startOffset, end: startOffset + image.length };
}

function said<Name extends keyof typeof syntaxMessages>(
  name: Name,
  language: KeywordLanguage,
  values: (typeof syntaxMessages)[Name] extends Message<infer Values> ? Record<Values, string> : never,
): { code: string; message: string } {
  return { code: syntaxMessages[name].code, message: textOf(syntaxMessages[name], language, values) };
}

function isNamed(name: string, root: AstNode): boolean {
  return AstUtils.streamAst(root).some((node) => 'name' in node && node.name === name);
}

/** Every node of a text and of what it builds on. */
function nodesNamedIn(root: AstNode): AstNode[] {
  const texts = isSchemeText(root) ? withBases(root) : [root];
  return texts.flatMap((text) => AstUtils.streamAst(text).toArray());
}

/** Every name in a text and in what it builds on. */
function namesKnownTo(root: AstNode): string[] {
  return nodesNamedIn(root).flatMap((node) => ('name' in node && typeof node.name === 'string' ? [node.name] : []));
}

/** The institution a role is of. */
function ownerOf(role: AstNode): string | undefined {
  const institution = AstUtils.getContainerOfType(role, isInstitution);
  return institution?.name ?? AstUtils.getContainerOfType(role, isExtension)?.target?.$refText;
}

/** The group in whose sentences a place is. */
function groupAround(offset: number, root: AstNode): string | undefined {
  const around = AstUtils.streamAst(root).find(
    (node) =>
      (isInstitution(node) || isExtension(node)) &&
      node.group &&
      node.$cstNode !== undefined &&
      node.$cstNode.offset <= offset &&
      offset < node.$cstNode.end,
  );
  return isInstitution(around) ? around.name : isExtension(around) ? around.target.$refText : undefined;
}
