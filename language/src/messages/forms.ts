import { error, information, warning } from './message.ts';

/** Messages about forms, lists and conditions. */
export const formMessages = {
  emptyForm: error('RIC0301', 'Veidlapā «{name}» nav nevienas lapas.', 'The form “{name}” has no page.'),
  emptyPage: error(
    'RIC0302',
    'Šeit nav neviena lauka. Pierakstiet vismaz vienu.',
    'There is no field here. Write at least one.',
  ),
  emptyList: error('RIC0303', 'Sarakstā «{name}» nav nevienas iespējas.', 'The list “{name}” has no code.'),
  wrongBounds: error(
    'RIC0304',
    'Mazākais skaitlis {min} ir lielāks par lielāko {max}.',
    'The least number {min} is greater than the greatest {max}.',
  ),
  nestedRepetition: error(
    'RIC0305',
    'Atkārtojamā daļā nevar būt vēl viena atkārtojama daļa. Izlieciet to uz savas lapas.',
    'A repeating part cannot hold another one. Put it on a page of its own.',
  ),
  conditionInRepetition: error(
    'RIC0306',
    'Atkārtojamas daļas laukam nevar būt nosacījuma. Izlieciet lauku ārpus tās.',
    'A field of a repeating part cannot have a condition. Put the field outside.',
  ),
  notEarlierPage: error(
    'RIC0307',
    'Lapas nosacījums var runāt tikai par iepriekšējām lapām, bet «{name}» ir lapā «{page}».',
    'The condition of a page can speak of earlier pages only, and “{name}” is on the page “{page}”.',
  ),
  notSamePage: error(
    'RIC0308',
    'Lauka nosacījums var runāt tikai par tās pašas lapas laukiem, bet «{name}» ir citur.',
    'The condition of a field can speak of fields of the same page only, and “{name}” is elsewhere.',
  ),
  dependsOnItself: error(
    'RIC0309',
    'Lauks «{name}» nevar būt atkarīgs pats no sevis.',
    'The field “{name}” cannot depend on itself.',
  ),
  wrongOperator: error(
    'RIC0310',
    '«{operator}» laukam «{name}» neder: {kind}. Var būt: {expected}.',
    '“{operator}” does not fit the field “{name}”: {kind}. Possible: {expected}.',
  ),
  wrongValue: error(
    'RIC0311',
    'Lauka «{name}» atbilde nevar būt «{value}»: {kind}. Var būt: {expected}.',
    'The answer of the field “{name}” cannot be “{value}”: {kind}. Possible: {expected}.',
  ),
  optionalInCondition: information(
    'RIC0312',
    'Nosacījums runā par lauku «{name}», kas nav obligāts. Ja to neaizpilda, nosacījums neizpildās. ' +
      'Ja tā nav domāts, pierakstiet laukam «obligāts».',
    'The condition speaks of the field “{name}”, which is not required. Left empty, the condition does not hold. ' +
      'If that is not meant, make the field “required”.',
  ),
  codeIsAnswer: error(
    'RIC0313',
    'Saraksta iespēju nevar nosaukt «{name}»: nosacījumos tā ir atbilde uz jautājumu jā vai nē.',
    'A code cannot be named “{name}”: in conditions that answers a yes-or-no question.',
  ),
  repeatedValue: warning('RIC0314', '«{value}» šeit jau ir nosaukts.', '“{value}” is named here already.'),
};
