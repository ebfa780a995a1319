/** Reports, what could not be sent, how long cases are kept, definitions, whether the server is well. */
import { z } from 'zod';
import type { Definition } from '../../definition/index.ts';
import * as api from './shapes/index.ts';
import { asFile, asJson, body, errors } from './describe.ts';

/** Those that this post may read. */
export const readReports = {
  method: 'get',
  path: '/reports',
  responses: { 200: asJson(z.array(api.ReportName)), ...errors },
} as const;

const report = { params: z.object({ key: z.string().min(1).max(100) }), query: api.ReportQuery };

/** 404 also when it is not for this post. */
export const readReport = {
  method: 'get',
  path: '/reports/{key}',
  request: report,
  responses: { 200: asJson(api.ReportView), ...errors },
} as const;

/** The same as a table for a spreadsheet. */
export const readReportTable = {
  method: 'get',
  path: '/reports/{key}/csv',
  request: report,
  responses: { 200: asFile('Tabula (CSV, semikoli, UTF-8)', 'text/csv'), ...errors },
} as const;

/** For an operator. */
export const readGivenUp = {
  method: 'get',
  path: '/outbox',
  responses: { 200: asJson(api.GivenUpList), ...errors },
} as const;

export const settleGivenUp = {
  method: 'post',
  path: '/outbox',
  request: { body: body(api.SettleGivenUp) },
  responses: { 200: asJson(z.object({})), ...errors },
} as const;

/** For whoever keeps the records. */
export const readRetention = {
  method: 'get',
  path: '/retention',
  request: { query: api.KeptQuery },
  responses: { 200: asJson(api.KeptList), ...errors },
} as const;

/** 404 where there is no such case, or it is not held. */
export const holdCase = {
  method: 'post',
  path: '/retention',
  request: { body: body(api.HoldCase) },
  responses: { 200: asJson(z.object({})), ...errors },
} as const;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its shape is definition.schema.json's
const AnyDefinition = z.record(z.string(), z.unknown()) as unknown as z.ZodType<Definition>;
const hash = z.string().max(100);

/** Immutable, cacheable; anybody may read it. */
export const readDefinition = {
  method: 'get',
  path: '/definitions/{hash}',
  request: { params: z.object({ hash }) },
  responses: { 200: asJson(AnyDefinition, 'Definīcija (definition.schema.json)'), ...errors },
} as const;

/** The compiled validators of a form, an ES module; revalidated, as a later build may compile them anew. */
export const readValidators = {
  method: 'get',
  path: '/definitions/{hash}/validators/{file}',
  request: { params: z.object({ hash, file: z.string().max(100) }) },
  responses: {
    200: asFile('Veidlapas pārbaudes, ES modulis', 'text/javascript'),
    304: { description: 'Tās pašas' },
    ...errors,
  },
} as const;

const Status = z.object({ status: z.string() });

/** It answers. */
export const readHealth = { method: 'get', path: '/health', responses: { 200: asJson(Status) } } as const;

/** Its database is there and of its version. */
export const readReadiness = {
  method: 'get',
  path: '/ready',
  responses: { 200: asJson(Status), 503: asJson(Status, 'Vēl nav gatavs') },
} as const;
