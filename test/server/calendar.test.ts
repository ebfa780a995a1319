import ICAL from 'ical.js';
import type { CalendarFeed } from '@riciba/runtime/server/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveGroup } from './support/group.ts';
import { Mailbox } from './support/mailbox.ts';
import { account, localSignIn, person, type PersonAt } from './support/people.ts';
import { Site } from './support/site.ts';
import type { Visitor } from './support/visitor.ts';

let mailbox: Mailbox;
let site: Site;
let secretary: Visitor;

beforeAll(async () => {
  mailbox = new Mailbox();
  await mailbox.up();
  const mail = {
    smtp: `smtp://127.0.0.1:${mailbox.port}`,
    from: 'riciba@piemers.lv',
    site: 'https://riciba.piemers.lv',
  };
  site = await Site.start({ mail, mailMs: 20 });
  await serveGroup(site, '2026-03-02T08:00:00.000Z');
  secretary = await site.signIn('parauga-sekretars');
});
afterAll(async () => {
  await site.stop();
  await mailbox.down();
});

const agenda = (datums: string, laiks: string) => ({
  sede: { datums, laiks, vieta: 'Domes zāle, 2. stāvs' },
  jautajumi: { punkti: [{ nosaukums: 'Kārļa Ozola lieta' }] },
  pieaicinatie: {},
});

const decision = (atbildigie: string[], termins: string) => ({ lemums: 'Sagatavot anketu', atbildigie, termins });

/** As a calendar reads it; by a reader of somebody else's. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: event.sequence,
      summary: event.summary,
      organizer: event.organizer,
      attendees: event.attendees.map((one) => String(one.getFirstValue())),
      place: event.location,
      status: component.getFirstPropertyValue('status'),
      isDate: event.startDate.isDate,
      day: event.startDate.toString().slice(0, 10),
      start: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
    };
  });
  return { method: calendar.getFirstPropertyValue('method'), events };
}

/** The file of the group, once its work was begun. */
let book = '';

/** Convenes a meeting in the file of the group: the first begins it. Gives the file and the stay at the meeting. */
async function convene(day: string, time: string): Promise<{ id: string; run: string }> {
  const answers = agenda(day, time);
  const keeper = await site.signIn('parauga-sekretars');
  if (book) await (await site.signIn('parauga-vaditajs')).act(book, 'SadarbibasGrupaDarbs.sasaukt', answers);
  else {
    const official = await site.signIn('amatpersona');
    book = (await official.do({ act: 'SadarbibasGrupaSede.open.pirmaSede', answers })).case;
    await keeper.act(book, 'SadarbibasGrupaDarbs.open.sakt');
  }
  const { meetings } = await keeper.case(book);
  const run = meetings.find((one) => one.day === day && one.time === clock(time))?.run;
  if (run === undefined) throw new Error(`no meeting on ${day}`);
  return { id: book, run };
}

const clock = (time: string) => time.replace('plkst. ', '').replace('.', ':').padStart(5, '0');

async function meetingOf(visitor: Visitor, { id, run }: { id: string; run: string }) {
  const { status, body, headers } = await visitor.get<string>(`/cases/${id}/meetings/${encodeURIComponent(run)}`);
  return { status, text: body, headers };
}

