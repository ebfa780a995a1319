import { beforeAll, describe, expect, test } from 'vitest';
import type { Definition } from '@riciba/runtime/definition';
import { about, describeObligation, describeWhere, type Setting, waiting } from '@riciba/runtime/kernel';
import { aizkraukle, child, directory, letter, posts, sending } from './support/aizkraukle.ts';
import { Play } from './support/play.ts';

const { teacher, support, head, otherTeacher, otherHead, socialWorker } = posts;
const { statePolice, localPolice, education, chair, orphansCourt } = posts;

let definition: Definition;
let setting: Setting;
beforeAll(async () => {
  definition = await aizkraukle();
  setting = await directory();
});

function atSupport(): Play {
  const play = new Play(definition, setting);
  play.does(teacher, 'Situacija.open.jauna', child);
  play.does(teacher, 'Situacija.nodots');
  return play;
}

function atAdministration(): Play {
  const play = atSupport();
  play.does(support, 'Atbalsts.inform.Vecaki');
  play.does(support, 'Atbalsts.inform.Skola.Administracija');
  play.does(support, 'Atbalsts.navRezultatu');
  return play;
}

function atSocialService(): Play {
  const play = atAdministration();
  play.does(head, 'Administracija.navRezultatu', letter('socialas'));
  play.does(socialWorker, 'referral.acknowledge');
  return play;
}

function atGroup(): Play {
  const play = atSocialService();
  play.does(socialWorker, 'Gimene.navRezultatu', sending);
  play.does(chair, 'referral.acknowledge');
  return play;
}

