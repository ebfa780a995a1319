/** How a case runs: pure functions of definition, state, actor and directory. Runs in Node and in the browser. */
export type * from './types.ts';
export type { Channel } from './channel.ts';
export { accessRules, hasBusiness, maySee, type View, view, waiting, withBusiness } from './access.ts';
export { apply, fold } from './apply.ts';
export { isAmong } from './assigned.ts';
export { named, owing } from './debtors.ts';
export { emergencyRefused, openEmergency } from './emergency.ts';
export { explainDue } from './deadlines.ts';
export { type FirstItems, firstItems, itemsOf, lastAgenda } from './agenda.ts';
export { about, type Facts, firstAnswers, prefill, readableFacts } from './facts.ts';
export { type Change, onlyFromNow } from './migrate/changes.ts';
export { migrate, type Migrated, type Reign, type Unmigrated } from './migrate/migrate.ts';
export { definitionsOf, stretches } from './migrate/stretches.ts';
export { groupFileOf, hadFirstMeeting } from './group-files.ts';
export { nameless } from './nameless.ts';
export { offers } from './offers.ts';
export { recipients } from './referrals.ts';
export { redate } from './redate.ts';
export { periodsUpTo } from './report-period.ts';
export { report, ReportCounter, type ReportedCount, type ReportPeriod, reportsFor } from './report.ts';
export { step } from './step.ts';
export { tick, wakesAt } from './tick.ts';
export { endOfToday, localDay, worldOf } from './world.ts';
export {
  bodyName,
  describeAssigned,
  describeEvent,
  describeObligation,
  describeOwed,
  describeProgress,
  describeWhere,
  withMeeting,
} from './texts.ts';
