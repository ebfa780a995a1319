import { isApproval, isCitation, isTerritory, isValidFrom, isVersion, type SchemeText } from '../generated/ast.ts';
import type { DefaultKind, Scheme } from '../model.ts';
import { levelsIn } from '../references/acts.ts';
import { areTextsEnglish, headerOf, withBases } from '../references/visible.ts';
import { isDefaultForm, isForm } from '../generated/ast.ts';
import { buildCitation } from './citation.ts';
import { buildDocuments } from './document.ts';
import { buildDuties, buildTracks } from './duty.ts';
import { buildForm, buildRetention } from './form.ts';
import { buildInstitutions, buildParties } from './institution.ts';
import { buildLevel } from './level.ts';
import { buildLists } from './list.ts';
import { type FileNames, headOf } from './place.ts';
import { buildReports } from './report.ts';
import { buildStatements } from './statement.ts';

const defaultKinds: Record<string, DefaultKind> = {
  every_outcome_needs: 'outcome',
  every_notice_needs: 'notice',
  every_written_notice_needs: 'writtenNotice',
  every_feedback_needs: 'feedback',
  every_refusal_needs: 'refusal',
  every_request_needs: 'request',
  every_agenda_needs: 'agenda',
  every_moved_meeting_needs: 'movedMeeting',
  all_minutes_need: 'minutes',
  every_meeting_without_quorum_needs: 'meetingWithoutQuorum',
  every_election_needs: 'election',
  every_appointment_needs: 'appointment',
  every_signature_needs: 'signature',
  every_invitation_needs: 'invitation',
  every_disagreement_needs: 'disagreement',
  every_finished_task_needs: 'finishedTask',
};

/**
 * The scheme a checked text means, with everything it takes over from its bases.
 * The text must be free of errors: every name is resolved and every required part is there.
 */
export function buildScheme(text: SchemeText, files: FileNames): Scheme {
  const texts = withBases(text);
  const sentences = texts.flatMap((each) => each.sentences);
  const header = headerOf(text);
  const retention = buildRetention(texts, files);
  const documents = buildDocuments(texts, files);
  const reports = buildReports(texts, files);
  return {
    name: text.name,
    label: text.label,
    ...(areTextsEnglish(text) && { language: 'en' as const }),
    version: header.find(isVersion)?.version,
    validFrom: header.find(isValidFrom)?.date,
    validUntil: header.find(isValidFrom)?.until,
    approvals: header.filter(isApproval).map(({ document, date, number }) => ({ document, date, number })),
    territory: header.filter(isTerritory).flatMap((territory) => territory.units),
    basis: header.filter(isCitation).map(buildCitation),
    statements: buildStatements(texts, files),
    institutions: buildInstitutions(texts, files),
    parties: buildParties(texts, files),
    lists: buildLists(texts, files),
    forms: sentences.filter(isForm).map((form) => buildForm(form, files)),
    tracks: buildTracks(texts, files),
    ...(retention.length > 0 && { retention }),
    ...(documents.length > 0 && { documents }),
    levels: levelsIn(texts)
      .map((level) => buildLevel(level, files))
      .toSorted((a, b) => a.number - b.number),
    duties: buildDuties(texts, files),
    ...(reports.length > 0 && { reports }),
    // A later text overrides what its base asks for.
    defaults: Object.fromEntries(
      sentences.filter(isDefaultForm).map(({ kind, form }) => [defaultKinds[kind], form.ref!.name]),
    ),
    at: headOf(text, files),
  };
}
