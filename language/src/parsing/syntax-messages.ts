import type { ILexerErrorMessageProvider, IParserErrorMessageProvider, IToken } from 'chevrotain';
import type { LangiumCoreServices } from 'langium';

export class RicibaParserMessages implements IParserErrorMessageProvider {
  constructor(_services: LangiumCoreServices) {}
  buildMismatchTokenMessage(o: { expected: { name: string }; actual: IToken }): string {
    return `RIC0010 expected ${o.expected.name} found ${o.actual.image}`;
  }
  buildNotAllInputParsedMessage(o: { firstRedundant: IToken }): string {
    return `RIC0010 redundant ${o.firstRedundant.image}`;
  }
  buildNoViableAltMessage(o: { actual: IToken[] }): string {
    return `RIC0010 noviable ${o.actual[0]?.image}`;
  }
  buildEarlyExitMessage(o: { actual: IToken[] }): string {
    return `RIC0010 early ${o.actual[0]?.image}`;
  }
}

export class RicibaLexerMessages implements ILexerErrorMessageProvider {
  buildUnexpectedCharactersMessage(text: string, offset: number, length: number): string {
    return `RIC0001 ${text.slice(offset, offset + length)}`;
  }
  buildUnableToPopLexerModeMessage(): string {
    return 'RIC0001';
  }
}
