import { BlockList, isIP } from 'node:net';

/** Networks that are nobody's public address (IANA's registries of special-purpose addresses). */
const special = {
  ipv4: [
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.0.0.0/24',
    '192.0.2.0/24',
    '192.88.99.0/24',
    '192.168.0.0/16',
    '198.18.0.0/15',
    '198.51.100.0/24',
    '203.0.113.0/24',
    '224.0.0.0/3',
  ],
  // Of the others only 2000::/3 is given out; parts of it lead to IPv4 addresses or nowhere.
  ipv6: ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'],
};

const blocked = new BlockList();
const given = new BlockList();
given.addSubnet('2000::', 3, 'ipv6');
for (const family of ['ipv4', 'ipv6'] as const)
  for (const network of special[family]) {
    const [address = '', bits] = network.split('/');
    blocked.addSubnet(address, Number(bits), family);
  }

/** May a request be sent there on somebody else's word: is it an address of the public internet? */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !blocked.check(address, 'ipv4');
  return family === 6 && given.check(address, 'ipv6') && !blocked.check(address, 'ipv6');
}
