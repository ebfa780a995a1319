import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import * as api from '../api.ts';
import { listReports, readReport, reportCsv } from '../reports.ts';
import { actorOf, type Env } from './context.ts';

const problem = { description: 'Kļūda, latviski', content: { 'application/json': { schema: api.Problem } } };
const request = { params: z.object({ key: z.string().min(1).max(100) }), query: api.ReportQuery };

/** The counts of reports, as data and for a spreadsheet. */
export function addReports(app: OpenAPIHono<Env>): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/reports',
      responses: {
        200: { description: 'OK', content: { 'application/json': { schema: z.array(api.ReportName) } } },
        default: problem,
      },
    }),
    (c) => c.json(listReports(c.get('services'), actorOf(c)), 200),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/reports/{key}',
      request,
      responses: {
        200: { description: 'OK', content: { 'application/json': { schema: api.ReportView } } },
        default: problem,
      },
    }),
    async (c) => {
      const { key } = c.req.valid('param');
      return c.json(await readReport(c.get('services'), actorOf(c), key, c.req.valid('query')), 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/reports/{key}/csv',
      request,
      responses: {
        200: { description: 'Tabula (CSV, semikoli, UTF-8)', content: { 'text/csv': { schema: z.string() } } },
        default: problem,
      },
    }),
    async (c) => {
      const { key } = c.req.valid('param');
      const view = await readReport(c.get('services'), actorOf(c), key, c.req.valid('query'), 'report-csv');
      return c.body(reportCsv(view), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${key}_${view.from}_${view.to}.csv"`,
      });
    },
  );
}
