import { opening, pdf, reply } from './answers.ts';
import type { Visitor } from './visitor.ts';

/** Answers of the small definition's letter, with its file. */
export async function letterFor(head: Visitor, id: string, pamats: string[]) {
  const fields = { act: 'Administracija.nosutits', field: 'vestule.datnes', case: id };
  const letter = (await head.upload(pdf, 'Vēstule.pdf', fields)).body.id;
  return { berns: opening().berns, vestule: { pamats, datnes: [letter] } };
}

/** A case that the head has sent on: to the social service, the police, or both. */
export async function sendCase(teacher: Visitor, head: Visitor, pamats: string[]): Promise<string> {
  const { case: id } = await teacher.do({ act: 'Situacija.jauna', answers: opening() });
  await teacher.act(id, 'Situacija.nodots');
  await head.act(id, 'Administracija.vecaki', reply);
  await head.act(id, 'Administracija.nosutits', await letterFor(head, id, pamats));
  return id;
}
