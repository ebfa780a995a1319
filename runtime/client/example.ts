/**
 * What another system may do: asks what waits for a post, and where each of those cases stands.
 *
 *   node runtime/client/example.ts http://127.0.0.1:4180 ozolu-direktore
 */
import { ApiError, createClient, keepingCookies } from '@riciba/runtime/client';

const [url = 'http://127.0.0.1:4180', post = 'ozolu-direktore'] = process.argv.slice(2);
const riciba = createClient({ url, send: keepingCookies() });

try {
  const session = await riciba.post('/session', { body: { post } });
  const { items, total } = await riciba.get('/inbox', { query: { page: 1 } });
  console.log(`${session.post?.name}: gaida ${total}`);
  for (const { number, text, due, case: id } of items) {
    const { levels } = await riciba.get('/cases/{id}', { path: { id } });
    const where = levels.filter(({ status }) => status === 'active').map(({ level }) => level);
    console.log(`${number}: ${text}; līdz ${due ?? 'nav noteikts'}; līmenī ${where.join(', ')}`);
  }
  await riciba.delete('/session');
} catch (error) {
  if (!(error instanceof ApiError)) throw error;
  console.error(`${error.status} ${error.problem.code}: ${error.message}`);
  process.exitCode = 1;
}
