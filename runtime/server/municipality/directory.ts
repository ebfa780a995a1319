import { sql } from 'kysely';
import { z } from 'zod';
import { calendars as shipped } from '../../calendars/index.ts';
import { canonicalJson, type Definition, lookup } from '../../definition/index.ts';
import type { Actor, Setting } from '../../kernel/types.ts';
import type { Post } from '../contract/shapes/index.ts';
import { digestOf } from '../digest.ts';
import { key, readSettings, unfit } from '../settings-file.ts';
import type { Database } from '../store/database.ts';

const name = z.string().min(1).max(200);

const DirectoryFile = z.strictObject({
  /** First key of every row in the store. */
  municipality: key,
  /** `territory`: for which it works, of several groups. */
  bodies: z.array(z.strictObject({ key, institution: z.string(), name, territory: z.array(name).optional() })).min(1),
  /** `email`: where its messages are announced. `operator`: it looks after what could not be sent.
   * `recordsKeeper`: it looks after how long closed cases are kept. */
  posts: z
    .array(
      z.strictObject({
        id: key,
        name,
        body: key,
        role: z.string(),
        email: z.email().optional(),
        operator: z.boolean().optional(),
        recordsKeeper: z.boolean().optional(),
      }),
    )
    .min(1),
  /** Group's body → seat → body that fills it. */
  seats: z.record(key, z.record(z.string(), key)),
  emergency: z
    .strictObject({
      /** Roles that may open a file with which they have no business. */
      roles: z.array(name).min(1),
      /** Roles that are told of each time. */
      tells: z.array(name).min(1),
      hours: z.number().int().min(1).max(24).default(4),
    })
    .optional(),
});

/** Which bodies exist in a municipality, who holds which post there, and who sits in its groups. */
export type DirectoryData = z.infer<typeof DirectoryFile>;

/**
 * Reads a directory, e.g. the demo posts.
 * @throws StartError when it cannot be read or has another shape.
 */
export async function readDirectory(path: string): Promise<DirectoryData> {
  return await readSettings(path, DirectoryFile, called);
}

const called = { latvian: 'Amata vietu saraksts', english: 'The list of posts' };

/**
 * What in a directory does not fit a definition: a Latvian and English pair for each; none when it fits. Bodies of
 * institutions that the definition does not name are allowed, roles that it does not name are not.
 */
function misfits(definition: Definition, data: DirectoryData): [latvian: string, english: string][] {
  const found: [string, string][] = [];
  const say = (latvian: string, english: string) => found.push([latvian, english]);
  const { institutions, roles } = lookup(definition);
  const bodies = new Map(data.bodies.map((body) => [body.key, body]));
  for (const { key: bodyKey, institution } of data.bodies)
    if (!institutions.has(institution))
      say(
        `iestādes «${bodyKey}» veida «${institution}» shēmā nav`,
        `the scheme has no institution "${institution}" (body "${bodyKey}")`,
      );
  for (const { many, key: institution } of definition.institutions)
    if (!many && data.bodies.filter((body) => body.institution === institution).length > 1)
      say(
        `veida «${institution}» iestāde drīkst būt tikai viena`,
        `there may be only one body of institution "${institution}"`,
      );
  for (const [group, body, unit] of ofNoTerritory(definition, data))
    say(
      `grupas «${body}» teritorija${unit === undefined ? ' nav norādīta' : ` «${unit}» neder`}: «${group}» grupas ir vairākas, un katrai vajag savu`,
      `group "${body}" needs a territory of its own${unit === undefined ? '' : `, "${unit}" is not one`}: there are several groups "${group}"`,
    );
  for (const post of data.posts) {
    const body = bodies.get(post.body);
    if (!body)
      say(`amata vietas «${post.id}» iestādes «${post.body}» nav`, `post "${post.id}": no body "${post.body}"`);
    else if (!roles.has(post.role) || post.role.split('.')[0] !== body.institution)
      say(
        `amata vietas «${post.id}» lomas «${post.role}» iestādei «${body.institution}» nav`,
        `post "${post.id}": institution "${body.institution}" has no role "${post.role}"`,
      );
  }
  const held = new Set(data.posts.map(({ role }) => role));
  const { roles: may = [], tells = [] } = data.emergency ?? {};
  for (const role of new Set([...may, ...tells]))
    if (!held.has(role))
      say(
        `lomas «${role}», ko nosauc "emergency", nav nevienai amata vietai`,
        `emergency: no post has the role "${role}"`,
      );
  for (const [group, seats] of Object.entries(data.seats)) {
    const known = institutions.get(bodies.get(group)?.institution ?? '')?.seats ?? [];
    for (const [seatKey, bodyKey] of Object.entries(seats)) {
      const seat = known.find((candidate) => candidate.key === seatKey);
      if (!seat) say(`grupai «${group}» nav vietas «${seatKey}»`, `group "${group}" has no seat "${seatKey}"`);
      else if (!seat.from.includes(bodies.get(bodyKey)?.institution ?? ''))
        say(
          `grupas «${group}» vietu «${seatKey}» nevar ieņemt «${bodyKey}»`,
          `seat "${seatKey}" of group "${group}" cannot be filled by "${bodyKey}"`,
        );
    }
  }
  return found;
}

/** Of several groups those whose territory is not said, or is not theirs alone: the group, the body, the territory. */
function ofNoTerritory({ institutions }: Definition, { bodies }: DirectoryData): [string, string, string?][] {
  return institutions
    .filter(({ kind, many }) => kind === 'group' && many)
    .flatMap(({ key: group, territory = [] }) => {
      const own = bodies.filter(({ institution }) => institution === group);
      return own.flatMap((body): [string, string, string?][] => {
        if (!body.territory?.length) return [[group, body.key]];
        const others = new Set(own.filter((other) => other !== body).flatMap((other) => other.territory ?? []));
        const wrong = body.territory.filter((unit) => !territory.includes(unit) || others.has(unit));
        return wrong.map((unit) => [group, body.key, unit]);
      });
    });
}