describe('a meeting', () => {
  it.each([
    ['2026-03-28', 'plkst. 14.00', '2026-03-28T12:00:00.000Z'],
    ['2026-03-30', '14:00', '2026-03-30T11:00:00.000Z'],
    ['2026-10-24', '14:00', '2026-10-24T11:00:00.000Z'],
    ['2026-10-26', '9:30', '2026-10-26T07:30:00.000Z'],
  ])('on %s at %s begins in calendars when it begins in Latvia', async (day, time, start) => {
    const { text, headers } = await meetingOf(secretary, await convene(day, time));
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const [event] = read(text).events;
    expect(event).toMatchObject({ start, sequence: 0, status: 'CONFIRMED', place: 'Domes zāle, 2. stāvs' });
    expect(event?.summary).toMatch(/sadarbības grupa: sēde \(2026-\d{4}\)$/);
    expect(text).not.toContain('Ozol');
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it('that moves is the same one with a later number; one that is cancelled is told to be', async () => {
    const meeting = await convene('2026-04-07', '14:00');
    const { id, run } = meeting;
    const [before] = read((await meetingOf(secretary, meeting)).text).events;
    const { iemesls, ...moved } = { ...agenda('2026-04-09', '10:00').sede, iemesls: 'Zāle ir aizņemta.' };
    const chair = await site.signIn('parauga-vaditajs');
    await chair.act(id, 'SadarbibasGrupaSede.parcelt', { sede: { ...moved, iemesls } }, run);
    const [after] = read((await meetingOf(secretary, meeting)).text).events;
    expect(after).toMatchObject({
      uid: before?.uid,
      sequence: 1,
      start: '2026-04-09T07:00:00.000Z',
      status: 'CONFIRMED',
    });
    await secretary.act(id, 'SadarbibasGrupaSede.atcelta', { pamatojums: { iemesls: 'Nav ko skatīt.' } }, run);
    const [ended] = read((await meetingOf(secretary, meeting)).text).events;
    expect(ended).toMatchObject({ uid: before?.uid, sequence: 2, status: 'CANCELLED' });
    const { meetings } = await secretary.case(id);
    expect(meetings.find((one) => one.run === run)).toMatchObject({
      day: '2026-04-09',
      time: '10:00',
      cancelled: true,
    });
  });

  it('is nobody else’s to see', async () => {
    const { id, run } = await convene('2026-04-14', '14:00');
    const stranger = await site.signIn('liepu-administracija');
    expect((await stranger.get(`/cases/${id}/meetings/${encodeURIComponent(run)}`)).status).toBe(404);
    expect((await secretary.get(`/cases/${id}/meetings/nav`)).status).toBe(404);
  });

  it('comes with the e-mails about it: invited to, moved, and what was decided there; without what anybody wrote', async () => {
    const { id, run } = await convene('2026-03-10', '14:00');
    await settled();
    mailbox.received.length = 0;
    const invited = { uzaicinajums: { datums: '2026-03-02', veids: 'epasts' } };
    await secretary.act(id, 'SadarbibasGrupaSede.uzaicinat', invited, run);
    const first = await invitationTo('socialais-darbinieks@piemers.lv', 1);
    expect(first).toMatchObject({ method: 'REQUEST', events: [{ start: '2026-03-10T12:00:00.000Z', sequence: 0 }] });
    expect(first.events).toMatchObject([
      { organizer: 'mailto:riciba@piemers.lv', attendees: ['mailto:socialais-darbinieks@piemers.lv'] },
    ]);
    const chair = await site.signIn('parauga-vaditajs');
    const sede = { ...agenda('2026-03-12', '10:00').sede, iemesls: 'Zāle ir aizņemta.' };
    await chair.act(id, 'SadarbibasGrupaSede.parcelt', { sede }, run);
    const second = await invitationTo('socialais-darbinieks@piemers.lv', 2);
    expect(second).toMatchObject({ method: 'REQUEST', events: [{ start: '2026-03-12T08:00:00.000Z', sequence: 1 }] });
    expect(second.events[0]?.uid).toBe(first.events[0]?.uid);

    site.goTo('2026-03-12T15:00:00.000Z');
    const keeper = await site.signIn('parauga-sekretars');
    const klat = ['Policija', 'Izglitiba', 'Barintiesa'];
    const ievelesana = { datums: '2026-03-12', klat, ievelets: ['Barintiesa'], vards: 'Locekle' };
    await keeper.act(id, 'SadarbibasGrupaSede.ievelet', { ievelesana }, run);
    await keeper.act(id, 'SadarbibasGrupaSede.notikusi', {
      sede: { numurs: '1', datums: '2026-03-12', vieta: 'Domes zāle', sakums: '10:00', beigas: '11:00' },
      dalibnieki: { klat, locekli: 'Trīs locekļi', protokole: 'Sekretāre' },
      gaita: { punkti: [{ nosaukums: 'Kārļa Ozola lieta' }] },
      lemumi: {
        lemumi: [
          decision(['SocialaisDienests.Darbinieks'], '2026-03-31'),
          decision(['Barintiesa.Loceklis'], '2026-03-11'),
        ],
      },
    });
    expect(await invitationTo('socialais-darbinieks@piemers.lv', 3)).toMatchObject({ method: 'REQUEST' });
    expect(mailbox.received.map(({ raw, text }) => `${raw}${text}`).join()).not.toMatch(/Ozol|Domes|anket|aizņemta/);

    // What becomes late asks nobody to the meeting again, also where it was late from the first.
    const late = () => mailbox.received.filter(({ subject }) => subject === 'Rīcība: nokavēts termiņš');
    await expect.poll(() => late().map(({ to }) => to[0])).toEqual(['barintiesas-loceklis@piemers.lv']);
    site.goTo('2026-04-01T08:00:00.000Z');
    await expect.poll(() => late().map(({ to }) => to[0])).toContain('socialais-darbinieks@piemers.lv');
    expect(
      late()
        .map(({ raw }) => calendarIn(raw))
        .join(''),
    ).toBe('');
    // Where one signs in one is told which task of which meeting; what was written is not in the message itself.
    const { notices } = (await (await site.signIn('socialais-darbinieks')).inbox()).body;
    expect(notices.find(({ text }) => text.startsWith('Termiņš'))).toMatchObject({
      text: 'Termiņš ir pagājis: Izpildīt uzdevumu (12.03.2026. sēde).',
      task: 'Sagatavot anketu',
    });
    expect(notices.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Jūs esat uzaicināts uz sēdi: 10\.03\.2026\./),
        expect.stringMatching(/^Sēdes laiks ir mainīts: 12\.03\.2026\./),
      ]),
    );
    const stored = await site.db.selectFrom('message').select('text').execute();
    expect(JSON.stringify(stored)).not.toMatch(/anket/);
    const { offers } = await (await site.signIn('barintiesas-loceklis')).case(id);
    expect(offers.map(({ label }) => label)).toContain('Parakstīt sēdes protokolu (12.03.2026.)');
  });

  it('is taken out of the calendars of those who were told of it when it is called off, and of nobody else’s', async () => {
    site.goTo('2026-04-20T08:00:00.000Z');
    const keeper = await site.signIn('parauga-sekretars');
    const off = { pamatojums: { iemesls: 'Nav ko skatīt.' } };
    const { id, run } = await convene('2026-05-12', '14:00');
    await settled();
    mailbox.received.length = 0;
    const invited = { uzaicinajums: { datums: '2026-04-20', veids: 'epasts' } };
    await keeper.act(id, 'SadarbibasGrupaSede.uzaicinat', invited, run);
    await keeper.act(id, 'SadarbibasGrupaSede.atcelta', off, run);
    const theirs = () => calendarsTo('socialais-darbinieks@piemers.lv', { id, run });
    const told = async () => (await theirs()).map(({ method }) => method);
    await expect.poll(told).toEqual(['REQUEST', 'CANCEL']);
    const [first, last] = (await theirs()).map(({ events }) => events[0]);
    expect(last).toMatchObject({ uid: first?.uid, status: 'CANCELLED', sequence: 1 });
    expect(mailbox.received.map(({ text }) => text).join()).not.toContain('Nav ko skatīt');
    const worker = await site.signIn('socialais-darbinieks');
    expect((await worker.inbox()).body.notices.map(({ text }) => text)).toContain('12.05.2026. sēde ir atcelta.');

    // Of one to which nobody was invited yet nobody is told.
    const other = await convene('2026-05-19', '14:00');
    await keeper.act(id, 'SadarbibasGrupaSede.atcelta', off, other.run);
    await settled();
    expect(await calendarsTo('socialais-darbinieks@piemers.lv', other)).toEqual([]);
  });

  it('is told of in the order in which it changed, also after the mail server was away', async () => {
    site.goTo('2026-06-01T08:00:00.000Z');
    const [keeper, chair] = [await site.signIn('parauga-sekretars'), await site.signIn('parauga-vaditajs')];
    const { id, run } = await convene('2026-06-16', '14:00');
    await settled();
    await mailbox.down();
    const invited = { uzaicinajums: { datums: '2026-06-01', veids: 'epasts' } };
    await keeper.act(id, 'SadarbibasGrupaSede.uzaicinat', invited, run);
    for (const day of ['2026-06-17', '2026-06-18', '2026-06-19', '2026-06-22']) {
      const sede = { ...agenda(day, '10:00').sede, iemesls: 'Zāle ir aizņemta.' };
      await chair.act(id, 'SadarbibasGrupaSede.parcelt', { sede }, run);
    }
    await keeper.act(id, 'SadarbibasGrupaSede.atcelta', { pamatojums: { iemesls: 'Nav ko skatīt.' } }, run);
    // Each was tried, and none left.
    const waiting = () => site.db.selectFrom('outbox').select('reason').where('status', '=', 'waiting').execute();
    await expect.poll(async () => (await waiting()).every(({ reason }) => reason === 'ESOCKET')).toBe(true);
    await mailbox.up();
    site.aheadMs += 2 * 60 * 60_000;
    await settled();
    const theirs = await calendarsTo('socialais-darbinieks@piemers.lv', { id, run });
    expect(theirs.map(({ events }) => events[0]?.sequence)).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

/** All e-mails have left. */
const settled = () =>
  expect
    .poll(
      async () => (await site.db.selectFrom('outbox').select('id').where('status', '=', 'waiting').execute()).length,
    )
    .toBe(0);

/** The calendar part of the n-th e-mail to an address. */
async function invitationTo(address: string, n: number) {
  const theirs = () => mailbox.received.filter(({ to }) => to[0] === address);
  await expect.poll(() => theirs().length).toBe(n);
  const text = calendarIn(theirs().at(-1)?.raw ?? '');
  expect(text).not.toMatch(/Ozol|Domes|anket|aizņemta/);
  return read(text);
}

function calendarIn(raw: string): string {
  const encoded = /Content-Type: text\/calendar[^]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+?)\r\n--/.exec(raw)?.[1] ?? '';
  return Buffer.from(encoded, 'base64').toString('utf8');
}

/** The calendar parts of the e-mails to an address that are about one meeting. */
async function calendarsTo(address: string, meeting: { id: string; run: string }) {
  const keeper = await site.signIn('parauga-sekretars');
  const uid = read((await meetingOf(keeper, meeting)).text).events[0]?.uid;
  return mailbox.received
    .filter(({ to }) => to[0] === address)
    .map(({ raw }) => calendarIn(raw))
    .filter((text) => text !== '')
    .map(read)
    .filter(({ events }) => events[0]?.uid === uid);
}

const feed = async (path: string) => {
  const response = await fetch(`${site.server.url}${path}`);
  return { status: response.status, text: await response.text() };
};

describe("a post's due dates in its calendar", () => {
  it('are read by a secret address, and name the act and the case, nobody and nothing that was written', async () => {
    const worker = await site.signIn('socialais-darbinieks');
    expect((await worker.get<CalendarFeed>('/calendar')).body).toEqual({});
    const { path = '' } = (await worker.request<CalendarFeed>('POST', '/calendar')).body;
    const { status, text } = await feed(path);
    expect(status).toBe(200);
    const { events } = read(text);
    expect(events).toMatchObject([
      { isDate: true, day: '2026-03-31', summary: expect.stringMatching(/uzdevum.* \(2026-\d{4}\)$/) },
    ]);
    expect(text).not.toMatch(/anket|Ozol|Kārl/);
    const token = path.split('/').at(-1) ?? '';
    expect(token.length).toBeGreaterThanOrEqual(43);
    expect(JSON.stringify(site.lines)).not.toContain(token);
    const rows = await site.db.selectFrom('calendarFeed').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    const looks = await site.db.selectFrom('overviewLog').select(['post', 'what']).where('what', '=', 'feed').execute();
    expect(looks).toEqual([{ post: 'socialais-darbinieks', what: 'feed' }]);
  });

  it('have one address at a time: a new one ends the old one, and it can be ended', async () => {
    const worker = await site.signIn('socialais-darbinieks');
    const first = (await worker.request<CalendarFeed>('POST', '/calendar')).body.path ?? '';
    const second = (await worker.request<CalendarFeed>('POST', '/calendar')).body.path ?? '';
    expect([(await feed(first)).status, (await feed(second)).status]).toEqual([404, 200]);
    expect((await worker.get<CalendarFeed>('/calendar')).body).toEqual({ since: expect.any(String) });
    await worker.request('DELETE', '/calendar');
    expect((await feed(second)).status).toBe(404);
    expect((await feed('/api/calendar/nav')).status).toBe(404);
  });
});

const opened = async (who: PersonAt) => (await who.request<CalendarFeed>('POST', '/calendar')).body.path ?? '';

it("a calendar's address is a person's: it ends with their post or their account, and nobody else's with it", async () => {
  const real = await Site.start({ signIn: localSignIn });
  const anna = await person(real, 'anna', ['audzinataja']);
  const berta = await person(real, 'berta', ['audzinataja']);
  const paths = [await opened(anna), await opened(berta)];
  const answers = async () =>
    await Promise.all(paths.map(async (path) => (await fetch(`${real.server.url}${path}`)).status));
  expect(await answers()).toEqual([200, 200]);
  expect((await account(real, 'posts', 'anna', '--post', 'direktore')).code).toBe(0);
  expect(await answers()).toEqual([404, 200]);
  expect((await account(real, 'posts', 'anna', '--post', 'audzinataja')).code).toBe(0);
  expect((await account(real, 'disable', 'berta')).code).toBe(0);
  expect(await answers()).toEqual([200, 404]);
  await real.stop();
});
