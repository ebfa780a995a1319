/** Who may read which report, beside the words of the definition; and what it counts, beside the cases stored. */
import { type ReportedCount, report } from '@riciba/runtime/kernel';
import type { Actor, Setting } from '@riciba/runtime/kernel';
import type { Problem, ReportName, ReportView } from '@riciba/runtime/server/api';
import type { Visitor } from '../../server/support/visitor.ts';
import type { Place } from './walk.ts';

type Differs = (where: string, found: unknown, wanted: unknown) => void;

const period = { from: '2026-01-01', to: '2026-12-31' };

/** Its role is named, or its institution, or a group in which its body sits; written anew from the rule's words. */
function isNamed(readers: string[], actor: Actor, { bodies, seats }: Setting): boolean {
  const own = bodies.find((one) => one.key === actor.body);
  const sitsIn = bodies.filter((group) => Object.values(seats[group.key] ?? {}).includes(actor.body));
  const names = new Set([actor.role, own?.institution, ...sitsIn.map((group) => group.institution)]);
  return own !== undefined && own.roles.includes(actor.role) && readers.some((reader) => names.has(reader));
}

/** Reads every report as a post: as it is, or as if it were not there. */
export async function readReports(
  { definition, server }: Place,
  visitor: Visitor,
  actor: Actor,
  differs: Differs,
): Promise<void> {
  const { services } = server();
  const setting = services.directory.settingFor(definition);
  const all = definition.reports ?? [];
  const mine = all.filter(({ readers }) => isNamed(readers, actor, setting)).map(({ key }) => key);
  const listed = await visitor.get<ReportName[]>('/reports');
  differs(
    `reports of ${actor.post}`,
    listed.body.map(({ key }) => key),
    mine,
  );
  const files = await services.db.selectFrom('cases').select('state').execute();
  const query = new URLSearchParams(period);
  for (const { key } of [...all, { key: 'cits' }]) {
    const { status, body } = await visitor.get<ReportView & Problem>(`/reports/${key}?${query}`);
    const table = await visitor.get(`/reports/${key}/csv?${query}`);
    const counts = report(definition, key, files, period, setting) ?? [];
    const wanted = mine.includes(key) ? [200, 200, counts.map(told)] : [404, 404, 'not-found'];
    const found = status === 200 ? body.counts.map(({ row, part, text }) => [row, part, text]) : body.code;
    differs(`${actor.post} reads the report ${key}`, [status, table.status, found], wanted);
  }
}

function told({ row, by, text }: ReportedCount): unknown[] {
  return [row, by?.label, text];
}