describe('a case goes up in the school', () => {
  test('a teacher opens it and is the one for whom it waits', () => {
    const play = new Play(definition, setting);
    expect(play.may(teacher)).toEqual(['Situacija.open.jauna']);
    expect(play.may(head)).toEqual([]);
    play.does(teacher, 'Situacija.open.jauna', child);
    expect(play.levels('active')).toEqual(['Situacija']);
    expect(play.waitsFor(teacher)).toEqual(['decide']);
    expect(play.waitsFor(otherTeacher)).toEqual([]);
    expect(about(definition, play.case)).toBe('Paraugs Kalniņš');
    expect(play.case.bodies).toEqual({ Skola: 'ozolu-pamatskola' });
    // The audience are others than the actor's own body.
    expect(play.events.find((event) => event.type === 'performed')).toMatchObject({ audience: [] });
  });

  test('only those who may open a case open one', () => {
    const refusal = new Play(definition, setting).refused(socialWorker, 'Situacija.open.jauna', child);
    expect(refusal).toMatchObject({ code: 'not-yours', sentence: 'Situacija.open.jauna' });
  });

  test('support staff must inform the parents and the administration before passing it up', () => {
    const play = atSupport();
    expect(play.waitsFor(support)).toEqual(['decide', 'inform', 'inform']);
    expect(play.refused(support, 'Atbalsts.navRezultatu')).toEqual({
      refused: true,
      code: 'must-first',
      sentence: 'Atbalsts.inform.Vecaki',
      text:
        'Vispirms jāizdara: Rakstiski informēt vecākus vai citus likumiskos pārstāvjus; ' +
        'Informēt izglītības iestādes administrāciju.',
      missing: ['Atbalsts.inform.Vecaki', 'Atbalsts.inform.Skola.Administracija'],
    });
    const blocked = play.offers(support).find((offer) => offer.act === 'Atbalsts.navRezultatu')?.blocked;
    expect(blocked?.code).toBe('must-first');

    play.does(support, 'Atbalsts.inform.Vecaki');
    expect(play.messages).toEqual([]);
    expect(play.refused(support, 'Atbalsts.navRezultatu')).toMatchObject({
      sentence: 'Atbalsts.inform.Skola.Administracija',
      missing: ['Atbalsts.inform.Skola.Administracija'],
    });
    play.does(support, 'Atbalsts.inform.Skola.Administracija');
    expect(play.messages).toMatchObject([
      { kind: 'informed', to: { body: 'ozolu-pamatskola', roles: ['Skola.Administracija'] } },
    ]);
    expect(play.may(support)).toEqual(['Atbalsts.atrisinats', 'Atbalsts.navRezultatu']);
    play.does(support, 'Atbalsts.navRezultatu');
    expect(play.levels('active')).toEqual(['Administracija']);
    expect(play.levels('done')).toEqual(['Situacija', 'Atbalsts']);
    expect(play.waitsFor(support)).toEqual([]);
    expect(play.waitsFor(head)).toEqual(['decide']);
  });

  test('a notice is given once in a stay', () => {
    const play = atSupport();
    play.does(support, 'Atbalsts.inform.Vecaki');
    expect(play.refused(support, 'Atbalsts.inform.Vecaki')).toMatchObject({ code: 'not-now' });
  });

  test('solved at the support level needs no notice, and nothing is owed any more', () => {
    const play = atSupport();
    play.does(support, 'Atbalsts.atrisinats');
    expect(play.case).toMatchObject({ status: 'closed' });
    expect(play.case.obligations.map((one) => [one.kind, one.status])).toEqual([
      ['decide', 'met'],
      ['decide', 'met'],
      ['inform', 'cancelled'],
      ['inform', 'cancelled'],
    ]);
    expect(play.messages).toEqual([
      {
        id: `lieta-1.message.${play.case.version}.closed.ozolu-pamatskola`,
        kind: 'closed',
        to: { body: 'ozolu-pamatskola', roles: ['Skola.Pedagogs'] },
        text: 'Lieta ir noslēgta.',
        seq: play.case.version,
      },
    ]);
    expect(play.refused(support, 'Atbalsts.atrisinats')).toMatchObject({
      code: 'case-closed',
      sentence: 'Atbalsts.atrisinats',
    });
    expect([teacher, support, head].map((actor) => play.may(actor))).toEqual([[], [], []]);
  });

  test('where there is no support staff the administration and the teachers stand in and need not be told', () => {
    const play = new Play(definition, setting);
    play.does(otherTeacher, 'Situacija.open.jauna', child);
    play.does(otherTeacher, 'Situacija.nodots');
    expect(play.run('Atbalsts').by).toEqual({
      body: 'klavu-pirmsskola',
      roles: ['Skola.Administracija', 'Skola.Pedagogs'],
    });
    expect(play.run('Atbalsts').done).toEqual(['Atbalsts.inform.Skola.Administracija']);
    expect(play.waitsFor(otherHead)).toEqual(['decide', 'inform']);
    expect(play.refused(otherHead, 'Atbalsts.navRezultatu').missing).toEqual(['Atbalsts.inform.Vecaki']);
    play.does(otherHead, 'Atbalsts.inform.Vecaki');
    play.does(otherHead, 'Atbalsts.navRezultatu');
    expect(play.levels('active')).toEqual(['Administracija']);
  });

  test('a school where nobody is left in office cannot be passed to', () => {
    const lonely = setting.bodies.map((body) =>
      body.key === 'klavu-pirmsskola' ? { ...body, roles: ['Skola.Pedagogs'] } : body,
    );
    const play = new Play(definition, { ...setting, bodies: lonely });
    play.does(otherTeacher, 'Situacija.open.jauna', child);
    play.does(otherTeacher, 'Situacija.nodots');
    play.does(otherTeacher, 'Atbalsts.inform.Vecaki');
    play.does(otherTeacher, 'Atbalsts.inform.Skola.Administracija');
    expect(play.refused(otherTeacher, 'Atbalsts.navRezultatu')).toMatchObject({
      code: 'recipient-missing',
      sentence: 'Administracija',
    });
  });
});

