/** Cases that the bench goes through, as commands. */
import type { Answers, Definition } from '@riciba/runtime/definition';
import type { Actor, CaseState, Command, Setting } from '@riciba/runtime/kernel';
import { aizkraukle, child, directory, letter, posts, sending } from '../../kernel/support/aizkraukle.ts';
import { agenda, book, minutes } from '../../kernel/support/meetings.ts';
import { people, world } from '../../kernel/support/notions.ts';
import { Play } from '../../kernel/support/play.ts';

/** A copy that shares nothing, as of what was read from a file or a store. */
export const read = structuredClone;

/** What a step is given. */
interface Given {
  state: CaseState | undefined;
  command: Command;
  now: string;
}

/**
 * A case as a server has it: each state as if it had been read from a store, none of it frozen. Functions that have once
 * met frozen arrays stay slower for all others.
 */
export class Played {
  readonly definition: Definition;
  readonly setting: Setting;
  readonly play: Play;
  readonly given: Given[] = [];
  #now = '2026-09-01T08:30:00.000Z';

  constructor(definition: Definition, setting: Setting) {
    this.definition = read(definition);
    this.setting = read(setting);
    this.play = new Play(this.definition, this.setting, false);
    this.play.clock = () => this.#now;
  }

  on(day: string): this {
    this.#now = `${day}T08:30:00.000Z`;
    return this;
  }

  does(actor: Actor, act: string, answers: Answers = {}): void {
    const { state } = this.play;
    this.play.does(actor, act, answers);
    const target = this.play.events.findLast((event) => event.type === 'performed')?.target;
    const command: Command = {
      id: 'c',
      actor,
      act,
      answers,
      ...(target === undefined ? {} : { target }),
      ...(state ? {} : { case: this.play.case.id }),
    };
    this.given.push(read({ state, command, now: this.#now }));
  }
}

const { teacher, support, head, socialWorker, chair } = posts;

/** A child's case of an example from its opening to its end. */
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

export async function ofChild(): Promise<Played> {
  const played = new Played(await aizkraukle(), await directory());
  for (const [actor, act, answers] of path) played.does(actor, act, answers);
  if (played.play.case.status !== 'closed') throw new Error('The path must lead to the end');
  return played;
}

const acting = { members: [people.official, people.police], chair: people.chair, secretary: people.secretary };

/**
 * The file of a group that meets every month, with agenda, minutes that two sign and a decision that somebody carries out;
 * what it is given for the last of so many meetings is what is told of.
 */
export function ofGroup(meetings: number): Played {
  const played = new Played(book(), world()).on('2020-01-02');
  played.does(acting.chair, 'Work.open', { child: { vards: 'x', uzvards: 'y' } });
  for (let month = 0; month < meetings; month += 1) {
    if (month % 11 === 0) played.does(acting.chair, 'Work.elect', { p: { chair: 'x' } });
    played.given.length = 0;
    meet(played, month);
  }
  return played;
}

function meet(played: Played, month: number): void {
  const day = (of: number): string => new Date(Date.UTC(2020, month, of)).toISOString().slice(0, 10);
  const decided = { what: 'x', who: ['B.x'], due: day(27) };
  const items = [{ topic: 'x' }, { topic: 'y' }];
  played.on(day(6)).does(acting.chair, 'Work.convene', agenda(day(20), items));
  played.does(acting.secretary, 'agenda.fulfil');
  played.on(day(20)).does(acting.chair, 'Meeting.approve');
  played.does(acting.chair, 'Meeting.held', minutes(day(20), ['SeatB', 'SeatC'], [decided]));
  for (const member of acting.members) played.on(day(21)).does(member, 'minutes.fulfil');
  played.on(day(22)).does(people.official, 'task.finish', { p: { text: 'x' } });
}
