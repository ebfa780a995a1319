import { error, information, warning } from './message.ts';

/** Messages about what a text says of itself. */
export const statementMessages = {
  standingDuty: information(
    'RIC0232',
    'Pienākums «{name}» ir pastāvīgs: nav pateikts, ar ko un līdz kuram laikam tas izpildīts. To rāda pie noteikumiem, bet ' +
      'nevienam neliek sarakstā.',
    'The duty “{name}” is a standing one: it is not said by what and by when it is done. It is shown with the rules, and ' +
      'put on nobody’s list.',
  ),
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
