/** Files, papers, calendars. */
import { z } from 'zod';
import * as api from './shapes/index.ts';
import { asFile, asForm, asJson, errors, key } from './describe.ts';

const format = z.enum(['pdf', 'docx']);
const referral = z.object({ id: key, referral: key });
const document = z.object({ id: key, seq: api.seqParam, document: key });

const paper = {
  200: asFile('Datne', 'application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'),
  ...errors,
};
const signed = { 200: asJson(api.SignedDocuments), ...errors };
const calendar = { 200: asFile('iCalendar', 'text/calendar'), ...errors };
const feed = { 200: asJson(api.CalendarFeed), ...errors };

/** The parts are read as a stream, in their order. 413 too large, 415 wrong kind, 422 infected, 503 not-scanned */
export const addAttachment = {
  method: 'post',
  path: '/attachments',
  description: 'The file is the last part.',
  request: {
    body: asForm(
      {
        act: 'Key of the act',
        field: 'page.field or page.group.field',
        case: 'Id of the case, unless the act opens one',
      },
      ['case'],
    ),
  },
  responses: { 200: asJson(api.Attachment), ...errors },
} as const;

export const readAttachment = {
  method: 'get',
  path: '/attachments/{id}',
  request: { params: z.object({ id: z.string().max(100) }) },
  responses: {
    200: {
      ...asFile('Datne', 'application/octet-stream'),
      headers: {
        'X-Riciba-Unchecked': { description: '1: nobody could look for viruses in it yet', schema: { type: 'string' } },
      },
    },
    ...errors,
  },
} as const;

export const readLetter = {
  method: 'get',
  path: '/cases/{id}/letters/{referral}/{format}',
  request: { params: referral.extend({ format }) },
  responses: paper,
} as const;

/** A document that the act of this number made. */
export const readDocument = {
  method: 'get',
  path: '/cases/{id}/documents/{seq}/{document}/{format}',
  request: { params: document.extend({ format }) },
  responses: paper,
} as const;

export const readSignedLetters = {
  method: 'get',
  path: '/cases/{id}/letters/{referral}/signed',
  request: { params: referral },
  responses: signed,
} as const;

export const readSignedDocuments = {
  method: 'get',
  path: '/cases/{id}/documents/{seq}/{document}/signed',
  request: { params: document },
  responses: signed,
} as const;

/** 403, 413, 415, 422 not-signed */
export const addSignedLetter = {
  method: 'post',
  path: '/cases/{id}/letters/{referral}/signed',
  request: { params: referral, body: asForm() },
  responses: signed,
} as const;

/** 403, 413, 415, 422 not-signed */
export const addSignedDocument = {
  method: 'post',
  path: '/cases/{id}/documents/{seq}/{document}/signed',
  request: { params: document, body: asForm() },
  responses: signed,
} as const;

export const readMeeting = {
  method: 'get',
  path: '/cases/{id}/meetings/{run}',
  request: { params: z.object({ id: key, run: key }) },
  responses: calendar,
} as const;

/** Whether one's due dates can be read by a calendar. */
export const readFeed = { method: 'get', path: '/calendar', responses: feed } as const;
/** With a new secret address, told this once. */
export const openFeed = { method: 'post', path: '/calendar', responses: feed } as const;
export const closeFeed = { method: 'delete', path: '/calendar', responses: feed } as const;

/** The due dates; whoever knows the address may read them. */
export const readDueDates = {
  method: 'get',
  path: '/calendar/{token}',
  request: { params: z.object({ token: z.string().max(100) }) },
  responses: calendar,
} as const;
