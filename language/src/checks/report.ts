import type { AstNode, DiagnosticInfo, Properties, ValidationAcceptor, ValidationSeverity } from 'langium';
import { type Message, textOf } from '../messages/message.ts';
import type { Diagnostic } from '../model.ts';
import { keywordLanguageOfNode } from '../parsing/keyword-language.ts';

/** Where in a sentence the message belongs; the whole sentence where nothing is said. */
type Where<N extends AstNode> = Pick<DiagnosticInfo<N, Properties<N>>, 'property' | 'index' | 'range' | 'data'>;

const severities: Record<Diagnostic['severity'], ValidationSeverity> = {
  error: 'error',
  warning: 'warning',
  information: 'info',
};

/** Tells the author something about a sentence, in the language of the text. */
export function report<N extends AstNode, Values extends string>(
  accept: ValidationAcceptor,
  message: Message<Values>,
  node: N,
  values: Record<Values, string>,
  where: Where<N> = {},
): void {
  const text = textOf(message, keywordLanguageOfNode(node), values);
  accept(severities[message.severity], text, { node, code: message.code, ...where });
}
