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
  somePoints: warning(
    'RIC0330',
    'Citām saraksta iespējām ir punkti, bet «{name}» nav; tā nepieskaita neko. Pierakstiet, piemēram: vērts 0.',
    'Other codes of the list have points and “{name}” has none; it adds nothing. Write, for example: worth 0.',
  ),
  noPoints: error(
    'RIC0331',
    'No «{name}» punktus nevar saskaitīt: saraksta iespējām punktu nav.',
    'There are no points to add up in “{name}”: the codes of its list have none.',
  ),
  wrongInFormula: error(
    'RIC0332',
    'Lauks «{name}» šeit neder: {kind}. Vajag: {expected}.',
    'The field “{name}” does not fit here: {kind}. Needed: {expected}.',
  ),
  workedOutIsAsked: error(
    'RIC0333',
    'Lauku «{name}» aprēķina, nevis jautā, tāpēc tas nevar būt obligāts vai bez ziņām.',
    'The field “{name}” is worked out, not asked, so it cannot be required or unknown.',
  ),
  workedOutInRepetition: error(
    'RIC0334',
    'Lauku «{name}» katrā ierakstā var aprēķināt tikai no tā paša ieraksta un iepriekšējo lapu laukiem, bez joslām. Pārējo aprēķiniet ārpus daļas, kas atkārtojas, piemēram: kopsummu no …',
    'In each entry the field “{name}” can be worked out only from fields of the same entry and of earlier pages, without bands. Work out the rest outside of the repeating part, for example: total of …',
  ),
  bandsOfOther: error('RIC0335', 'Pa joslām nosaka tikai lauku «{kind}».', 'Only a field “{kind}” is set by bands.'),
  bandsOverlap: error('RIC0336', 'No {from} jau sākas cita josla.', 'Another band begins at {from} already.'),
  codeWithoutBand: error(
    'RIC0337',
    'Nav pateikts, no cik sākas «{name}». Pierakstiet, piemēram: {name} no 5.',
    'It is not said where “{name}” begins. Write, for example: {name} from 5.',
  ),
  raisedWithoutBands: error(
    'RIC0338',
    'Paaugstināt var tikai to, ko nosaka skaitlis. Pierakstiet «{keyword} …».',
    'Only what a number sets can be raised. Write “{keyword} …”.',
  ),
  stepsWithoutPlaces: error(
    'RIC0339',
    'Lai aizpildītu no lietas soļiem, atkārtojamā daļā vajag datumu, tekstu (kas darīja) un vēl vienu tekstu (ko).',
    'To be filled from the steps of the case the repeating part needs a date, a text (who) and another text (what).',
  ),
  conditionOnEntries: error(
    'RIC0340',
    'Atkārtojamai daļai «{name}» ir vairākas atbildes, un nosacījums runā par vienu. Izmantojiet «cik ir {name}».',
    'The repeating part “{name}” has several answers, and a condition speaks of one. Use “how many {name}”.',
  ),
  unknownEnding: error(
    'RIC0341',
    'Datnes «{ending}» sistēma nevar pārbaudīt. Var būt: {known}.',
    'Files “{ending}” cannot be checked. Possible: {known}.',
  ),
  wrongFileSize: error(
    'RIC0342',
    'Vienai datnei var būt no 1 līdz {most} MB.',
    'One file can have from 1 up to {most} MB.',
  ),
  ruleOfOnePart: error(
    'RIC0343',
    'Šis noteikums var runāt tikai par savas lapas vai iepriekšējo lapu laukiem, bet «{name}» ir citur.',
    'This rule can speak of fields of its own page or of earlier ones only, and “{name}” is elsewhere.',
  ),
  repeatedValue: warning('RIC0314', '«{value}» šeit jau ir nosaukts.', '“{value}” is named here already.'),
};
