import { keyword } from './keyword.ts';

export const documentKeywords = {
  document: keyword(
    'document',
    'dokuments',
    'Declares a paper that is made of the answers of a form: a letter, an invitation, minutes.',
    'Nosauc dokumentu, ko sagatavo no veidlapas atbildēm: vēstuli, uzaicinājumu, protokolu.',
  ),
  of_form: keyword('of form', 'no veidlapas', 'Of whose answers it is made.', 'No kuras veidlapas to sagatavo.'),
  as_letter: keyword('as a letter', 'kā vēstule', 'It is a letter.', 'Tā ir vēstule.'),
  as_invitation: keyword('as an invitation', 'kā uzaicinājums', 'It is an invitation.', 'Tas ir uzaicinājums.'),
  as_minutes: keyword('as minutes', 'kā protokols', 'They are minutes.', 'Tas ir protokols.'),
  as_decision: keyword('as a decision', 'kā lēmums', 'It is a decision.', 'Tas ir lēmums.'),
  as_report: keyword('as a report', 'kā pārskats', 'It is a report.', 'Tas ir pārskats.'),
  addressed_to: keyword('addressed to', 'adresāts', 'To whom it goes.', 'Kam tas adresēts.'),
  subject: keyword('subject', 'temats', 'What it is about.', 'Par ko tas ir.'),
  issued_at: keyword('issued at', 'izdošanas vieta', 'The place at its head.', 'Vieta dokumenta galvā.'),
  restricted_access: keyword(
    'restricted access',
    'ierobežota pieejamība',
    'It is marked as of restricted access.',
    'Uz tā ir ierobežotas pieejamības norāde.',
  ),
  heading: keyword('heading', 'virsraksts', 'A heading within the document.', 'Virsraksts dokumentā.'),
  paragraph: keyword('paragraph', 'rindkopa', 'A paragraph of text.', 'Teksta rindkopa.'),
  fields_listed: keyword('fields', 'lauki', 'Questions with their answers.', 'Jautājumi ar atbildēm.'),
  for_each_entry: keyword(
    'for each entry of',
    'katram ierakstam no',
    'A numbered item for each entry of a repeating part.',
    'Numurēts punkts katram atkārtojamās daļas ierakstam.',
  ),
};
