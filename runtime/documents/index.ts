/** Documents made of answers: letters, invitations, minutes. Pure, for the browser and for Node. */
export { type Block, blocksOf, saidBy, textOf } from './blocks.ts';
export {
  capital,
  channelFieldOf,
  composeDocument,
  type ComposedDocument,
  composeLetter,
  documentsOf,
  type Given,
  letterTextOf,
  type Paragraph,
} from './compose.ts';
export { headDate, type Names, saidIn } from './text.ts';
export { unnumbered, wordsIn } from './words.ts';
