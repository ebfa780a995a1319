import { error, warning } from './message.ts';

/** Messages about scenarios. */
export const scenarioMessages = {
  groupWithoutTerritory: error(
    'RIC0713',
    'Grupas «{group}» ir vairākas: pasakiet, kurā teritorijā strādā «{name}». Pierakstiet: teritorijā "…".{proposal}',
    'There are several groups “{group}”: say for which territory “{name}” works. Write: in the territory of "…".{proposal}',
  ),
  notItsTerritory: error(
    'RIC0714',
    'Teritorija «{unit}» nav starp tām, kurās strādā grupas «{group}», vai tajā jau strādā cita grupa.{proposal}',
    'The territory “{unit}” is not among those for which the groups “{group}” work, or another group works there already.{proposal}',
  ),
  actOfOthers: error(
    'RIC0701',
    '«{who}» to nedara: līmenī «{level}» rīkojas {performers}. Ja tam jābūt atteiktam, pierakstiet: bet nedrīkst, jo to dara citi.',
    '“{who}” does not do this: at the level “{level}” act {performers}. If it must be refused, write: but may not, because it is for others.',
  ),
  whichAct: error(
    'RIC0702',
    '«{name}» ir vairākos līmeņos, kuros rīkojas «{who}»: {levels}. Pierakstiet, kurā: Līmenis.{name}.',
    '“{name}” is at several levels where “{who}” acts: {levels}. Write at which one: Level.{name}.',
  ),
  whichBody: error(
    'RIC0703',
    'Stāstā ir vairākas iestādes, kas var būt «{who}»: {bodies}. Pierakstiet, kura: Iestāde.Loma.',
    'In this story several bodies may be “{who}”: {bodies}. Write which one: Body.Role.',
  ),
  whichRole: error(
    'RIC0704',
    'Loma «{who}» ir vairākās institūcijās. Pierakstiet, kurā: Institūcija.{who}.',
    'Several institutions have a role “{who}”. Write which one: Institution.{who}.',
  ),
  wrongAnswer: error(
    'RIC0705',
    'Lauka «{name}» veids ir «{kind}», un «{value}» tam neder. Rakstiet: {expected}.',
    'The field “{name}” is of the kind “{kind}”, and “{value}” does not fit. Write: {expected}.',
  ),
  oneAnswer: error(
    'RIC0706',
    'Laukam «{name}» ir viena atbilde, nevis vairākas.',
    'The field “{name}” has one answer, not several.',
  ),
  timeGoesBack: error(
    'RIC0707',
    'Stāstā laiks iet atpakaļ: {date} ir pirms {before}; sakārtojiet teikumus pēc datuma.',
    'Time goes back in this story: {date} is before {before}. Put the sentences in the order of their dates.',
  ),
  notOpened: error(
    'RIC0708',
    'Stāstā lieta vēl nav sākta. Vispirms pierakstiet: datums, kurš un «sāk lietu».',
    'In this story no case has been opened yet. First write: the date, who, and “opens a case”.',
  ),
  noSuchNotice: error(
    'RIC0709',
    '«{name}» informēt shēma neprasa nevienā līmenī, kurā rīkojas «{who}».',
    'The scheme asks nobody to inform “{name}” at a level where “{who}” acts.',
  ),
  notAsked: error(
    'RIC0710',
    'Līmenis «{name}» nepiedalās pēc lūguma, tāpēc to nevar lūgt.',
    'The level “{name}” does not take part when asked, so it cannot be asked.',
  ),
  noSuchChannel: error(
    'RIC0711',
    'Šis solis nesūta «{channel}».{proposal}',
    'This step does not send “{channel}”.{proposal}',
  ),
  expectsNothing: warning(
    'RIC0712',
    'Stāsts «{name}» neko nesagaida, tāpēc tas pārbauda tikai to, ka darbības izdodas. Pierakstiet: tagad ….',
    'The story “{name}” expects nothing, so it only tries that the acts succeed. Write: now ….',
  ),
};
