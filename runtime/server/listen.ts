import type { Server } from 'node:http';
import { codeOf, StartError } from './failure.ts';

/**
 * Opens a port. Gives its address.
 * @param port 0: any free one
 * @param setting what names it, for whoever must choose another
 * @throws StartError where it is taken or cannot be had
 */
export function listen(server: Server, host: string, port: number, setting: string): Promise<string> {
  return new Promise((done, fail) => {
    server.once('error', (error) => {
      const code = codeOf(error);
      fail(
        code === 'EADDRINUSE'
          ? new StartError(
              `Ports ${port} jau ir aizņemts. Norādiet citu (${setting}), piemēram, ${port + 1}.`,
              `Port ${port} is taken. Name another (${setting}), e.g. ${port + 1}.`,
            )
          : new StartError(
              `Adresē ${host}:${port} neizdevās klausīties (${code}).`,
              `Could not listen on ${host}:${port} (${code}).`,
            ),
      );
    });
    server.listen(port, host, () => {
      const address = server.address();
      const actual = typeof address === 'object' && address ? address.port : port;
      done(`http://${host.includes(':') ? `[${host}]` : host}:${actual}`);
    });
  });
}
