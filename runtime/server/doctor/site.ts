import type { Context, Given } from '../commands/context.ts';
import { readConfig } from '../config.ts';
import { wayCodeOf, wayWords } from '../failure.ts';
import { isLoopback } from '../http/hosts.ts';
import { type Check, type Finding, grave, warning, well } from './finding.ts';

const patienceMs = 10_000;

/** Settings of how the server is reached, of which the other checks do not tell. */
const own = ['RICIBA_PORT', 'RICIBA_HOST', 'RICIBA_DRAIN', 'RICIBA_PROXIES', 'RICIBA_HTTPS', 'RICIBA_PUBLIC'];

/** Whether visitors come to the server by the address that stands in e-mails. */
export const site: Check<[Given, Context]> = {
  latvian: 'Vietnes adrese',
  english: 'Address of the site',
  look: async (_given, { env }) => {
    // How people sign in is another check: here a demonstration is as good.
    const { secure, publicNames } = readConfig(['--demo'], Object.fromEntries(own.map((name) => [name, env[name]])));
    const address = env.RICIBA_SITE ?? '';
    if (!/^https?:/.test(address) || !URL.canParse(address)) return well;
    const { protocol, hostname } = new URL(address);
    const found: Finding[] = [];
    if ((protocol === 'https:') !== secure)
      found.push(
        ...warning(
          'RICIBA_SITE un RICIBA_HTTPS nesader: ja vietni apmeklē ar https, adrese sākas ar https:// un RICIBA_HTTPS ir 1.',
          'RICIBA_SITE and RICIBA_HTTPS do not agree: where it is visited by https, the address begins with https:// and RICIBA_HTTPS is 1.',
        ),
      );
    if (!isLoopback(hostname) && !publicNames.includes(hostname))
      found.push(
        ...grave(
          `serveris neatbild nosaukumam ${hostname}: pievienojiet to RICIBA_PUBLIC.`,
          `the server does not answer to the name ${hostname}: add it to RICIBA_PUBLIC.`,
        ),
      );
    return [...found, ...(await visited(address))];
  },
};

/** As a browser comes: through whatever stands before the server. */
async function visited(address: string): Promise<Finding[]> {
  const answer = await fetch(new URL('/api/health', address), { signal: AbortSignal.timeout(patienceMs) }).catch(
    (error: unknown) => wayCodeOf(error),
  );
  if (typeof answer === 'string') {
    const [latvian, english] = wayWords(answer);
    const tell = answer.includes('CERT') ? grave : warning;
    return tell(`no šī datora to nesasniedz: ${latvian}.`, `from this machine it is not reached: ${english}.`);
  }
  await answer.body?.cancel();
  if (answer.status === 200) return well;
  if (answer.status === 421)
    return grave(
      'starpniekserveris nenodod vietnes nosaukumu (galveni Host), vai tā nav RICIBA_PUBLIC.',
      'the proxy does not pass on the name of the site (the header Host), or it is not in RICIBA_PUBLIC.',
    );
  return warning(
    `atbild ${answer.status}: serveris nedarbojas, vai šajā adresē ir kas cits.`,
    `${answer.status} is answered: the server is off, or something else is at this address.`,
  );
}
