import { beforeAll, describe, expect, test } from 'vitest';
import type { Definition, Field } from '@riciba/runtime/definition';
import {
  type Actor,
  hasBusiness,
  prefill,
  readableFacts,
  type Setting,
  type View,
  view,
  withBusiness,
} from '@riciba/runtime/kernel';
import { aizkraukle, child, directory, letter, posts, sending } from './support/aizkraukle.ts';
import { Play } from './support/play.ts';

const { teacher, support, head, socialWorker, statePolice, localPolice, education, chair, orphansCourt } = posts;
type Name = keyof typeof posts;

let definition: Definition;
let setting: Setting;
beforeAll(async () => {
  definition = await aizkraukle();
  setting = await directory();
});

/** The main path; each step with the posts that have business with the case once it is done. */
const path: { act: string; by: Name; answers?: Record<string, Record<string, unknown>>; business: Name[] }[] = [
  { act: 'Situacija.open.jauna', by: 'teacher', answers: child, business: ['teacher'] },
  { act: 'Situacija.nodots', by: 'teacher', business: ['teacher', 'support'] },
  { act: 'Atbalsts.inform.Vecaki', by: 'support', business: ['teacher', 'support'] },
  { act: 'Atbalsts.inform.Skola.Administracija', by: 'support', business: ['teacher', 'support', 'head'] },
  { act: 'Atbalsts.navRezultatu', by: 'support', business: ['teacher', 'support', 'head'] },
  {
    act: 'Administracija.navRezultatu',
    by: 'head',
    answers: letter('socialas', 'kartiba'),
    business: ['teacher', 'support', 'head', 'socialWorker', 'statePolice', 'localPolice'],
  },
  {
    act: 'referral.refuse',
    by: 'localPolice',
    business: ['teacher', 'support', 'head', 'socialWorker', 'statePolice'],
  },
  {
    act: 'referral.acknowledge',
    by: 'statePolice',
    business: ['teacher', 'support', 'head', 'socialWorker', 'statePolice'],
  },
  { act: 'referral.feedback', by: 'statePolice', business: ['teacher', 'support', 'head', 'socialWorker'] },
  { act: 'referral.acknowledge', by: 'socialWorker', business: ['teacher', 'support', 'head', 'socialWorker'] },
  {
    act: 'Aizgadiba.request',
    by: 'socialWorker',
    business: ['teacher', 'support', 'head', 'socialWorker', 'orphansCourt'],
  },
  {
    act: 'referral.refuse',
    by: 'orphansCourt',
    business: ['teacher', 'support', 'head', 'socialWorker'],
  },
  {
    act: 'Gimene.navMotiveta',
    by: 'socialWorker',
    answers: sending,
    business: ['teacher', 'support', 'head', 'socialWorker', 'chair'],
  },
  {
    // With the group come the bodies that have a seat in it.
    act: 'referral.acknowledge',
    by: 'chair',
    business: ['teacher', 'support', 'head', 'socialWorker', 'chair', 'localPolice', 'education', 'orphansCourt'],
  },
  {
    act: 'Grupa.izskatits',
    by: 'chair',
    business: ['teacher', 'support', 'head', 'socialWorker', 'chair', 'localPolice', 'education', 'orphansCourt'],
  },
];

function after(steps: number): Play {
  const play = new Play(definition, setting);
  for (const { act, by, answers } of path.slice(0, steps)) play.does(posts[by], act, answers);
  return play;
}

function seenBy(play: Play, actor: Actor): View {
  return view(definition, play.case, play.events, actor, setting);
}

/** Acts that the actor sees: with answers as they are, without in brackets. */
function timeline(play: Play, actor: Actor): string[] {
  return seenBy(play, actor).events.flatMap((event) => {
    if (event.type !== 'performed') return [];
    const hadAnswers = play.events.some((one) => one.seq === event.seq && one.type === 'performed' && one.answers);
    return event.answers || !hadAnswers ? [event.act] : [`(${event.act})`];
  });
}

