import { error, warning } from './message.ts';

/** Messages about what a text says of itself. */
export const statementMessages = {
  betweenTooFew: error(
    'RIC0230',
    'Pēc «{keyword}» jābūt vismaz divām dažādām institūcijām. Nosauciet arī otru.',
    'After “{keyword}” at least two different institutions must stand. Name the other one, too.',
  ),
  saidTwice: warning(
    'RIC0231',
    'Vienā teikumā divreiz ir «{words}». Ja teksts tā publicēts, atstājiet; ja pārrakstot dubultots, izsvītrojiet.',
    '“{words}” stands twice in one sentence. If the text was published so, leave it; if it was doubled in copying, strike it out.',
  ),
};
