/** Whether answers may be handed in: what the server asks of them, beside the file and the scheme. */
export { checkAnswers } from './check.ts';
export { compileForms } from './compile.ts';
