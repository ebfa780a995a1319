/** Latvian, for the codes that other servers and the way to them give. */
const reasons: Record<string, string> = {
  'no-address': 'amata vietai nav e-pasta adreses',
  'no-endpoint': 'šāda saņēmēja sarakstā vairs nav',
  'private-address': 'saņēmēja adrese ir iekšējā tīklā, kur sūtīt nav atļauts',
  EENVELOPE: 'e-pasta serveris adresi nepieņem',
  EMESSAGE: 'e-pasta serveris vēstuli nepieņem',
  EAUTH: 'e-pasta serveris neatzīst lietotāju vai paroli',
  ESOCKET: 'e-pasta serveris neatbild',
  ECONNECTION: 'serveris neatbild',
  ECONNREFUSED: 'serveris neatbild',
  ECONNRESET: 'serveris pārtrauca savienojumu',
  ENOTFOUND: 'servera nosaukumu neizdodas atrast',
  ETIMEDOUT: 'serveris neatbild laikus',
  EDNS: 'e-pasta servera nosaukumu neizdodas atrast',
  ETLS: 'ar e-pasta serveri neizdodas droši savienoties',
  HTTP: 'saņēmējs atbildēja ar kļūdu',
};

/** Why something was not sent, Latvian, from the code that is stored. */
export function explain(reason: string): string {
  const [code = '', response] = reason.split(' ');
  const text = (Object.hasOwn(reasons, code) ? reasons[code] : undefined) ?? code;
  return response === undefined ? text : `${text} (${response})`;
}
