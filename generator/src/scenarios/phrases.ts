import type { Obligation } from '@riciba/runtime/kernel';

/** What is said when a story does not come out as told. Reasons of refusals come from the kernel, in Latvian. */
export interface Phrases {
  noCase: string;
  accepted: string;
  closed: string;
  notAsked(fields: string[]): string;
  refused(text: string): string;
  refusedOtherwise(text: string): string;
  atLevels(levels: { name: string }[]): string;
  sees(name: string, sees: boolean): string;
  reads(name: string, reads: boolean, field: string): string;
  receives(name: string, received: boolean, receivers: string[]): string;
  duty(kind: Obligation['kind'], to: string): string;
  waits(name: string, duties: string[]): string;
  due(day: string | undefined): string;
  noDocument: string;
  document(said: string): string;
  agenda(items: string[]): string;
  counted(said: string | undefined): string;
}

function listed(names: readonly string[], none: string): string {
  return names.length > 0 ? names.join('; ') : none;
}

export const phrases: Record<'lv' | 'en', Phrases> = {
  lv: {
    noCase: 'Lieta vēl nav sākta.',
    accepted: 'Darbība nav atteikta: tā ir izdarīta.',
    closed: 'Lieta ir noslēgta.',
    notAsked: (fields) => `Veidlapa par to nejautā: ${fields.join(', ')}.`,
    refused: (text) => `Darbība ir atteikta. ${text}`,
    refusedOtherwise: (text) => `Darbība ir atteikta cita iemesla dēļ. ${text}`,
    atLevels: (levels) => `Lieta ir līmenī ${levels.map(({ name }) => name).join(' un ')}.`,
    sees: (name, sees) => `«${name}» ${sees ? 'redz' : 'neredz'} lietu.`,
    reads: (name, reads, field) => `«${name}» lauku «${field}» ${reads ? 'redz' : 'neredz'}.`,
    receives: (name, received, receivers) =>
      received ? `«${name}» saņēma ziņu.` : `«${name}» ziņu nesaņēma; saņēma: ${listed(receivers, 'neviens')}.`,
    duty: (kind, to) =>
      ({
        decide: 'jāizlemj',
        inform: `jāinformē ${to}`,
        acknowledge: 'jāapstiprina saņemšana',
        answer: 'jāatbild',
        duty: `jāizpilda «${to}»`,
        task: `jāpaveic uzdevums «${to}»`,
      })[kind],
    waits: (name, duties) => `«${name}»: ${listed(duties, 'nekas nav jādara')}.`,
    due: (day) => (day === undefined ? 'Termiņa nav.' : `Termiņš ir ${day}.`),
    noDocument: 'Tāds dokuments nav sagatavots.',
    document: (said) => `Dokumentā ir: ${said}`,
    agenda: (items) => `Darba kārtībā ir: ${listed(items, 'nekas')}.`,
    counted: (said) => (said === undefined ? 'Pārskatā tā nav.' : `Pārskatā ir ${said}.`),
  },
  en: {
    noCase: 'No case has been opened yet.',
    accepted: 'The act was not refused: it is done.',
    closed: 'The case is closed.',
    notAsked: (fields) => `The form does not ask this: ${fields.join(', ')}.`,
    refused: (text) => `The act was refused. ${text}`,
    refusedOtherwise: (text) => `The act was refused for another reason. ${text}`,
    atLevels: (levels) => `The case is at level ${levels.map(({ name }) => name).join(' and ')}.`,
    sees: (name, sees) => `“${name}” ${sees ? 'sees' : 'does not see'} the case.`,
    reads: (name, reads, field) => `“${name}” ${reads ? 'reads' : 'does not read'} the field “${field}”.`,
    receives: (name, received, receivers) =>
      received
        ? `“${name}” received a message.`
        : `“${name}” received no message; these did: ${listed(receivers, 'nobody')}.`,
    duty: (kind, to) =>
      ({
        decide: 'must decide',
        inform: `must inform ${to}`,
        acknowledge: 'must acknowledge receipt',
        answer: 'must answer',
        duty: `must fulfil “${to}”`,
        task: `has the task “${to}”`,
      })[kind],
    waits: (name, duties) => `“${name}”: ${listed(duties, 'nothing to do')}.`,
    due: (day) => (day === undefined ? 'There is no term.' : `It is due ${day}.`),
    noDocument: 'No such document was made.',
    document: (said) => `The document says: ${said}`,
    agenda: (items) => `The agenda has: ${listed(items, 'nothing')}.`,
    counted: (said) => (said === undefined ? 'The report has no such count.' : `The report says ${said}.`),
  },
};
