import { readdirSync, readFileSync } from 'node:fs';

/** How long a tick of /proc is, in milliseconds: 100 a second on every Linux. */
const tickMs = 10;

/** Of one process: its parent, its own CPU time, and that of its children that have ended. */
function statOf(pid: number | string): { parent: number; own: number; ended: number } | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ').map(Number) ?? [];
    const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [1, 11, 12, 13, 14].map(
      (at) => fields[at],
    );
    return { parent, own: (user + system) * tickMs, ended: (endedUser + endedSystem) * tickMs };
  } catch {
    // It ended just now.
    return undefined;
  }
}

/** CPU time of a process and of all its children there are and were, in milliseconds. */
export function cpuMs(pid: number): number {
  const children = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(name) ?? []) : []));
  const own = statOf(pid);
  const living = children.filter(({ parent }) => parent === pid).reduce((sum, one) => sum + one.own, 0);
  return (own?.own ?? 0) + (own?.ended ?? 0) + living;
}
