import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { CaseView } from '../../server/contract/shapes/index.ts';
import type { Definition, Diagram, DiagramEdge, DiagramNode } from '../../definition/index.ts';
import { formatDate } from '../format/dates.ts';
import { caseTexts as texts, levelStatuses } from '../texts/case.lv.ts';
import { diagramFor, latestRun, levelsFor, type Standing, standingAt } from './standing.ts';

const margin = 24;
const lineHeight = 17;
const marks: Record<Standing, string> = { active: '●', waiting: '◷', done: '✓', none: '' };

/** Where the case stands: each level in words, then the scheme drawn, told by colour, words and pattern. */
export function CaseDiagram(props: { view: CaseView; definition: Definition }): ReactNode {
  const diagram = diagramFor(props.view, props.definition);
  return (
    <>
      <LevelList {...props} />
      {diagram ? <Drawing {...props} diagram={diagram} /> : null}
    </>
  );
}

function Drawing(props: { view: CaseView; definition: Definition; diagram: Diagram }): ReactNode {
  const { view, definition, diagram } = props;
  const id = useId();
  const frame = useRef<HTMLElement>(null);
  const at = (standing: Standing): DiagramNode | undefined =>
    diagram.nodes.find((node) => standingAt(view, definition, node) === standing);
  const here = at('active') ?? at('waiting');
  const [x, y] = here ? [here.x + here.width / 2 + margin, here.y + here.height / 2 + margin] : [0, 0];
  useEffect(() => {
    const { current } = frame;
    if (!current) return undefined;
    // At once, and whenever there is more or less room: a telephone was turned.
    const room = new ResizeObserver(() => {
      current.scrollTo(x - current.clientWidth / 2, y - current.clientHeight / 2);
    });
    room.observe(current);
    return () => room.disconnect();
  }, [x, y]);
  return (
    <>
      <p className="muted no-print">{texts.diagramHint}</p>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section ref={frame} className="diagram-scroll" aria-label={texts.diagram} tabIndex={0}>
        <svg
          className="diagram"
          role="img"
          aria-labelledby={`${id}-title`}
          width={diagram.width + 2 * margin}
          height={diagram.height + 2 * margin}
          viewBox={`${-margin} ${-margin} ${diagram.width + 2 * margin} ${diagram.height + 2 * margin}`}
        >
          <title id={`${id}-title`}>{`${texts.diagram}: ${view.track ?? definition.scheme.label}`}</title>
          <defs>
            <marker
              id={`${id}-arrow`}
              viewBox="0 0 10 10"
              refX="9"
              refY="5"
              markerWidth="8"
              markerHeight="8"
              orient="auto"
            >
              <path d="M0 0 10 5 0 10z" className="arrow" />
            </marker>
            <pattern
              id={`${id}-hatch`}
              width="8"
              height="8"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <path d="M0 0V8" className="hatch" />
            </pattern>
          </defs>
          {diagram.edges.map((edge) => (
            <Edge key={edge.id} edge={edge} arrow={`url(#${id}-arrow)`} />
          ))}
          {diagram.nodes.map((node) => (
            <Node key={node.id} node={node} standing={standingAt(view, definition, node)} hatch={`url(#${id}-hatch)`} />
          ))}
        </svg>
      </section>
    </>
  );
}

function Edge({ edge, arrow }: { edge: DiagramEdge; arrow: string }): ReactNode {
  const path = edge.points.map(([x, y]) => `${x},${y}`).join(' ');
  return (
    <g className={`edge edge-${edge.kind}${edge.assumed ? ' edge-assumed' : ''}`}>
      <polyline points={path} markerEnd={arrow} />
      {edge.labelBox ? (
        <Lines
          lines={edge.labelBox.lines}
          x={edge.labelBox.x + edge.labelBox.width / 2}
          y={edge.labelBox.y + edge.labelBox.height / 2}
          className="edge-label"
          height={14}
        />
      ) : null}
    </g>
  );
}

interface LinesProps {
  lines: string[];
  /** Middle of the text. */
  x: number;
  y: number;
  height: number;
  className: string;
}

function Lines({ lines, x, y, height, className }: LinesProps): ReactNode {
  const first = y - ((lines.length - 1) * height) / 2;
  return (
    <text className={className} textAnchor="middle" dominantBaseline="central">
      {lines.map((line, index) => (
        <tspan key={line} x={x} y={first + index * height}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

function Node({ node, standing, hatch }: { node: DiagramNode; standing: Standing; hatch: string }): ReactNode {
  const { x, y, width, height } = node;
  const rounding = node.kind === 'end' || node.kind === 'entry' ? height / 2 : 8;
  const words = `${marks[standing]} ${levelStatuses[standing]}`;
  const badge = words.length * 6.6 + 14;
  return (
    <g className={`node node-${node.kind} node-${standing}`}>
      <rect className="node-box" x={x} y={y} width={width} height={height} rx={rounding} />
      {standing === 'waiting' ? <rect x={x} y={y} width={width} height={height} rx={rounding} fill={hatch} /> : null}
      <Lines lines={node.lines} x={x + width / 2} y={y + height / 2} height={lineHeight} className="node-text" />
      {standing === 'none' ? null : (
        <>
          <rect className="badge" x={x + width / 2 - badge / 2} y={y - 11} width={badge} height={20} rx={10} />
          <text className="badge-text" x={x + width / 2} y={y - 1} textAnchor="middle" dominantBaseline="central">
            {words}
          </text>
        </>
      )}
    </g>
  );
}

/** The same in words: each level, how far the case is there, who acts, since when. */
function LevelList({ view, definition }: { view: CaseView; definition: Definition }): ReactNode {
  return (
    <ol className="plain levels" aria-label={texts.levels}>
      {levelsFor(view, definition).map((level) => {
        const run = latestRun(view, level.key);
        const standing = run?.status ?? 'none';
        return (
          <li key={level.key} className={`level level-${standing}`}>
            <p>
              <span className={`tag tag-standing-${standing}`}>
                <span aria-hidden="true">{marks[standing]} </span>
                {standing === 'none' && view.whole ? texts.notReached : levelStatuses[standing]}
              </span>
            </p>
            <p>
              <strong>
                {level.number > 0 ? `${level.number}. ` : null}
                {level.label}
              </strong>
              {run ? (
                <span className="muted">
                  {' – '}
                  {texts.by}: {run.by}, {texts.since} {formatDate(run.openedAt)}
                  {run.endedAt ? ` ${texts.until} ${formatDate(run.endedAt)}` : null}
                </span>
              ) : null}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
