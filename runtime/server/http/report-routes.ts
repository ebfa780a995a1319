import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import * as contract from '../contract/index.ts';
import { listReports, readReport, reportCsv } from '../cases/reports.ts';
import { actorOf, type Env } from './context.ts';

/** The counts of reports, as data and for a spreadsheet. */
export function addReports(app: OpenAPIHono<Env>): void {
  app.openapi(createRoute(contract.readReports), (c) => c.json(listReports(c.get('services'), actorOf(c)), 200));
  app.openapi(createRoute(contract.readReport), async (c) => {
    const { key } = c.req.valid('param');
    return c.json(await readReport(c.get('services'), actorOf(c), key, c.req.valid('query')), 200);
  });
  app.openapi(createRoute(contract.readReportTable), async (c) => {
    const { key } = c.req.valid('param');
    const view = await readReport(c.get('services'), actorOf(c), key, c.req.valid('query'), 'report-csv');
    return c.body(reportCsv(view), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${key}_${view.from}_${view.to}.csv"`,
    });
  });
}
