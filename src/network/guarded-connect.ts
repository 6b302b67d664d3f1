import { type LookupAddress, lookup } from 'node:dns';
import { once } from 'node:events';
import { BlockList, isIP, type LookupFunction, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { promisify } from 'node:util';
import { authority, type WireRequest } from '../wire/request.ts';
import { type AllowedHost, isAllowed } from './allowed-host.ts';
import { badPorts } from './bad-ports.ts';
import { type Connect, connect } from './connect.ts';
import { specialPurpose } from './public-address.ts';
import { Refused } from './refused.ts';

/** Gives all addresses of a host, also where it is an address already, in whatever spelling. */
export type ResolveHost = (host: string) => Promise<readonly LookupAddress[]>;

export interface GuardOptions {
  /** Hosts that may be sent to although they are not public, or at a port that is not for HTTP. */
  readonly allowed?: readonly AllowedHost[];
  /** The system's resolver where none is given. */
  readonly resolveHost?: ResolveHost;
  /** The addresses of this machine; those of its network cards where none are given. */
  readonly ownAddresses?: () => readonly string[];
  /** Connects to the addresses that its lookup gives; {@link connect} where none is given. */
  readonly dial?: typeof connect;
}

const resolveBySystem: ResolveHost = (host) => promisify(lookup)(host, { all: true });

/**
 * Opens connections to the public internet only. A host is resolved once and judged by its addresses, never by its
 * text; every one of them must be public, since a name that is public and private at once is a mistake or an attack.
 * The connection then goes to one of exactly these addresses, so that nothing can change between the look and the step.
 */
export function guardedConnect(options: GuardOptions = {}): Connect {
  const { allowed = [], resolveHost = resolveBySystem, dial = connect } = options;
  const { ownAddresses = addressesOfCards } = options;
  return async (request) => {
    const isLiteral = isAllowed(request, allowed);
    if (!isLiteral && badPorts.has(request.port))
      throw refusal(request, `port ${request.port} is not one for HTTP`);
    const addresses = request.host === '' ? [] : await resolveHost(request.host);
    if (addresses.length === 0) throw new Refused('The host has no address.');
    if (!isLiteral) for (const { address } of addresses) checkAddress(request, address, ownAddresses());
    return connected(dial(request, pinned(addresses)), addresses);
  };
}

/** What listens here for this machine alone, behind a firewall, is no more public than loopback. */
function checkAddress(request: WireRequest, address: string, own: readonly string[]): void {
  const what = specialPurpose(address) ?? (isAmong(address, own) ? 'an address of this machine' : undefined);
  if (what === undefined) return;
  const where = address === request.host ? 'that' : `it leads to ${address}, which`;
  throw refusal(request, `${where} is ${what}`);
}

function addressesOfCards(): string[] {
  return Object.values(networkInterfaces()).flatMap((cards) => cards?.map(({ address }) => address) ?? []);
}

/** Whether an address is one of these, in whatever spelling. */
function isAmong(address: string, others: readonly string[]): boolean {
  const list = new BlockList();
  for (const other of others) list.addAddress(withoutZone(other), familyOf(other));
  return list.check(withoutZone(address), familyOf(address));
}

const familyOf = (address: string) => (isIP(address) === 4 ? 'ipv4' : 'ipv6');

const withoutZone = (address: string) => address.replace(/%.*$/, '');

function refusal(request: WireRequest, why: string): Refused {
  const { host, port } = request;
  const name = host.includes(':') ? `[${host}]` : host;
  return new Refused(
    `Nothing was sent to ${authority(request)}: ${why}. ` +
      `To allow exactly this host, start the server with --allow-host ${name}:${port}.`,
  );
}

/** A lookup that knows one answer. Node does not ask it for an address, which is dialled as it stands. */
function pinned(addresses: readonly LookupAddress[]): LookupFunction {
  return (_, { all }, done) => {
    const [first] = addresses;
    if (all) done(null, [...addresses]);
    else done(null, first?.address ?? '', first?.family);
  };
}

/** Waits for the connection and looks once more where it went, before a byte of the request is written. */
async function connected(socket: Socket, addresses: readonly LookupAddress[]): Promise<Socket> {
  await once(socket, 'connect');
  const all = addresses.map(({ address }) => address);
  if (isAmong(socket.remoteAddress ?? '', all)) return socket;
  socket.destroy();
  throw new Refused('Nothing was sent: the connection led to another address than the one looked at.');
}
