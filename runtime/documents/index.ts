/** Documents made of answers: letters, invitations, minutes. Pure, for the browser and for Node. */
export { type Names, saidIn } from './text.ts';
export { composeDocument, type ComposedDocument, type Given, type Paragraph } from './compose.ts';
