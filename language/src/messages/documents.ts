import { error, information, warning } from './message.ts';

/** Messages about documents and the names in their texts. */
export const documentMessages = {
  loneBrace: error(
    'RIC0801',
    'Figūriekavai nav otras. Iekavas ieskauj lauka vai nosaukuma vārdu.',
    'A brace has no counterpart. Braces name a field or a name.',
  ),
  nothingNamed: error(
    'RIC0802',
    'Iekavās nosauktais «{name}» nav ne lauks, ne institūcija, ne persona.{proposal}',
    'What the braces name, “{name}”, is no field, institution or party.{proposal}',
  ),
  missingCase: warning(
    'RIC0803',
    'Nosaukumam «{label}» nav locījuma «{keyword}», bet dokumentā tas vajadzīgs. ' +
      'Pierakstiet, piemēram: {keyword} "{proposal}".',
    'The label “{label}” has no {keyword}, and a document needs it. Write, for example: {keyword} "{proposal}".',
  ),
  caseOfOther: error(
    'RIC0804',
    'Lauka «{name}» atbildi nevar locīt. Pārveidojiet teikumu tā, lai atbilde stāv nominatīvā, piemēram, aiz kola.',
    'The answer of the field “{name}” cannot be declined. Put it after a colon, for example.',
  ),
  severalAnswers: error(
    'RIC0805',
    'Laukam «{name}» teikumā nav vienas atbildes: {kind}. Rakstiet «{proposal}».',
    'The field “{name}” has no single answer in a sentence: {kind}. Write “{proposal}”.',
  ),
  mayBeEmpty: information(
    'RIC0806',
    'Laukam «{name}» var nebūt atbildes; tad teikumā paliek «nav norādīts». Ja tā nav domāts, pierakstiet nosacījumu.',
    'The field “{name}” may have no answer; the sentence then says that. If that is not meant, write a condition.',
  ),
  familyMustNotRead: error(
    'RIC0807',
    'Dokuments ir ģimenei, bet laukam «{name}» ir teikts «{keyword}».',
    'The document is for the family, and of the field “{name}” it is said “{keyword}”.',
  ),
  readersAreFew: warning(
    'RIC0808',
    'Lauku «{name}» redz tikai daži, bet dokumentu lasīs arī citi. Pārbaudiet, vai tam te jābūt.',
    'Only some see the field “{name}”, and others will read the document. See whether it must be here.',
  ),
  doesNotRepeat: error(
    'RIC0809',
    'Lauks «{name}» neatkārtojas: {kind}. Rakstiet to teikumā.',
    'The field “{name}” does not repeat: {kind}. Write it in a sentence.',
  ),
  emptyDocument: error('RIC0810', 'Dokumentā «{name}» nav teksta.', 'The document “{name}” has no text.'),
  noActMakes: warning(
    'RIC0811',
    'Veidlapu «{form}» neviena darbība neprasa, tāpēc dokumentu «{name}» neviens nesagatavos.',
    'No act asks for the form “{form}”, so nobody will make the document “{name}”.',
  ),
};
