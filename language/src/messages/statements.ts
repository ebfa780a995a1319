import { error } from './message.ts';

/** Messages about what a text says of itself. */
export const statementMessages = {
  betweenTooFew: error(
    'RIC0230',
    'Pēc «{keyword}» jābūt vismaz divām dažādām institūcijām. Nosauciet arī otru.',
    'After “{keyword}” at least two different institutions must stand. Name the other one, too.',
  ),
};
