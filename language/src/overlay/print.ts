import { type AstNode, type CstNode, CstUtils } from 'langium';
import { type Institution, isInstitution, isOutcome, type Outcome, type Referral } from '../generated/ast.ts';
import { canonicalSpelling } from '../keywords/table.ts';
import type { KeywordLanguage } from '../model.ts';
import { documentOf, originOf } from './clone.ts';
import type { ComposedScheme } from './composed-schemes.ts';
import { textOf } from './history.ts';
import { allOtherPartsOf, namedBy, partsOf } from './parts.ts';
import { lineOf, whence } from './problems.ts';
import { sourceBetween } from './source.ts';

/** A composed scheme as a text that can be read again: each sentence with the place it comes from. */
export function printed(scheme: ComposedScheme, language: KeywordLanguage): string {
  return new Printer(scheme, language).text();
}

class Printer {
  readonly #scheme: ComposedScheme;
  readonly #language: KeywordLanguage;

  constructor(scheme: ComposedScheme, language: KeywordLanguage) {
    this.#scheme = scheme;
    this.#language = language;
  }

  text(): string {
    const { text } = this.#scheme;
    const keyword = canonicalSpelling(text.library ? 'library' : 'scheme', this.#language);
    const head = [
      `${keyword} ${text.name} ${JSON.stringify(text.label)}`,
      ...text.header
        .flatMap((each) => [...this.#origin(each, text), this.#source(each)])
        .flatMap((each) => indented(each)),
    ];
    const sentences = text.sentences.flatMap((each) => ['', `// ${this.#note(each)}`, this.#sentence(each)]);
    return `${[...head, ...sentences].join('\n')}\n`;
  }

  #sentence(node: AstNode): string {
    if (!this.#isTouched(node)) {
      return this.#source(node);
    }
    if (isOutcome(node)) {
      return this.#outcome(node);
    }
    const inside = allPartsOf(node);
    const parts = inside.flatMap((part) => [...this.#origin(part, node), this.#sentence(part)]);
    return [`${this.#head(node)} {`, ...parts.flatMap((part) => indented(part)), '}'].join('\n');
  }

  /** Whether a sentence differs from what was written: parts were added, taken away, or changed. */
  #isTouched(node: AstNode): boolean {
    const parts = isOutcome(node) ? partsOfOutcome(node) : allPartsOf(node);
    const origin = originOf(node);
    const written = isOutcome(origin) ? partsOfOutcome(origin) : allPartsOf(origin);
    const isSame = parts.length === written.length && parts.every((part, index) => originOf(part) === written[index]);
    return !isSame || parts.some((part) => this.#isTouched(part)) || this.#isRenamed(node);
  }

  #isRenamed(node: AstNode): boolean {
    const origin = originOf(node);
    return (
      isInstitution(node) && isInstitution(origin) && (node.label !== origin.label || node.several !== origin.several)
    );
  }

  /** Everything before the brace. */
  #head(node: AstNode): string {
    if (isInstitution(node) && this.#isRenamed(node)) {
      return this.#institutionHead(node);
    }
    const whole = node.$cstNode!;
    const brace = CstUtils.streamCst(whole).find((each) => each.text === '{' && each.astNode === originOf(node));
    return sourceBetween(whole, whole.offset, brace?.offset ?? whole.end, this.#language).trimEnd();
  }

  #institutionHead({ group, name, label, cases, several }: Institution): string {
    const word = (keyword: string) => canonicalSpelling(keyword, this.#language);
    const forms = cases.map(({ grammaticalCase, text }) => `${word(grammaticalCase)} ${JSON.stringify(text)}`);
    const many = several ? [word('several')] : [];
    return [word(group ? 'group' : 'institution'), name, JSON.stringify(label), ...forms, ...many].join(' ');
  }

  #outcome({ names, clauses, referral }: Outcome): string {
    const or = ` ${canonicalSpelling('or', this.#language)} `;
    const head = `${canonicalSpelling('outcome', this.#language)} ${names.map((each) => this.#source(each)).join(or)}`;
    const rest = [...clauses.map((each) => this.#source(each)), ...(referral ? [this.#referral(referral)] : [])];
    return [head, ...rest.flatMap((each) => indented(each))].join('\n');
  }

  /** Recipients may come from several texts. */
  #referral({ what, channels, recipients }: Referral): string {
    const words = channels.map((each) => canonicalSpelling(each, this.#language));
    const head = `${canonicalSpelling(what, this.#language)} ${words.join(` ${canonicalSpelling('or', this.#language)} `)}`;
    return [head, ...recipients.flatMap((each) => indented(this.#source(each)))].join('\n');
  }

  /** A sentence as it was written, moved to the left edge. */
  #source(node: AstNode): string {
    const whole: CstNode = node.$cstNode!;
    const text = sourceBetween(whole, whole.offset, whole.end, this.#language);
    const column = columnOf(whole);
    return text.replace(/\n( *)/g, (_, spaces: string) => `\n${' '.repeat(Math.max(0, spaces.length - column))}`);
  }

  /** A part says where it comes from if that is another text than the one around it, or if it took another's place. */
  #origin(part: AstNode, around: AstNode): string[] {
    const overrides = namedBy(part).some((each) => this.#scheme.history.traceOf(each).overrides.length > 0);
    return documentOf(part) === documentOf(around) && !overrides ? [] : [`// ${this.#note(part)}`];
  }

  #note(node: AstNode): string {
    const traces = [node, ...namedBy(node)].map((each) => this.#scheme.history.traceOf(each));
    const overrides = [...new Set(traces.flatMap((trace) => trace.overrides))].map(lineOf);
    const amendedBy = [...new Set(traces.flatMap((trace) => trace.amendedBy))].map(lineOf);
    return whence({ name: textOf(node).name, at: lineOf(node), overrides, amendedBy }, this.#language);
  }
}

function partsOfOutcome({ names, clauses, referral }: Outcome): AstNode[] {
  return [...names, ...clauses, ...(referral?.recipients ?? [])];
}

function allPartsOf(node: AstNode): AstNode[] {
  return [...partsOf(node), ...allOtherPartsOf(node)];
}

/** The column of the line a sentence begins on, without what stands before it there. */
function columnOf(node: CstNode): number {
  const text = node.root.fullText;
  const start = text.lastIndexOf('\n', node.offset - 1) + 1;
  return text.slice(start, node.offset).search(/\S|$/);
}

function indented(text: string): string[] {
  return text.split('\n').map((line) => (line ? `  ${line}` : line));
}
