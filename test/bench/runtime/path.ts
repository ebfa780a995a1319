/** One case of an example from its opening to its end, as commands. */
import type { Answers } from '@riciba/runtime/definition';
import type { Actor } from '@riciba/runtime/kernel';
import { child, letter, posts, sending } from '../../kernel/support/aizkraukle.ts';

const { teacher, support, head, socialWorker, chair } = posts;

export const path: [Actor, string, Answers?][] = [
  [teacher, 'Situacija.open.jauna', child],
  [teacher, 'Situacija.nodots'],
  [support, 'Atbalsts.inform.Vecaki'],
  [support, 'Atbalsts.inform.Skola.Administracija'],
  [support, 'Atbalsts.navRezultatu'],
  [head, 'Administracija.navRezultatu', letter('socialas')],
  [socialWorker, 'referral.acknowledge'],
  [socialWorker, 'Gimene.navRezultatu', sending],
  [chair, 'referral.acknowledge'],
  [chair, 'Grupa.uzaicinat'],
  [chair, 'Grupa.ieteikt'],
  [chair, 'Grupa.izskatits'],
];
