import type { ValidationChecks } from 'langium';
import type { RicibaAstType } from '../generated/ast.ts';
import type { RicibaCoreServices } from '../services.ts';
import * as abolished from './abolished.ts';
import * as acts from './acts.ts';
import * as checklists from './checklists.ts';
import * as citations from './citations.ts';
import * as conditions from './conditions.ts';
import * as counts from './counts.ts';
import * as duties from './duties.ts';
import * as documents from './documents.ts';
import * as forms from './forms.ts';
import * as groups from './groups.ts';
import * as institutions from './institutions.ts';
import * as levels from './levels.ts';
import * as overlays from './overlays.ts';
import * as names from './names.ts';
import * as reports from './reports.ts';
import * as statements from './statements.ts';
import * as terms from './terms.ts';
import * as scenarios from './scenarios.ts';

/** All rules, by the sentence they are about. `must` is an error, `should` a warning or a remark. */
const rules: ValidationChecks<RicibaAstType> = {
  SchemeText: [
    names.namesMustBeClear,
    names.sentencesMustNotRepeat,
    levels.levelNumbersMustDiffer,
    levels.levelsShouldBeReachable,
    abolished.institutionsShouldExist,
  ],
  Citation: [names.dateMustExist, citations.citedActShouldBeKnown],
  ValidFrom: names.dateMustExist,
  Approval: names.dateMustExist,
  OwnAct: names.dateMustExist,
  Institution: [
    institutions.onlyGroupsMustHaveSeats,
    institutions.casesMustNotRepeat,
    terms.calendarMustNotRepeat,
    groups.groupShouldSayHowItWorks,
    groups.severalGroupsMustBeToldApart,
    groups.groupThatActsMustMeet,
    groups.groupRulesMustNotRepeat,
  ],
  Extension: [
    institutions.onlyGroupsMustHaveSeats,
    institutions.extensionMustNameItsKind,
    institutions.casesMustNotRepeat,
    terms.calendarMustNotRepeat,
    groups.groupShouldSayHowItWorks,
    groups.severalGroupsMustBeToldApart,
    groups.groupThatActsMustMeet,
    groups.groupRulesMustNotRepeat,
  ],
  Seat: groups.seatMustBeFillable,
  ChairChoice: [groups.chairMustBeChoosable, groups.numberMustCount],
  Quorum: [groups.quorumMustBePossible, groups.numberMustCount],
  Meetings: groups.numberMustCount,
  DefaultForm: groups.meetingFormShouldAsk,
  Role: institutions.casesMustNotRepeat,
  Party: institutions.casesMustNotRepeat,
  Emails: institutions.emailMustBeAnAddress,
  CodeList: [forms.listMustHaveCodes, checklists.pointsShouldBeComplete],
  Form: [forms.formMustHavePages, forms.formClausesMustNotRepeat],
  Page: forms.pageMustHaveFields,
  Part: forms.pageMustHaveFields,
  Field: [
    forms.modifiersMustNotRepeat,
    checklists.workedOutMustNotBeAsked,
    checklists.raisedMustBeBanded,
    checklists.stepsMustHavePlaces,
  ],
  FormulaTerm: checklists.formulaMustHaveNumbers,
  FieldPath: checklists.formulaMustBeInReach,
  Banded: checklists.bandsMustFit,
  First: levels.noticeMustNameRole,
  FieldType: [
    groups.seatsMustBeOfGroup,
    forms.repetitionMustHaveFields,
    forms.repetitionMustNotNest,
    forms.boundsMustBeInOrder,
    forms.filesMustBeTakeable,
  ],
  Comparison: [
    checklists.conditionMustNotEnterRepetition,
    conditions.operatorMustFitTheField,
    conditions.valuesShouldDiffer,
    conditions.fieldMustBeInReach,
    conditions.fieldOfConditionShouldBeRequired,
    counts.comparedMustBeANumber,
    counts.numberShouldBePossible,
  ],
  QuantityComparison: counts.comparedMustBeANumber,
  Total: [counts.totalMustBeOfNumbers, counts.countShouldHaveWindow],
  Happening: counts.countShouldHaveWindow,
  Window: counts.windowMustBeCountable,
  SomeOf: counts.enoughMustBeThere,
  BinaryCondition: counts.andOrShouldHaveBrackets,
  DayValue: duties.dayMustBeADate,
  Value: conditions.valueMustFitTheField,
  Level: [levels.levelMustHavePerformer, levels.levelShouldHaveExit, levels.participantShouldHaveNoOutcomes],
  Performer: [levels.performersMustBeOfOneInstitution, terms.dutiesMustFit],
  Duty: terms.termShouldBeInOrder,
  Term: [terms.termMustHaveOneAmount, terms.termShouldBeInOrder, terms.termMustHaveCalendar],
  Amount: [terms.daysMustBeNamed, terms.amountMustBeCountable],
  Document: [documents.documentMustHaveText, documents.documentShouldBeMade],
  Heading: documents.textMustNameThings,
  Paragraph: documents.textMustNameThings,
  Subject: documents.textMustNameThings,
  EachEntry: [documents.textMustNameThings, documents.entriesMustRepeat],
  FieldList: documents.listedFieldsMustBeReadable,
  AddressedTo: documents.addresseeShouldHaveDative,
  DutyBlock: [
    duties.dutyMustBeWhole,
    duties.dutyMustNotRepeat,
    duties.dutyShouldHaveTerm,
    duties.reminderShouldHaveTerm,
    statements.standingDutyIsTold,
    statements.textShouldNotRepeatItself,
  ],
  Report: [
    reports.reportMustBeWhole,
    reports.reportMustNotRepeat,
    reports.smallCountsShouldBeHidden,
    reports.rowsShouldDiffer,
  ],
  SmallCounts: reports.limitMustHideSomething,
  ReportRow: [reports.reportMustNotRepeat, reports.rowClausesMustFit, reports.rowShouldHappen],
  RowSplit: reports.splitMustFit,
  DutyTrigger: duties.triggerShouldHappen,
  TermBefore: [duties.dayMustBeADate, duties.termBeforeMustNameAct],
  DatedBy: duties.dayMustBeADate,
  FirstDo: duties.firstActMustBePossible,
  ToLevel: duties.levelMustBeOfTheTrack,
  Beside: duties.levelMustBeOfTheTrack,
  Participation: [levels.levelMustNotParticipateForItself, duties.levelMustNotParticipateInTurn],
  Reopening: acts.clausesMustNotRepeat,
  Entry: [acts.clausesMustNotRepeat, statements.textShouldNotRepeatItself],
  Option: [acts.clausesMustNotRepeat, acts.optionMustHaveOneEffect, statements.textShouldNotRepeatItself],
  Outcome: [acts.clausesMustNotRepeat, acts.outcomeMustHaveOneEffect],
  Referral: [institutions.recipientShouldHaveEmail, levels.otherwiseMustHaveAlternative],
  Recipient: [
    institutions.recipientShouldHaveDative,
    conditions.conditionMustHaveForm,
    levels.levelMustBeTheRecipients,
    duties.levelMustBeOfTheTrack,
    terms.dutiesMustFit,
  ],
  Statement: [statements.betweenMustNameSeveral, statements.textShouldNotRepeatItself],
  Does: statements.textShouldNotRepeatItself,
  OutcomeName: statements.textShouldNotRepeatItself,
  Scenario: [scenarios.bodyNamesMustDiffer, scenarios.storyMustGoForward, scenarios.storyShouldExpectSomething],
  StoryStep: [scenarios.momentMustExist, scenarios.channelMustBeKnown],
  StoryBody: groups.groupOfStoryMustHaveTerritory,
  StoryActor: scenarios.actorMustBeClear,
  OpeningAct: scenarios.actMustBeTheirs,
  LevelAct: [scenarios.actMustBeTheirs, scenarios.actMustBeClear],
  InformingAct: scenarios.noticeMustBeAsked,
  RequestingAct: scenarios.requestMustReachParticipant,
  StoryAnswer: scenarios.answerMustFitTheField,
  RowAnswer: scenarios.answerMustFitTheField,
  GroupAct: groups.groupMustBeClear,
};

/**
 * Rules about sentences that change a base: they are about the text as it was written. All others are asked of what
 * it means together with its bases (overlay/validator.ts).
 */
export const overlayCategory = 'overlay';

const overlayRules: ValidationChecks<RicibaAstType> = {
  SchemeText: overlays.overridesMustStandInAmendments,
  Removal: overlays.removalMustNameItsWay,
  Validity: [overlays.periodMustNotBeEmpty, overlays.daysMustExist],
  ValidFrom: overlays.periodMustNotBeEmpty,
  BasedOn: names.basesMustNotBeCircular,
};

export function registerChecks(services: RicibaCoreServices): void {
  services.validation.ValidationRegistry.register(rules);
  services.validation.ValidationRegistry.register(overlayRules, undefined, overlayCategory);
}
