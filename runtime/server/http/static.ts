import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { Env } from './context.ts';

const missing = `Lietotāja saskarne nav uzbūvēta. Palaidiet: npm run build -w runtime
The user interface is not built. Run: npm run build -w runtime
`;

/** The built host: files with a hash in their name for ever, the page itself never; any other address is the page. */
export function serveHost(app: Hono<Env>, folder: string): void {
  app.use('*', compress());
  app.get(
    '/assets/*',
    serveStatic({
      root: folder,
      onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
    (c) => c.notFound(),
  );
  const fresh = {
    onFound: (_path: string, c: { header(name: string, value: string): void }) => c.header('Cache-Control', 'no-store'),
  };
  app.get('*', serveStatic({ root: folder, ...fresh }), async (c, next) => {
    const page = 'index.html';
    if (!existsSync(join(folder, page))) return c.text(missing, 503);
    return await serveStatic<Env>({ root: folder, path: page, ...fresh })(c, next);
  });
}
