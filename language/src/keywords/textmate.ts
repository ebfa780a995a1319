import type { KeywordLanguage } from '../model.ts';
import { conditionKeywords } from './condition.ts';
import { formKeywords } from './form.ts';
import { institutionKeywords } from './institution.ts';
import { schemeKeywords } from './scheme.ts';
import { type KeywordName, keywordNames, keywords } from './table.ts';

/** A rule of a TextMate grammar, as far as it is used here. */
interface TextMateRule {
  name?: string;
  match?: string;
  begin?: string;
  end?: string;
  beginCaptures?: Record<string, { name: string }>;
  include?: string;
  patterns?: TextMateRule[];
}

export interface TextMateGrammar {
  name: string;
  scopeName: string;
  fileTypes: string[];
  patterns: TextMateRule[];
  repository: Record<string, TextMateRule>;
}

/** Where a word begins and ends: `\b` of the editor does not know letters with diacritics at the edge of a word. */
const boundary = { before: '(?<![\\p{L}\\p{N}_])', after: '(?![\\p{L}\\p{N}_])' };

const declarations = new Set<KeywordName>([
  'scheme',
  'library',
  'act',
  'institution',
  'group',
  'role',
  'chair',
  'deputy',
  'secretary',
  'seat',
  'party',
  'list',
  'retention_class',
  'form',
  'document',
  'track',
  'duty',
  'report',
  'row',
  'part',
  'page',
  'level',
  'outcome',
  'opens_a_case',
  'may',
]);
const types = new Set<KeywordName>([
  'text',
  'long_text',
  'whole_number',
  'yes_or_no',
  'date',
  'phone',
  'email',
  'address',
  'personal_code',
  'body_of',
  'one_of',
  'several_of',
  'attachment',
  'repeating',
]);
const constants = new Set<KeywordName>(['yes', 'no']);

const scopes: [scope: string, belongs: (name: KeywordName) => boolean][] = [
  ['storage.type.riciba', (name) => declarations.has(name) || /^(extend|override)_/.test(name)],
  ['support.type.riciba', (name) => types.has(name)],
  ['constant.language.riciba', (name) => constants.has(name)],
  ['keyword.operator.expression.riciba', (name) => name in conditionKeywords],
  ['keyword.other.riciba', (name) => name in formKeywords || name in institutionKeywords || name in schemeKeywords],
  ['keyword.control.riciba', () => true],
];

/**
 * The colouring of texts, from the keyword table. A text is coloured with the keywords of its own language
 * from its first word on; a piece of text without a head, with those of both.
 */
export function textMateGrammar(): TextMateGrammar {
  return {
    name: 'Rīcība',
    scopeName: 'source.riciba',
    fileTypes: ['riciba'],
    patterns: [
      { include: '#literals' },
      textIn('lv'),
      textIn('en'),
      { include: '#lv' },
      { include: '#en' },
      { include: '#names' },
    ],
    repository: {
      literals: { patterns: literals },
      lv: { patterns: keywordRules('lv') },
      en: { patterns: keywordRules('en') },
      names: { patterns: names },
    },
  };
}

const literals: TextMateRule[] = [
  { name: 'comment.line.double-slash.riciba', match: '//.*$' },
  { name: 'variable.other.riciba', match: '«[\\p{L}_][\\p{L}\\p{N}_]*»' },
  { name: 'comment.block.riciba', begin: '/\\*', end: '\\*/' },
  {
    name: 'string.quoted.double.riciba',
    // A forgotten quote colours its line only: texts do not go over lines.
    begin: '"',
    end: '"|$',
    patterns: [{ name: 'constant.character.escape.riciba', match: '\\\\.' }],
  },
  { name: 'constant.numeric.date.riciba', match: '\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\.\\d{1,2}\\.\\d{4}\\.?' },
  { name: 'constant.numeric.riciba', match: `${boundary.before}\\d+${boundary.after}` },
];

const names: TextMateRule[] = [
  { name: 'entity.name.type.riciba', match: `${boundary.before}[\\p{L}_][\\p{L}\\p{N}_]*${boundary.after}(?=\\s+")` },
  { name: 'variable.other.riciba', match: `${boundary.before}[\\p{L}_][\\p{L}\\p{N}_]*${boundary.after}` },
];

function textIn(language: KeywordLanguage): TextMateRule {
  return {
    begin: words([...keywords.scheme.spellings[language], ...keywords.library.spellings[language]]),
    beginCaptures: { '0': { name: 'storage.type.riciba' } },
    // To the end of the file.
    end: '(?!)',
    patterns: [{ include: '#literals' }, { include: `#${language}` }, { include: '#names' }],
  };
}

/** The longest spelling of all first, so that no phrase is taken for its beginning. */
function keywordRules(language: KeywordLanguage): TextMateRule[] {
  const spelled = keywordNames.flatMap((name) =>
    keywords[name].spellings[language].map((spelling) => ({ spelling, scope: scopeOf(name) })),
  );
  const sorted = spelled.toSorted(
    (a, b) => b.spelling.length - a.spelling.length || (a.spelling < b.spelling ? -1 : 1),
  );
  const phrases = sorted.filter(({ spelling }) => spelling.includes(' '));
  const single = scopes.map(([scope]) => ({
    scope,
    spellings: sorted
      .filter((each) => each.scope === scope && !each.spelling.includes(' '))
      .map((each) => each.spelling),
  }));
  return [
    ...phrases.map(({ spelling, scope }) => ({ name: scope, match: words([spelling]) })),
    ...single
      .filter(({ spellings }) => spellings.length > 0)
      .map(({ scope, spellings }) => ({ name: scope, match: words(spellings) })),
  ];
}

function scopeOf(name: KeywordName): string {
  return scopes.find(([, belongs]) => belongs(name))![0];
}

function words(spellings: string[]): string {
  const alternatives = spellings.map((spelling) => spelling.replace(/,/g, '\\s*,').replace(/ +/g, '\\s+'));
  return `${boundary.before}(?:${alternatives.join('|')})${boundary.after}`;
}
