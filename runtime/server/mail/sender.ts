import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { wayTo } from './carrier.ts';
import type { MailSettings } from './letter.ts';

/** What the handler of this name asks stands where a login of one's own may: after the way is safe and who we are is known. */
const asking = 'SENDER';

/**
 * Asks a mail server whether it takes letters from the address they come from; none is sent.
 * @returns the code of its answer to MAIL FROM: 250 where it does (RFC 5321, 4.2)
 * @throws what a letter's sending throws when the server is away, or does not know its user
 */
export async function askSender(settings: MailSettings): Promise<number> {
  let status = 0;
  const { auth, ...way } = wayTo(settings);
  const connection = new SMTPConnection({
    ...way,
    customAuth: {
      [asking]: async (dialog) => {
        ({ status } = await dialog.sendCommand(`MAIL FROM:<${settings.from}>`));
        await dialog.sendCommand('RSET');
        return true;
      },
    },
  });
  try {
    await new Promise<void>((done, failed) => {
      connection.once('error', failed);
      connection.connect((error) => (error ? failed(error) : done()));
    });
    if (auth) await login(connection, { ...auth });
    await login(connection, { type: 'custom', method: asking, user: '', pass: '' });
    return status;
  } finally {
    connection.quit();
    connection.close();
  }
}

function login(connection: SMTPConnection, who: SMTPConnection.AuthenticationType): Promise<void> {
  return new Promise((done, failed) => {
    connection.once('error', failed);
    connection.login(who, (error) => (error ? failed(error) : done()));
  });
}