describe('the school writes to whom the grounds name', () => {
  test.each([
    { grounds: ['socialas'], to: ['socialais-dienests'] },
    { grounds: ['kartiba'], to: ['valsts-policija', 'pasvaldibas-policija'] },
    { grounds: ['prettiesiskas'], to: ['valsts-policija', 'pasvaldibas-policija'] },
    { grounds: ['vecakuPienakumi'], to: ['valsts-policija'] },
    { grounds: ['socialas', 'kartiba'], to: ['socialais-dienests', 'valsts-policija', 'pasvaldibas-policija'] },
    { grounds: ['cits'], to: ['socialais-dienests'] },
  ])('$grounds → $to', ({ grounds, to }) => {
    const play = atAdministration();
    play.does(head, 'Administracija.navRezultatu', letter(...grounds));
    expect(play.case.referrals.map((referral) => referral.to.body)).toEqual(to);
    expect(play.messages.map((message) => [message.kind, message.to.body])).toEqual(
      to.map((body) => ['referral', body]),
    );
    expect(play.levels('waiting')).toEqual(['Administracija']);
    expect(play.waitsFor(head)).toEqual([]);
  });

  test('by the channel that was chosen, and by none that the scheme does not know', () => {
    const play = atAdministration();
    const wrong = { ...letter('socialas'), sending: { channel: 'pigeon' } };
    expect(play.refused(head, 'Administracija.navRezultatu', wrong).code).toBe('answers-missing');
    play.does(head, 'Administracija.navRezultatu', letter('socialas'));
    expect(play.case.referrals[0]).toMatchObject({ channel: 'paper', status: 'sent' });
  });

  test('each recipient has it in its list and acknowledges it', () => {
    const play = atAdministration();
    play.does(head, 'Administracija.navRezultatu', letter('socialas', 'kartiba'));
    for (const actor of [socialWorker, statePolice, localPolice]) {
      expect(play.may(actor)).toEqual(['referral.acknowledge', 'referral.refuse']);
      const [obligation] = waiting(definition, play.case, actor, setting);
      if (!obligation) throw new Error('Nothing waits');
      expect(describeObligation(definition, play.case, obligation)).toBe('Apstiprināt saņemšanu');
      expect(describeWhere(definition, play.case, obligation, setting)).toBe('Ozolu pamatskola');
    }
    play.does(statePolice, 'referral.acknowledge');
    expect(play.waitsFor(statePolice)).toEqual(['answer']);
    expect(play.refused(statePolice, 'referral.acknowledge').code).toBe('not-now');
    expect(play.refused(statePolice, 'referral.refuse').code).toBe('not-now');
    play.does(socialWorker, 'referral.acknowledge');
    expect(play.waitsFor(socialWorker)).toEqual(['decide']);
    expect(play.levels('active')).toEqual(['Gimene']);
  });

  test('when the only recipient does not take it, it is back with the sender', () => {
    const play = atAdministration();
    play.does(head, 'Administracija.navRezultatu', letter('vecakuPienakumi'));
    play.does(statePolice, 'referral.refuse');
    expect(play.messages.map((message) => [message.kind, message.to.body])).toEqual([
      ['refused', 'ozolu-pamatskola'],
      ['returned', 'ozolu-pamatskola'],
    ]);
    expect(play.levels('active')).toEqual(['Administracija']);
    expect(play.waitsFor(head)).toEqual(['decide']);
    play.does(head, 'Administracija.navRezultatu', letter('socialas'));
    expect(play.levels('waiting')).toEqual(['Administracija']);
  });

  test('answers of both polices bring it back to the administration, the first alone does not', () => {
    const play = atAdministration();
    play.does(head, 'Administracija.navRezultatu', letter('kartiba'));
    expect(play.refused(statePolice, 'referral.feedback')).toMatchObject({
      code: 'not-now',
      sentence: 'Administracija.navRezultatu.ValstsPolicija',
    });
    play.does(statePolice, 'referral.acknowledge');
    play.does(statePolice, 'referral.feedback');
    expect(play.messages.map((message) => message.kind)).toEqual(['answered']);
    expect(play.levels('active')).toEqual([]);
    play.does(localPolice, 'referral.acknowledge');
    play.does(localPolice, 'referral.feedback');
    expect(play.messages.map((message) => message.kind)).toEqual(['answered', 'returned']);
    expect(play.case.referrals.map((referral) => referral.status)).toEqual(['done', 'done']);
    expect(play.levels('active')).toEqual(['Administracija']);
    play.does(head, 'Administracija.atrisinats');
    expect(play.case.status).toBe('closed');
  });

  test('while the social service works, answers of the police do not take it back', () => {
    const play = atAdministration();
    play.does(head, 'Administracija.navRezultatu', letter('socialas', 'vecakuPienakumi'));
    play.does(socialWorker, 'referral.acknowledge');
    play.does(statePolice, 'referral.acknowledge');
    play.does(statePolice, 'referral.feedback');
    expect(play.levels('active')).toEqual(['Gimene']);
    expect(play.levels('waiting')).toEqual(['Administracija']);
  });
});