/** @throws StartError naming everything that does not fit. */
export function mustFit(definition: Definition, data: DirectoryData, path: string): void {
  const found = misfits(definition, data);
  if (found.length > 0) throw unfit(called, path, found);
}

/** Calendars by the name under which a definition's institutions keep them. */
export type Calendars = typeof shipped;

/** The directory as requests use it. */
export class Directory {
  readonly municipality: string;
  readonly posts: ReadonlyMap<string, DirectoryData['posts'][number]>;
  private readonly people: Omit<Setting, 'calendars'>;
  private readonly calendars: Calendars;
  private readonly names: ReadonlyMap<string, string>;
  private readonly settings = new WeakMap<Definition, Setting>();

  constructor(data: DirectoryData, calendars: Calendars = shipped) {
    this.municipality = data.municipality;
    this.calendars = calendars;
    this.names = new Map(data.bodies.map((body) => [body.key, body.name]));
    this.posts = new Map(data.posts.map((post) => [post.id, post]));
    this.people = {
      bodies: data.bodies.map((body) => ({
        ...body,
        roles: [...new Set(data.posts.filter((post) => post.body === body.key).map((post) => post.role))],
      })),
      seats: data.seats,
      ...(data.emergency && { emergency: data.emergency }),
    };
  }

  /** What this place has decided, beside the scheme. */
  get rules(): Pick<Setting, 'emergency'> {
    return this.people;
  }

  get bodies(): Setting['bodies'] {
    return this.people.bodies;
  }

  /** The setting of cases under a definition, with the calendars by which its institutions work. */
  settingFor(definition: Definition): Setting {
    const known = this.settings.get(definition);
    if (known) return known;
    const kept = definition.institutions.flatMap((one) =>
      one.calendar ? [[one.key, this.calendars[one.calendar]] as const] : [],
    );
    const setting = { ...this.people, calendars: Object.fromEntries(kept) };
    this.settings.set(definition, setting);
    return setting;
  }

  /** Another one means that the settings of some cases are others. */
  digest(rules: number[]): Buffer {
    const { people, calendars } = this;
    return digestOf(canonicalJson({ rules, people, calendars }));
  }

  /** "Direktore, Ozolu pamatskola": several posts may have one name. Its id where there is no such post any more. */
  postName(postId: string): string {
    const post = this.posts.get(postId);
    return post ? `${post.name}, ${this.bodyName(post.body)}` : postId;
  }

  /** @param person the account of who sits there, where that is known */
  actor(postId: string, person?: string): Actor | undefined {
    const post = this.posts.get(postId);
    if (!post) return undefined;
    const { id, name: label, body, role } = post;
    return { post: id, name: label, body, role, ...(person !== undefined && { person }) };
  }

  bodyName(body: string): string {
    return this.names.get(body) ?? body;
  }

  /** A post as the host shows it, with the definition's name for its role. */
  shown(postId: string, definition: Definition): Post | undefined {
    const post = this.posts.get(postId);
    if (!post) return undefined;
    const roleLabel = lookup(definition).roles.get(post.role)?.label.nominative ?? post.role;
    const { id, name: label, role, body, operator, recordsKeeper } = post;
    const more = { ...(operator && { operator }), ...(recordsKeeper && { recordsKeeper }) };
    return { id, name: label, role, roleLabel, body, bodyName: this.bodyName(body), ...more };
  }
}

/** The directory as a server stored it last: without the addresses, which are not kept there. */
export async function storedDirectory(db: Database, municipality: string): Promise<DirectoryData> {
  const [bodies, posts, seats] = await Promise.all([
    db.selectFrom('body').selectAll().where('municipality', '=', municipality).orderBy('position').execute(),
    db.selectFrom('post').selectAll().where('municipality', '=', municipality).orderBy('position').execute(),
    db.selectFrom('seat').selectAll().where('municipality', '=', municipality).execute(),
  ]);
  const filled: DirectoryData['seats'] = {};
  for (const { groupBody, seat, body } of seats) filled[groupBody] = { ...filled[groupBody], [seat]: body };
  return {
    municipality,
    bodies: bodies.map((one) => ({ key: one.key, institution: one.institution, name: one.name })),
    posts: posts.map(({ id, name: label, body, role }) => ({ id, name: label, body, role })),
    seats: filled,
  };
}

/** Makes the store's directory the same as the given one. */
export async function storeDirectory(db: Database, data: DirectoryData): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // Several servers may start at once.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`directory ${data.municipality}`}, 0))`.execute(tx);
    for (const table of ['body', 'post', 'seat'] as const)
      await tx.deleteFrom(table).where('municipality', '=', data.municipality).execute();
    const { municipality } = data;
    await tx
      .insertInto('body')
      .values(
        data.bodies.map(({ key: body, institution, name: label }, position) => ({
          municipality,
          key: body,
          institution,
          name: label,
          position,
        })),
      )
      .execute();
    await tx
      .insertInto('post')
      .values(
        data.posts.map(({ id, name: label, body, role }, position) => ({
          municipality,
          id,
          name: label,
          body,
          role,
          position,
        })),
      )
      .execute();
    const seats = Object.entries(data.seats).flatMap(([groupBody, of]) =>
      Object.entries(of).map(([seat, body]) => ({ municipality, groupBody, seat, body })),
    );
    if (seats.length > 0) await tx.insertInto('seat').values(seats).execute();
  });
}
