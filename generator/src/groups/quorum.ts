import type { Condition, FieldRef, Gate, Institution, QuorumRule } from '@riciba/language';
import { byCount, listed, quoted, type Say } from '../words.ts';

/** How many of so many seats a share of them is at least. */
export function seatsIn(share: NonNullable<QuorumRule['share']>, seats: number): number {
  const least = {
    half: Math.ceil(seats / 2),
    moreThanHalf: Math.floor(seats / 2) + 1,
    twoThirds: Math.ceil((2 * seats) / 3),
  };
  return least[share];
}

/** How many of so many seats make a quorum. */
function seatsNeeded(quorum: QuorumRule, seats: number): number {
  return quorum.number ?? seatsIn(quorum.share, seats);
}

/** Whether the seats that are ticked make a quorum; invited people and the secretary have no seat to tick. */
function quorate(quorum: QuorumRule, seats: number, present: FieldRef): Condition {
  const enough: Condition = {
    op: 'compare',
    left: { of: 'chosen', field: present },
    relation: 'atLeast',
    right: { of: 'number', value: seatsNeeded(quorum, seats) },
  };
  if (quorum.mustInclude.length === 0) return enough;
  return { op: 'and', of: [enough, { op: 'hasAll', field: present, values: quorum.mustInclude }] };
}

/** Only if the meeting is quorate. */
export function quorumGate(group: Institution, present: FieldRef, say: Say): Gate[] {
  const quorum = group.rules?.quorum;
  if (!quorum) return [];
  const { at, cites, assumed } = quorum;
  const when = quorate(quorum, group.seats.length, present);
  return [
    { when, sentence: `${quorumText(group, quorum, say)}.`, at, ...(cites && { cites }), ...(assumed && { assumed }) },
  ];
}

/** Only if it is not: what had a quorum has minutes. */
export function noQuorumGate(group: Institution, present: FieldRef, say: Say): Gate[] {
  const quorum = group.rules?.quorum;
  if (!quorum) return [];
  const { at, cites, assumed } = quorum;
  const when: Condition = { op: 'not', of: quorate(quorum, group.seats.length, present) };
  const only = say(
    'Bez kvoruma ir tikai sēde, kurā nav tik klātesošo.',
    'Without a quorum is only a meeting at which fewer are present.',
  );
  const sentence = `${only} ${quorumText(group, quorum, say)}.`;
  return [{ when, sentence, at, ...(cites && { cites }), ...(assumed && { assumed }) }];
}

/** A deputy is there for a seat that has one, and the seat is then present. */
export function deputiesGate(
  { seats, at }: Institution,
  present: FieldRef,
  deputies: FieldRef | undefined,
  say: Say,
): Gate[] {
  if (!deputies) return [];
  const each = seats.map(({ name, deputies: stand }): Condition => {
    const none: Condition = { op: 'not', of: { op: 'hasAny', field: deputies, values: [name] } };
    return stand.length === 0 ? none : { op: 'or', of: [none, { op: 'hasAny', field: present, values: [name] }] };
  });
  const withDeputies = seats.filter((seat) => seat.deputies.length > 0);
  if (withDeputies.length === 0) return [];
  const named = (language: 'lv' | 'en', or: string): string =>
    listed(
      withDeputies.map(({ name }) => quoted(name, language)),
      or,
    );
  const sentence = say(
    `Vietnieks sēdē ir tikai tādas klātesošas vietas vārdā, kurai vietnieks ir: ${named('lv', 'vai')}.`,
    `A deputy is at a meeting only for a seat that is present and has one: ${named('en', 'or')}.`,
  );
  return [{ when: { op: 'and', of: each }, sentence, at: seats[0]?.at ?? at }];
}

/** "Grupai «…» kvorumam jābūt klāt vismaz 2 no 4 vietām". */
function quorumText({ label, seats }: Institution, quorum: QuorumRule, say: Say): string {
  const needed = seatsNeeded(quorum, seats.length);
  const { nominative } = label;
  const all = seats.length;
  const must = (language: 'lv' | 'en', and: string): string =>
    listed(
      quorum.mustInclude.map((seat) => quoted(seat, language)),
      and,
    );
  const [alsoLv, alsoEn] = [must('lv', 'un'), must('en', 'and')];
  const places = byCount(all, 'vietas', 'vietām');
  return say(
    `Grupas ${quoted(nominative)} sēdē kvorumam jābūt klāt vismaz ${needed} no ${all} ${places}${alsoLv && `, arī ${alsoLv}`}`,
    `A meeting of ${quoted(nominative, 'en')} has a quorum with at least ${needed} of ${all} seats present${alsoEn && `, ${alsoEn} among them`}`,
  );
}