/** What a form that opens a case says before its first answer. */
function firstAnswers(key: string, by: Name) {
  const act = definition.acts.find((one) => one.key === key);
  const own = setting.bodies.find((body) => body.key === posts[by].body);
  return act && prefill(definition, act, {}, own);
}

const file: Field = { key: 'datne', label: 'Datne', type: 'attachment', required: false };
const entries = {
  key: 'ieraksti',
  label: 'Ieraksti',
  type: 'group',
  fields: [file, { key: 'vards', label: 'Vārds', type: 'text', required: false }],
} satisfies Partial<Field>;

describe('who has business with the case', () => {
  test.each(path.map((step, index) => ({ ...step, index })))('after $index $act: $business', ({ index, business }) => {
    const play = after(index + 1);
    const names = Object.entries(posts).filter(([, actor]) => hasBusiness(definition, play.case, actor, setting));
    expect(names.map(([name]) => name).toSorted()).toEqual(business.toSorted());
  });

  test('whoever has none sees nothing of it and is offered nothing', () => {
    const play = after(path.length - 1);
    for (const actor of [posts.otherTeacher, posts.otherHead, statePolice]) {
      const { definitionAt: _, ...seen } = seenBy(play, actor);
      expect(seen).toEqual({ events: [], levels: [], referrals: [], obligations: [], whole: false });
      expect(play.offers(actor)).toEqual([]);
    }
  });

  test('a colleague in another role sees nothing', () => {
    const bodies = setting.bodies.map((body) =>
      body.key === 'socialais-dienests' ? { ...body, roles: [...body.roles, 'SocialaisDienests.Cits'] } : body,
    );
    const play = after(6);
    const colleague = { ...socialWorker, role: 'SocialaisDienests.Cits' };
    expect(hasBusiness(definition, play.case, colleague, { ...setting, bodies })).toBe(false);
  });

  test('a post that is no longer held sees nothing', () => {
    const bodies = setting.bodies.map((body) => ({ ...body, roles: [] }));
    expect(hasBusiness(definition, after(1).case, teacher, { ...setting, bodies })).toBe(false);
  });

  test('the posts with business can be listed, and are those', () => {
    const play = after(path.length);
    const listed = withBusiness(definition, play.case, setting);
    for (const actor of Object.values(posts)) {
      const among = listed.some((one) => one.body === actor.body && one.roles.includes(actor.role));
      expect(among).toBe(hasBusiness(definition, play.case, actor, setting));
    }
  });
});

