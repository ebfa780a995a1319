import type { CaseView } from '../../server/contract/shapes/index.ts';
import type { Definition, Diagram, DiagramNode, Level } from '../../definition/index.ts';

/** How far a case is at one place of its scheme. */
export type Standing = 'active' | 'waiting' | 'done' | 'none';

type Run = CaseView['levels'][number];

/** The latest stay at a level, if the case was there. */
export function latestRun(view: CaseView, level: string): Run | undefined {
  return view.levels.findLast((run) => run.level === level);
}

const ofReferral = { sent: 'waiting', acknowledged: 'active', refused: 'done', done: 'done' } as const;

/** Where the case stands at a node of the diagram. What this post may not see counts as not reached. */
export function standingAt(view: CaseView, definition: Definition, node: DiagramNode): Standing {
  switch (node.kind) {
    case 'level':
    case 'participant':
      return latestRun(view, node.level ?? '')?.status ?? 'none';
    case 'recipient': {
      const name = definition.institutions.find((institution) => institution.key === node.institution)?.label
        .nominative;
      const referral = view.referrals.findLast(
        (sent) => sent.institution === node.institution || (sent.institution === undefined && sent.toName === name),
      );
      return referral ? ofReferral[referral.status] : 'none';
    }
    case 'entry':
      return view.timeline.some((entry) => `entry:${entry.act}` === node.id) ? 'done' : 'none';
    case 'end':
      return view.status === 'closed' ? 'done' : 'none';
  }
  return node.kind satisfies never;
}

/** The levels that a file of its kind may come to: those of its track. Without tracks, all of them. */
export function levelsFor(view: CaseView, definition: Definition): Level[] {
  const first = definition.tracks?.[0]?.key;
  const own = trackOf(view, definition);
  return definition.levels.filter((level) => (level.track ?? first) === own);
}

/** How a file of its kind goes. */
export function diagramFor(view: CaseView, definition: Definition): Diagram | undefined {
  const own = trackOf(view, definition);
  return definition.diagrams.find(({ track }) => track === own);
}

/** Key of the kind of file it is; undefined where all are of one kind. */
function trackOf({ track }: CaseView, { tracks = [] }: Definition): string | undefined {
  return (tracks.find(({ label }) => label === track) ?? tracks[0])?.key;
}
