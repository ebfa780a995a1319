/** What waits, cases, acts, drafts, and who may be chosen. */
import { z } from 'zod';
import * as api from './shapes/index.ts';
import { asJson, body, done, errors, key } from './describe.ts';

const params = z.object({ id: key });

export const readInbox = {
  method: 'get',
  path: '/inbox',
  request: { query: api.InboxQuery },
  responses: { 200: asJson(api.Inbox), ...errors },
} as const;

/** Changes nothing; names do not belong in addresses. */
export const searchCases = {
  method: 'post',
  path: '/cases/search',
  request: { body: body(api.CaseSearch) },
  responses: { 200: asJson(api.CaseList), ...errors },
} as const;

/** 404 also when it is not yours. */
export const readCase = {
  method: 'get',
  path: '/cases/{id}',
  request: { params },
  responses: { 200: asJson(api.CaseView), ...errors },
} as const;

/** A file that is not yours, to read for some hours. 403, 404, 422 */
export const openInEmergency = {
  method: 'post',
  path: '/emergency',
  request: { body: body(api.EmergencyRequest) },
  responses: { 200: asJson(api.EmergencyOpened), ...errors },
} as const;

/** Acts by which this post may open a case. */
export const readOpenings = {
  method: 'get',
  path: '/openings',
  responses: { 200: asJson(z.array(api.Opening)), ...errors },
} as const;

/** Bodies of an institution, for a question whose answer is one. */
export const readBodies = {
  method: 'get',
  path: '/bodies',
  request: { query: z.object({ institution: z.string().max(100).optional() }) },
  responses: { 200: asJson(z.array(api.BodyName)), ...errors },
} as const;

/** 409 stale, definition-changed, submitted (the same id with other answers); 422 refused or answers wrong. */
export const perform = {
  method: 'post',
  path: '/commands',
  request: { body: body(api.CommandRequest) },
  responses: { 200: asJson(api.CommandResult), ...errors },
} as const;

/** One per post and id; `id` is made by draftId(). Null when there is none. */
export const readDraft = {
  method: 'get',
  path: '/drafts/{id}',
  request: { params },
  responses: { 200: asJson(api.Draft.nullable()), ...errors },
} as const;

/** 409 submitted; conflict: another form's draft is there, see `replace`. */
export const saveDraft = {
  method: 'put',
  path: '/drafts/{id}',
  request: { params, body: body(api.DraftRequest) },
  responses: { 200: asJson(api.Draft), ...errors },
} as const;

export const deleteDraft = {
  method: 'delete',
  path: '/drafts/{id}',
  request: { params },
  responses: done('Dzēsts'),
} as const;