describe('the social service and the group', () => {
  test('the service tells the school how it goes, as often as it likes, and the case does not move', () => {
    const play = atSocialService();
    for (const _ of [1, 2]) {
      play.does(socialWorker, 'referral.feedback');
      expect(play.messages).toMatchObject([{ kind: 'answered', to: { body: 'ozolu-pamatskola' } }]);
    }
    expect(play.levels('active')).toEqual(['Gimene']);
    expect(play.referralTo('socialais-dienests').status).toBe('acknowledged');
  });

  test.each(['Gimene.navRezultatu', 'Gimene.navMotiveta'])('%s takes it to the group', (outcome) => {
    const play = atSocialService();
    play.does(socialWorker, outcome, sending);
    expect(play.levels('waiting')).toEqual(['Administracija', 'Gimene']);
    expect(play.refused(socialWorker, 'referral.feedback').code).toBe('not-now');
    play.does(chair, 'referral.acknowledge');
    expect(play.levels('active')).toEqual(['Grupa']);
    play.does(chair, 'Grupa.uzaicinat');
    play.does(chair, 'Grupa.uzaicinat');
    play.does(chair, 'Grupa.izskatits');
    expect(play.case.status).toBe('closed');
    expect(play.levels('done')).toHaveLength(5);
    expect(play.case.referrals.map((referral) => referral.status)).toEqual(['done', 'done']);
    expect(play.messages.map((message) => message.to.body)).toEqual(['ozolu-pamatskola', 'socialais-dienests']);
  });

  test('when the group does not take it, it is back with the service and not with the school', () => {
    const play = atSocialService();
    play.does(socialWorker, 'Gimene.navRezultatu', sending);
    play.does(chair, 'referral.refuse');
    expect(play.levels('active')).toEqual(['Gimene']);
    expect(play.levels('waiting')).toEqual(['Administracija']);
  });

  test('the education board opens a case at the group for unexcused absence', () => {
    const play = new Play(definition, setting);
    expect(play.may(education)).toEqual(['Grupa.open.kavejumi']);
    play.does(education, 'Grupa.open.kavejumi', child);
    expect(play.levels('active')).toEqual(['Grupa']);
    expect(play.case.bodies).toEqual({ Skola: 'ozolu-pamatskola', IzglitibasParvalde: 'izglitibas-parvalde' });
    expect(play.waitsFor(chair)).toEqual(['decide']);
    expect(play.waitsFor(education)).toEqual([]);
  });

  test('a school that is not in the directory is not a school', () => {
    const play = new Play(definition, setting);
    const wrong = { berns: { vards: 'Paraugs', uzvards: 'Kalniņš', skola: 'socialais-dienests' } };
    expect(play.refused(education, 'Grupa.open.kavejumi', wrong).code).toBe('recipient-missing');
  });
});

