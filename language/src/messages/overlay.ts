import { error, warning } from './message.ts';

/** Messages about texts that change what they build on, and about days in force. */
export const overlayMessages = {
  changesNothing: error(
    'RIC0120',
    'Pamatā nav «{name}» ({kind}), ko mainīt. Pārbaudiet nosaukumu vai nosauciet to no jauna.{proposal}',
    'The base has no “{name}” ({kind}) to change. Check the name, or declare it.{proposal}',
  ),
  changesOwn: error(
    'RIC0121',
    '«{name}» ({kind}) ir šajā pašā tekstā. Aizstāt un atmest var tikai to, kas ir pamatā; savu labojiet, kur tas stāv.',
    '“{name}” ({kind}) is in this text itself. Only what is in the base can be overridden or removed; mend your own.',
  ),
  changedTwice: error(
    'RIC0122',
    '«{name}» ({kind}) šis teksts jau ir aizstājis vai atmetis. Atstājiet vienu teikumu.',
    'This text has already overridden or removed “{name}” ({kind}). Keep one sentence.',
  ),
  alreadyRemoved: error(
    'RIC0123',
    '«{name}» ({kind}) jau ir atmests: {place}. Ja tas vajadzīgs, nosauciet to šeit no jauna.',
    '“{name}” ({kind}) is removed already: {place}. If it is needed, declare it here anew.',
  ),
  basesDisagree: error(
    'RIC0124',
    'Pamati nav vienisprātis: «{name}» ({kind}) maina gan {first}, gan {second}. Pasakiet šeit, kā jābūt: aizstājiet to ' +
      'vai atmetiet.',
    'The bases disagree: “{name}” ({kind}) is changed by {first} and by {second}. Say here how it is: override or ' +
      'remove it.',
  ),
  stillNeeded: error(
    'RIC0125',
    '«{name}» vēl ir vajadzīgs: {places}. Vispirms mainiet to, kas uz to atsaucas.',
    '“{name}” is still needed: {places}. First change what refers to it.',
  ),
  doesNotFit: error(
    'RIC0126',
    'Kopā ar šo tekstu vairs neder {place}: {message}',
    'Together with this text {place} is no longer right: {message}',
  ),
  wrongPath: error(
    'RIC0127',
    'Nav skaidrs, ko atmest. Rakstiet visu ceļu, piemēram, {example}.',
    'It is not clear what to remove. Write the whole way, for example {example}.',
  ),
  overrideOutside: error(
    'RIC0128',
    '«{name}» stāv jaunā teikumā, kur nav ko aizstāt. Rakstiet to teikumā, kas papildina pamatu.',
    '“{name}” stands in a new sentence, where there is nothing to override. Write it in one that extends the base.',
  ),
  emptyPeriod: error(
    'RIC0140',
    'Pēdējā diena {until} ir pirms pirmās {from}. Apmainiet tās vai labojiet.',
    'The last day, {until}, is before the first, {from}. Exchange or correct them.',
  ),
  notInForce: warning(
    'RIC0141',
    'Dienā {day} «{name}» nav spēkā: tas ir spēkā {period}.',
    'On {day} “{name}” is not in force: it is in force {period}.',
  ),
};
