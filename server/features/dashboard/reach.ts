import { BlockList, isIPv6 } from 'node:net';
import type { TriedAddress } from '../../network/network.ts';
import type { Peer } from '../../network/peers.ts';
import type { LanState } from '../../protocol.ts';
import type { PairedDevice } from '../pairing/pairing.ts';
import type { ReachFinding, ReachReport } from './dashboard.schema.ts';

/** What is known about the way from a phone to this server. */
export type ReachFacts = {
  lan: LanState;
  /** HOST names loopback. */
  isLocalOnly: boolean;
  port: number;
  /** Whether this computer reaches itself over loopback, and not another program. */
  ownAnswers: boolean;
  tried: readonly TriedAddress[];
  publicUrl: string | undefined;
  /** Who came in from outside last, since the addresses changed. */
  lastPeer: Peer | undefined;
  devices: readonly Pick<PairedDevice, 'name' | 'last_address' | 'last_seen'>[];
  platform: NodeJS.Platform;
};

/** Which link of the way is broken, the nearest first, with one thing to do about each. */
export function judgeReach(facts: ReachFacts): ReachReport {
  const finding = facts.publicUrl === undefined ? firstBroken(facts) : undefined;
  return {
    reachable: facts.lastPeer !== undefined && finding === undefined,
    findings: finding ? [finding] : doubts(facts),
    last_visitor: facts.lastPeer && { address: facts.lastPeer.address, at: facts.lastPeer.at.toISOString() },
    addresses: facts.tried.map(({ url, interface: adapter, kind, answers }) => ({
      url,
      interface: adapter,
      kind,
      answers,
    })),
  };
}

function firstBroken(facts: ReachFacts): ReachFinding | undefined {
  const { lan, tried } = facts;
  if (!lan.on) return notListening(facts);
  if (!facts.ownAnswers) {
    return {
      code: 'PORT_TAKEN',
      message: `Another program answers on port ${facts.port} of this computer.`,
      next_step: 'Close that program, or set another PORT and start again.',
    };
  }
  if (tried.length === 0) {
    return {
      code: 'NO_NETWORK',
      message: 'This computer is in no network.',
      next_step: 'Connect it to the Wi-Fi or router that the phone uses.',
    };
  }
  if (tried.every(({ answers }) => !answers)) {
    return {
      code: 'ADDRESS_SILENT',
      message: 'This computer cannot reach itself at its own addresses.',
      next_step: 'Let ClawChat through the firewall of this computer, or switch its network off and on.',
    };
  }
  if (tried.every(({ kind, answers }) => kind === 'virtual' || !answers)) {
    return {
      code: 'ONLY_VIRTUAL',
      message: 'Only virtual adapters (containers, virtual machines, VPN) have an address.',
      next_step: 'Connect this computer to the Wi-Fi or router that the phone uses, or switch the VPN off.',
    };
  }
  return undefined;
}

function notListening({ lan, isLocalOnly }: ReachFacts): ReachFinding {
  const message = 'The server listens on this computer only.';
  const code = 'NOT_LISTENING';
  if (isLocalOnly) return { code, message, next_step: 'Set HOST to 0.0.0.0 and start again.' };
  if (lan.locked)
    return { code, message, next_step: 'Take LAN_ACCESS=false out of where it is set, and start again.' };
  return { code, message, next_step: 'Resume LAN access, here or in the tray.' };
}

/** Everything that can be seen from here is well; what cannot be seen is told as likely. */
function doubts(facts: ReachFacts): ReachFinding[] {
  if (facts.lastPeer !== undefined) return [];
  const elsewhere = phoneElsewhere(facts);
  return elsewhere ? [elsewhere] : [firewall(facts)];
}

/** The phone that was here last was in a network that this computer is not in now. */
function phoneElsewhere({ devices, tried, publicUrl }: ReachFacts): ReachFinding | undefined {
  const [latest] = [...devices].sort((a, b) => b.last_seen.localeCompare(a.last_seen));
  const address = latest?.last_address;
  const networks = tried.filter(({ kind }) => kind !== 'virtual').map(({ network }) => network);
  if (publicUrl !== undefined || address === undefined || isAmong(networks, address)) return undefined;
  return {
    code: 'OTHER_SUBNET',
    message: `${latest?.name} was last seen at ${address}, which is another network than this computer's (${networks.join(', ')}).`,
    next_step: 'Connect phone and computer to the same Wi-Fi; guest networks keep devices apart.',
  };
}

function isAmong(networks: readonly string[], address: string): boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [base = '', bits = ''] = network.split('/');
    list.addSubnet(base, Number(bits), isIPv6(base) ? 'ipv6' : 'ipv4');
  }
  list.addSubnet('127.0.0.0', 8);
  return list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

const firewallSteps: Partial<Record<NodeJS.Platform, string>> = {
  win32:
    'In Windows Security, Firewall, "Allow an app through firewall", tick ClawChat for private networks.',
  darwin: 'In System Settings, Network, Firewall, Options, allow incoming connections for ClawChat.',
};

function firewall({ port, platform, tried, publicUrl }: ReachFacts): ReachFinding {
  const example = publicUrl ?? tried.find(({ answers }) => answers)?.url;
  const step = firewallSteps[platform] ?? `Allow TCP port ${port} in the firewall of this computer.`;
  return {
    code: 'FIREWALL_LIKELY',
    message: `Everything on this computer is as it should be, but no phone has come in yet. If one cannot open ${example}, a firewall or a guest Wi-Fi is likely in between.`,
    next_step: publicUrl === undefined ? step : 'Check that PUBLIC_URL leads to this computer.',
  };
}
