/** What the diagram shows: nodes and edges without a place yet. */
import type { Entry, Level, Option, Outcome, Recipient, Scheme } from '@riciba/language';
import type { DiagramEdge, DiagramNode } from '@riciba/runtime/definition';
import { actKey, asciiKey, entryKey, levelKey, reopenKey } from '../keys.ts';
import { Labels, type Say } from '../words.ts';
import { lines } from './lines.ts';

export type UnplacedNode = Omit<DiagramNode, 'x' | 'y' | 'width' | 'height'>;
export type UnplacedEdge = Omit<DiagramEdge, 'points' | 'labelBox'>;

export interface Graph {
  nodes: UnplacedNode[];
  edges: UnplacedEdge[];
}

const lineLength = 26;
const end = 'end';

/**
 * The course of `levels`, which are those of one kind of file. A level of another kind to which a file is handed over
 * stands in it as a place without ways of its own.
 */
export function graphOf(scheme: Scheme, levels: readonly Level[]): Graph {
  const labels = new Labels(scheme);
  const edges = merged(levels.flatMap((level) => edgesOf(level, labels.say)));
  const elsewhere = scheme.levels.filter(
    (level) => !levels.includes(level) && edges.some(({ to }) => to === levelId(level.name)),
  );
  const nodes: UnplacedNode[] = levels.flatMap((level) => [
    ...waysInto(level).map(
      ({ act, entry }): UnplacedNode => ({
        id: `entry:${act}`,
        kind: 'entry',
        lines: lines(entry.label, lineLength),
      }),
    ),
    levelNode(level),
  ]);
  nodes.push(...elsewhere.map(levelNode));
  for (const name of recipientsWithoutLevel(levels)) {
    const institution = asciiKey(name);
    const text = lines(labels.institution(name).nominative, lineLength);
    nodes.push({ id: `recipient:${institution}`, kind: 'recipient', lines: text, institution });
  }
  if (edges.some(({ to }) => to === end))
    nodes.push({ id: end, kind: 'end', lines: [labels.say('Lieta noslēgta', 'Case closed')] });
  return { nodes, edges };
}

function levelNode({ name, number, label, participatesFor }: Level): UnplacedNode {
  return {
    id: levelId(name),
    kind: participatesFor.length > 0 ? 'participant' : 'level',
    lines: lines(number === 0 ? label : `${number}. ${label}`, lineLength),
    level: levelKey(name),
  };
}

/** Acts by which a file begins at a level, or goes on there after it was closed. */
function waysInto({ name, entries, reopenings }: Level): { act: string; entry: Entry }[] {
  return [
    ...entries.map((entry) => ({ act: entryKey(name, entry.name), entry })),
    ...reopenings.map((entry) => ({ act: reopenKey(name, entry.name), entry })),
  ];
}

function levelId(name: string): string {
  return `level:${levelKey(name)}`;
}

function recipientsWithoutLevel(levels: readonly Level[]): Set<string> {
  const recipients = levels.flatMap(({ outcomes, options }) =>
    [...outcomes, ...options].flatMap(({ effect }) => (effect?.kind === 'refer' ? effect.to : [])),
  );
  return new Set(recipients.filter(({ then }) => then.kind !== 'level').map(({ institution }) => institution));
}

function edgesOf(level: Level, say: Say): UnplacedEdge[] {
  const here = levelId(level.name);
  const entries = waysInto(level).map(({ act, entry }) =>
    edge(`entry:${act}`, here, 'entry', { act, assumed: entry.assumed !== undefined }),
  );
  const requests = level.participatesFor.map((asker) =>
    edge(levelId(asker), here, 'request', {
      label: say('lūdz piedalīties', 'asks to take part'),
      act: `${levelKey(level.name)}.request`,
    }),
  );
  const ways = [
    ...level.outcomes.flatMap((outcome) => outcomeEdges(level, outcome, say)),
    ...level.options.flatMap((option) => optionEdges(level, option, say)),
  ];
  return [...entries, ...ways, ...requests];
}

function outcomeEdges(level: Level, outcome: Outcome, say: Say): UnplacedEdge[] {
  const here = levelId(level.name);
  const { effect, label } = outcome;
  const act = actKey(level.name, outcome.name);
  const assumed = outcome.assumed !== undefined;
  if (effect.kind === 'close') return [edge(here, end, 'close', { label, act, assumed })];
  if (effect.kind === 'level') return [edge(here, levelId(effect.level), 'level', { label, act, assumed })];
  if (effect.kind === 'end') return [];
  return effect.to.flatMap((to) => recipientEdges(here, outcome, to, { act, say }));
}

/** What an option brings about: another level beside, or questions to others. */
function optionEdges(level: Level, option: Option, say: Say): UnplacedEdge[] {
  const here = levelId(level.name);
  const { effect, label } = option;
  const act = actKey(level.name, option.name);
  const assumed = option.assumed !== undefined;
  if (effect?.kind === 'beside') return [edge(here, levelId(effect.level), 'level', { label, act, assumed })];
  return effect?.kind === 'refer' ? effect.to.flatMap((to) => recipientEdges(here, option, to, { act, say })) : [];
}

/** A recipient that was published and whose way back is ours: only the way back is assumed. */
function recipientEdges(
  here: string,
  outcome: Outcome | Option,
  to: Recipient,
  { act, say }: { act: string; say: Say },
): UnplacedEdge[] {
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
  return [
    sent,
    edge(there, here, 'return', { label: say('atbilde', 'answer'), assumed: ours || to.assumed !== undefined }),
  ];
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
