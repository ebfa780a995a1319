import {
  type CstNode,
  CstUtils,
  DefaultValueConverter,
  GrammarAST,
  isCompositeCstNode,
  isLeafCstNode,
  type ValueType,
} from 'langium';
import { plainName } from './escaped-names.ts';
import { nameRules } from './tokens.ts';

/** Values of the syntax tree do not depend on the keyword language: keywords become their names, dates ISO dates. */
export class RicibaValueConverter extends DefaultValueConverter {
  override convert(input: string, cstNode: CstNode): ValueType {
    // The operators of an infix rule are the only keywords that come here as they were written.
    if (GrammarAST.isAssignment(cstNode.grammarSource) && isLeafCstNode(cstNode)) {
      return cstNode.tokenType.name;
    }
    return super.convert(input, cstNode);
  }

  protected override runConverter(rule: GrammarAST.AbstractRule, input: string, cstNode: CstNode): ValueType {
    if (rule.name === 'ID') {
      return plainName(input);
    }
    if (rule.name === 'STRING') {
      return String(super.runConverter(rule, input, cstNode)).normalize('NFC');
    }
    if (rule.name === 'DATE') {
      return isoDate(input);
    }
    if (rule.name === 'Words') {
      const strings = [...CstUtils.streamCst(cstNode)].filter(isLeafCstNode).filter((leaf) => !leaf.hidden);
      return strings.map((leaf) => this.convert(leaf.text, leaf)).join(' ');
    }
    // Other rules made of keywords yield the keyword's name.
    if (!nameRules.has(rule.name) && GrammarAST.isParserRule(rule)) {
      const source = firstLeaf(cstNode).grammarSource;
      return GrammarAST.isKeyword(source) ? source.value : input;
    }
    return super.runConverter(rule, input, cstNode);
  }
}

function firstLeaf(node: CstNode): CstNode {
  return isCompositeCstNode(node) && node.content[0] ? firstLeaf(node.content[0]) : node;
}

/** "01.02.2011." and "2011-02-01" are the same day. */
function isoDate(written: string): string {
  const [day, month, year] = written.split('.');
  return year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : written;
}
