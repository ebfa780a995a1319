import type { Level, Scheme } from '@riciba/language';
import type { Diagram, DiagramEdge, DiagramNode, Track } from '@riciba/runtime/definition';
import Elk, { type ElkEdgeSection, type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk.bundled.js';
import { asciiKey } from '../keys.ts';
import { type Graph, graphOf, type UnplacedEdge, type UnplacedNode } from './graph.ts';
import { lines } from './lines.ts';

/** Pixels at scale 1, for text of 14 px in nodes and 12 px on edges. */
const size = {
  node: { width: 216, line: 19, padding: 24 },
  label: { lineLength: 22, character: 6.6, line: 16 },
  margin: 16,
};

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.randomSeed': '1',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.padding': `[top=${size.margin},left=${size.margin},bottom=${size.margin},right=${size.margin}]`,
  'elk.spacing.nodeNode': '40',
  'elk.spacing.edgeNode': '20',
  'elk.spacing.edgeLabel': '4',
  'elk.layered.spacing.nodeNodeBetweenLayers': '36',
  'elk.layered.spacing.edgeNodeBetweenLayers': '18',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
};

/** Where everything stands and how the lines run, a drawing for each kind of file. Deterministic; whole pixels. */
export async function layOut(scheme: Scheme, tracks: readonly Track[]): Promise<Diagram[]> {
  if (tracks.length === 0) return [await drawing(scheme, scheme.levels)];
  const first = tracks[0]?.key;
  const of = ({ track }: Level): string | undefined => (track === undefined ? first : asciiKey(track));
  return Promise.all(
    tracks.map(async ({ key }) => ({
      track: key,
      ...(await drawing(
        scheme,
        scheme.levels.filter((level) => of(level) === key),
      )),
    })),
  );
}

async function drawing(scheme: Scheme, levels: readonly Level[]): Promise<Diagram> {
  const graph = graphOf(scheme, levels);
  const flipped = flips(graph);
  const unplaced: ElkNode = {
    id: 'scheme',
    layoutOptions: options,
    children: besideTheirAskers(graph).map(unplacedNode),
    // Model order decides left and right: the ways to the end run on the right of everything.
    edges: graph.edges
      .toSorted((a, b) => Number(a.kind === 'close') - Number(b.kind === 'close'))
      .map((edge) => unplacedEdge(edge, flipped.has(edge.id))),
  };
  const placed = await new Elk.default().layout(unplaced);
  const places = new Map((placed.children ?? []).map((node) => [node.id, node]));
  const routes = new Map((placed.edges ?? []).map((edge) => [edge.id, edge]));
  return {
    width: Math.ceil(placed.width ?? 0),
    height: Math.ceil(placed.height ?? 0),
    nodes: graph.nodes.map((node) => placedNode(node, places.get(node.id))),
    edges: graph.edges.map((edge) => placedEdge(edge, routes.get(edge.id), flipped.has(edge.id))),
  };
}

/**
 * A participating level stands beside those that ask it, below the first of them. So only the first request runs
 * downwards; for the layout the others run up.
 */
function flips(graph: Graph): Set<string> {
  const asked = new Set<string>();
  const flipped = new Set<string>();
  for (const edge of graph.edges.filter(({ kind }) => kind === 'request')) {
    if (asked.has(edge.to)) flipped.add(edge.id);
    asked.add(edge.to);
  }
  return flipped;
}

/** The nodes in the order of the model, each participating level after the first that asks it. */
function besideTheirAskers({ nodes, edges }: Graph): UnplacedNode[] {
  const firstAsker = (node: UnplacedNode): string | undefined =>
    edges.find(({ kind, to }) => kind === 'request' && to === node.id)?.from;
  // Whom a level asks may ask others in turn.
  const withAsked = (node: UnplacedNode): UnplacedNode[] => [
    node,
    ...nodes.filter((one) => firstAsker(one) === node.id).flatMap(withAsked),
  ];
  return nodes.filter((node) => firstAsker(node) === undefined).flatMap(withAsked);
}

function unplacedNode(node: UnplacedNode): ElkNode {
  return {
    id: node.id,
    width: size.node.width,
    height: node.lines.length * size.node.line + size.node.padding,
  };
}

/** Ways to the end cross the whole picture: their labels are told, not drawn. */
function unplacedEdge(edge: UnplacedEdge, flipped: boolean): ElkExtendedEdge {
  const text = edge.label === undefined || edge.kind === 'close' ? [] : lines(edge.label, size.label.lineLength);
  const width = Math.ceil(Math.max(0, ...text.map((line) => line.length)) * size.label.character);
  return {
    id: edge.id,
    sources: [flipped ? edge.to : edge.from],
    targets: [flipped ? edge.from : edge.to],
    layoutOptions: { 'elk.layered.priority.straightness': straightness(edge) },
    labels: text.length > 0 ? [{ text: text.join('\n'), width, height: text.length * size.label.line }] : [],
  };
}

/** The way from level to level should run straight down. */
function straightness({ kind, to }: UnplacedEdge): string {
  if (kind === 'close') return '1';
  return to.startsWith('level:') && kind !== 'return' ? '20' : '5';
}

function placedNode(node: UnplacedNode, place: ElkNode | undefined): DiagramNode {
  const { x = 0, y = 0, width = 0, height = 0 } = place ?? {};
  return { ...node, x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
}

function placedEdge(edge: UnplacedEdge, route: ElkExtendedEdge | undefined, flipped: boolean): DiagramEdge {
  const points = (route?.sections ?? []).flatMap(pointsOf);
  const label = route?.labels?.[0];
  return {
    ...edge,
    points: flipped ? points.toReversed() : points,
    ...(label && {
      labelBox: {
        lines: (label.text ?? '').split('\n'),
        x: Math.round(label.x ?? 0),
        y: Math.round(label.y ?? 0),
        width: Math.round(label.width ?? 0),
        height: Math.round(label.height ?? 0),
      },
    }),
  };
}

function pointsOf({ startPoint, bendPoints = [], endPoint }: ElkEdgeSection): [number, number][] {
  return [startPoint, ...bendPoints, endPoint].map(({ x, y }) => [Math.round(x), Math.round(y)]);
}