describe('what they see', () => {
  const school = [
    'Situacija.open.jauna',
    'Situacija.nodots',
    'Atbalsts.inform.Vecaki',
    'Atbalsts.inform.Skola.Administracija',
    'Atbalsts.navRezultatu',
    'Administracija.navRezultatu',
  ];

  test('the school reads its own acts and what is said to it, and sees to the end that others act and how it ended', () => {
    const play = after(path.length);
    for (const actor of [teacher, support, head]) {
      expect(timeline(play, actor)).toEqual([
        ...school,
        'referral.refuse',
        'referral.acknowledge',
        'referral.feedback',
        'referral.acknowledge',
        '(Aizgadiba.request)',
        '(referral.refuse)',
        '(Gimene.navMotiveta)',
        'referral.acknowledge',
        'Grupa.izskatits',
      ]);
    }
    expect(seenBy(play, teacher).levels).toEqual(play.case.levels);
  });

  test('a recipient sees the letter, its referral and nothing of what came before or of the others', () => {
    const play = after(6);
    for (const actor of [socialWorker, statePolice, localPolice]) {
      expect(timeline(play, actor)).toEqual(['(Situacija.open.jauna)', 'Administracija.navRezultatu']);
      const seen = seenBy(play, actor);
      expect(seen.referrals.map((referral) => referral.to.body)).toEqual([actor.body]);
      expect(seen.levels.map((run) => run.level)).toEqual(['Administracija']);
      expect(seen.obligations.map((one) => one.debtor.body)).toEqual([actor.body]);
    }
  });

  test('the social service does not see what the police answered, nor the police what the service does', () => {
    const play = after(10);
    expect(timeline(play, socialWorker)).toEqual([
      '(Situacija.open.jauna)',
      'Administracija.navRezultatu',
      'referral.acknowledge',
    ]);
    const police = after(8);
    police.does(socialWorker, 'referral.acknowledge');
    police.does(socialWorker, 'Gimene.tiksanas');
    expect(timeline(police, statePolice)).toEqual([
      '(Situacija.open.jauna)',
      'Administracija.navRezultatu',
      'referral.acknowledge',
    ]);
  });

  test('the group and the bodies in its seats read what was sent to it', () => {
    const play = after(path.length);
    for (const actor of [chair, education]) {
      expect(timeline(play, actor)).toEqual([
        '(Situacija.open.jauna)',
        'Gimene.navMotiveta',
        'referral.acknowledge',
        'Grupa.izskatits',
      ]);
    }
    // It refused the school's letter once, and has a seat in the group.
    expect(timeline(play, localPolice)).toEqual([
      '(Situacija.open.jauna)',
      'Administracija.navRezultatu',
      'referral.refuse',
      'Gimene.navMotiveta',
      'referral.acknowledge',
      'Grupa.izskatits',
    ]);
    expect(play.may(localPolice)).toEqual([]);
  });

  test('who takes part at request sees the request and not the case', () => {
    const play = after(11);
    expect(timeline(play, orphansCourt)).toEqual(['(Situacija.open.jauna)', 'Aizgadiba.request']);
  });

  test('the education board that opened a case sees that the group acts on it', () => {
    const play = new Play(definition, setting);
    const alone: Setting = { ...setting, seats: {} };
    play.setting = alone;
    play.does(education, 'Grupa.open.kavejumi', child);
    play.does(chair, 'Grupa.uzaicinat');
    const acts = view(definition, play.case, play.events, education, alone).events;
    expect(acts.filter((event) => event.type === 'performed').map((event) => [event.act, !event.answers])).toEqual([
      ['Grupa.open.kavejumi', false],
      ['Grupa.uzaicinat', true],
    ]);
    expect(hasBusiness(definition, play.case, head, alone)).toBe(false);
    expect(timeline(play, chair)).toEqual(['Grupa.open.kavejumi', 'Grupa.uzaicinat']);
  });

  test('facts are told beforehand only to those who may read where they come from', () => {
    const play = after(6);
    const letterAct = definition.acts.find((act) => act.key === 'Administracija.navRezultatu');
    if (!letterAct) throw new Error('The example has no letter');
    expect(readableFacts(seenBy(play, head), play.case.entries)).toEqual(play.case.facts);
    expect(prefill(definition, letterAct, play.case.facts)).toEqual({ berns: child.berns });
    expect(readableFacts(seenBy(play, statePolice), play.case.entries)).toEqual({});
  });

  test('files are not told beforehand, also not within entries of a group: they belong to the act they came with', () => {
    const forms = definition.forms.map((form) => ({
      ...form,
      pages: form.pages.map((page) => ({ ...page, fields: [...page.fields, file, { ...file, ...entries }] })),
    }));
    const letterAct = definition.acts.find((act) => act.key === 'Administracija.navRezultatu');
    if (!letterAct) throw new Error('The example has no letter');
    const part = forms.flatMap((form) => form.pages).find((page) => page.key === 'berns')?.part ?? '';
    const values = { vards: 'Paraugs', datne: 'a', ieraksti: [{ datne: 'b', vards: 'Zane' }] };
    expect(prefill({ ...definition, forms }, letterAct, { [part]: values })).toEqual({
      berns: { vards: 'Paraugs', ieraksti: [{ vards: 'Zane' }] },
    });
  });

  test('a form that opens a case knows the body of who opens it, where it asks for one of that kind', () => {
    expect(firstAnswers('Situacija.open.jauna', 'teacher')).toEqual({ berns: { skola: 'ozolu-pamatskola' } });
    expect(firstAnswers('Grupa.open.kavejumi', 'education')).toEqual({});
    expect(firstAnswers('Administracija.navRezultatu', 'head')).toEqual({});
  });
});