describe("the orphans' court takes part at the others' request", () => {
  test('only where somebody asks it, and it is no step after the group', () => {
    const play = atGroup();
    expect(play.may(orphansCourt)).toEqual([]);
    const outcomes = definition.acts.filter((act) => act.effect?.kind === 'level').map((act) => act.effect);
    expect(outcomes).not.toContainEqual({ kind: 'level', level: 'Aizgadiba' });
  });

  test('it answers whoever asked, while the case stays where it is', () => {
    const play = atSocialService();
    play.does(socialWorker, 'Aizgadiba.request');
    expect(play.levels('active')).toEqual(['Gimene']);
    expect(play.messages).toMatchObject([{ kind: 'referral', to: { body: 'barintiesa' } }]);
    expect(play.refused(socialWorker, 'Aizgadiba.request').code).toBe('not-now');
    play.does(orphansCourt, 'referral.acknowledge');
    expect(play.levels('active')).toEqual(['Gimene', 'Aizgadiba']);
    expect(play.waitsFor(orphansCourt)).toEqual(['answer']);
    expect(play.may(socialWorker)).not.toContain('Aizgadiba.request');
    play.does(orphansCourt, 'referral.feedback');
    expect(play.messages).toMatchObject([{ kind: 'answered', to: { body: 'socialais-dienests' } }]);
    expect(play.levels('active')).toEqual(['Gimene']);
    expect(play.referralTo('barintiesa').status).toBe('done');
    expect(play.may(socialWorker)).toContain('Aizgadiba.request');
  });

  test('a request that is not answered holds nothing up', () => {
    const play = atSocialService();
    play.does(socialWorker, 'Aizgadiba.request');
    play.does(socialWorker, 'Gimene.navRezultatu', sending);
    play.does(chair, 'referral.refuse');
    expect(play.levels('active')).toEqual(['Gimene']);
    play.does(socialWorker, 'Gimene.atrisinats');
    expect(play.case.referrals.map((referral) => [referral.to.body, referral.status])).toEqual([
      ['socialais-dienests', 'done'],
      ['barintiesa', 'done'],
      ['sadarbibas-grupa', 'refused'],
    ]);
  });

  test('it may be asked again by the group once it has answered', () => {
    const play = atGroup();
    play.does(chair, 'Aizgadiba.request');
    play.does(orphansCourt, 'referral.refuse');
    play.does(chair, 'Aizgadiba.request');
    expect(play.referralTo('barintiesa').status).toBe('sent');
  });
});

describe('who is not meant cannot act', () => {
  test('others are told who may, by which sentence', () => {
    const play = atSupport();
    const refusal = play.refused(teacher, 'Atbalsts.atrisinats');
    expect(refusal).toMatchObject({ code: 'not-yours', sentence: 'Atbalsts.atrisinats' });
    expect(refusal.text).toMatch(/^Šo darbību var veikt: atbalsta personāls/);
    expect(play.refused(otherTeacher, 'Atbalsts.atrisinats').code).toBe('not-yours');
  });

  test('a post that is no longer held does nothing', () => {
    const play = atSupport();
    play.setting = { ...setting, bodies: setting.bodies.map((body) => ({ ...body, roles: [] })) };
    expect(play.refused(support, 'Atbalsts.atrisinats').code).toBe('not-yours');
    expect(play.offers(support)).toEqual([]);
  });

  test('a form that was not filled in is asked for', () => {
    const play = atSupport();
    expect(play.tries(support, 'Atbalsts.atrisinats')).toMatchObject({ refused: true, code: 'answers-missing' });
  });

  test('what is not there is not found', () => {
    const play = atSupport();
    expect(play.refused(support, 'Atbalsts.cits').code).toBe('unknown-act');
    expect(play.refused(support, 'Atbalsts.atrisinats', {}, 'lieta-2.level.3').code).toBe('unknown-target');
    expect(play.refused(support, 'Gimene.atrisinats', {}, play.run('Atbalsts').id).code).toBe('unknown-target');
  });
});
