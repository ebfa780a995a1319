/** What the diagram shows: nodes and edges without a place yet. */
import type { Entry, Level, Option, Outcome, Recipient, Scheme } from '@riciba/language';
import type { DiagramEdge, DiagramNode } from '@riciba/runtime/definition';
import { actKey, asciiKey, entryKey, levelKey, reopenKey } from '../keys.ts';
import { Labels } from '../words.ts';
import { lines } from './lines.ts';

export type UnplacedNode = Omit<DiagramNode, 'x' | 'y' | 'width' | 'height'>;
export type UnplacedEdge = Omit<DiagramEdge, 'points' | 'labelBox'>;

export interface Graph {
  nodes: UnplacedNode[];
  edges: UnplacedEdge[];
}

const lineLength = 26;

export function graphOf(scheme: Scheme): Graph {
  const labels = new Labels(scheme);
  const nodes: UnplacedNode[] = scheme.levels.flatMap((level) => [
    ...waysInto(level).map(
      ({ act, entry }): UnplacedNode => ({
        id: `entry:${act}`,
        kind: 'entry',
        lines: lines(entry.label, lineLength),
      }),
    ),
    {
      id: levelId(level.name),
      kind: level.participatesFor.length > 0 ? 'participant' : 'level',
      lines: lines(level.number === 0 ? level.label : `${level.number}. ${level.label}`, lineLength),
      level: levelKey(level.name),
    },
  ]);
  for (const name of recipientsWithoutLevel(scheme)) {
    const institution = asciiKey(name);
    const text = lines(labels.institution(name).nominative, lineLength);
    nodes.push({ id: `recipient:${institution}`, kind: 'recipient', lines: text, institution });
  }
  const closing = scheme.levels.filter((level) => level.outcomes.some(({ effect }) => effect.kind === 'close'));
  for (const id of new Set(closing.map(endId))) nodes.push({ id, kind: 'end', lines: ['Lieta noslēgta'] });
  return { nodes, edges: merged(scheme.levels.flatMap((level) => edgesOf(level))) };
}

/** Acts by which a file begins at a level, or goes on there after it was closed. */
function waysInto({ name, entries, reopenings }: Level): { act: string; entry: Entry }[] {
  return [
    ...entries.map((entry) => ({ act: entryKey(name, entry.name), entry })),
    ...reopenings.map((entry) => ({ act: reopenKey(name, entry.name), entry })),
  ];
}

/** Files of each track have an end of their own. */
function endId({ track }: Level): string {
  return track === undefined ? 'end' : `end:${asciiKey(track)}`;
}

function levelId(name: string): string {
  return `level:${levelKey(name)}`;
}

function recipientsWithoutLevel(scheme: Scheme): Set<string> {
  const recipients = scheme.levels.flatMap(({ outcomes, options }) =>
    [...outcomes, ...options].flatMap(({ effect }) => (effect?.kind === 'refer' ? effect.to : [])),
  );
  return new Set(recipients.filter(({ then }) => then.kind !== 'level').map(({ institution }) => institution));
}

function edgesOf(level: Level): UnplacedEdge[] {
  const here = levelId(level.name);
  const entries = waysInto(level).map(({ act, entry }) =>
    edge(`entry:${act}`, here, 'entry', { act, assumed: entry.assumed !== undefined }),
  );
  const requests = level.participatesFor.map((asker) =>
    edge(levelId(asker), here, 'request', {
      label: 'lūdz piedalīties',
      act: `${levelKey(level.name)}.request`,
    }),
  );
  const ways = [
    ...level.outcomes.flatMap((outcome) => outcomeEdges(level, outcome)),
    ...level.options.flatMap((option) => optionEdges(level, option)),
  ];
  return [...entries, ...ways, ...requests];
}

function outcomeEdges(level: Level, outcome: Outcome): UnplacedEdge[] {
  const here = levelId(level.name);
  const { effect, label } = outcome;
  const act = actKey(level.name, outcome.name);
  const assumed = outcome.assumed !== undefined;
  if (effect.kind === 'close') return [edge(here, endId(level), 'close', { label, act, assumed })];
  if (effect.kind === 'level') return [edge(here, levelId(effect.level), 'level', { label, act, assumed })];
  if (effect.kind === 'end') return [];
  return effect.to.flatMap((to) => recipientEdges(here, outcome, to, act));
}

/** What an option brings about: another level beside, or questions to others. */
function optionEdges(level: Level, option: Option): UnplacedEdge[] {
  const here = levelId(level.name);
  const { effect, label } = option;
  const act = actKey(level.name, option.name);
  const assumed = option.assumed !== undefined;
  if (effect?.kind === 'beside') return [edge(here, levelId(effect.level), 'level', { label, act, assumed })];
  return effect?.kind === 'refer' ? effect.to.flatMap((to) => recipientEdges(here, option, to, act)) : [];
}

/** A recipient that was published and whose way back is ours: only the way back is assumed. */
function recipientEdges(here: string, outcome: Outcome | Option, to: Recipient, act: string): UnplacedEdge[] {
  const ours = outcome.assumed !== undefined || (to.assumed !== undefined && to.otherwise);
  if (to.then.kind === 'level')
    return [
      edge(here, levelId(to.then.level), 'refer', {
        label: outcome.label,
        act,
        assumed: ours || to.assumed !== undefined,
      }),
    ];
  const there = `recipient:${asciiKey(to.institution)}`;
  const sent = edge(here, there, 'refer', { label: outcome.label, act, assumed: ours });
  if (to.then.kind === 'none') return [sent];
  return [sent, edge(there, here, 'return', { label: 'atbilde', assumed: ours || to.assumed !== undefined })];
}

function edge(
  from: string,
  to: string,
  kind: UnplacedEdge['kind'],
  more: { label?: string; act?: string; assumed?: boolean },
): UnplacedEdge {
  const { label, act, assumed } = more;
  return {
    id: `${from}>${to}:${kind}`,
    from,
    to,
    kind,
    ...(label !== undefined && { label }),
    ...(act !== undefined && { act }),
    ...(assumed && { assumed }),
  };
}

/** What goes the same way is one line with all its labels; it is ours only if all of it is. */
function merged(edges: readonly UnplacedEdge[]): UnplacedEdge[] {
  const byId = new Map<string, UnplacedEdge>();
  for (const one of edges) {
    const first = byId.get(one.id);
    if (!first) byId.set(one.id, one);
    else {
      if (!one.assumed) delete first.assumed;
      if (one.label !== undefined && !first.label?.split(' / ').includes(one.label)) first.label += ` / ${one.label}`;
    }
  }
  return [...byId.values()];
}
