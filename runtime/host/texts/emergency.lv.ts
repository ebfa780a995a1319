/** Looking into a file with which one has no business. */
export const emergency = {
  title: 'Ārkārtas piekļuve',
  link: 'Ārkārtas piekļuve',
  intro:
    'Lietojiet to tikai tad, kad bērnam draud briesmas un nav laika sazināties ar iestādi, kas lietu ved. Lietu varēsiet tikai lasīt.',
  told: (hours: number) =>
    `Piekļuve ilgst ${hours} h. To, ka skatījāties un kāpēc, redzēs visi lietas dalībnieki un tie, kas pašvaldībā to uzrauga; ierakstu nevar izdzēst.`,
  about: 'Lietas numurs vai bērna vārds un uzvārds',
  aboutHint: 'Tieši tā, kā rakstīts lietā. Meklēt pēc daļas nevar.',
  reason: 'Iemesls',
  reasonHint: 'Kas noticis un kāpēc lieta jāredz tieši tagad. Bērna vārdu nerakstiet.',
  open: 'Atvērt lietu lasīšanai',
  opened: 'Lieta ir atvērta lasīšanai',
  by: (name: string, body: string) => (name.includes(body) ? name : `${name}, ${body}`),
  times: (from: string, to: string) => `no ${from} līdz ${to}`,
  why: 'Iemesls',
};
