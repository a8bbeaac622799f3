import type { NetworkInterfaceInfo } from 'node:os';

/**
 * `lan`: Wi-Fi, Ethernet, and bridges and bonds over them. `shared`: a network this computer itself makes or borrows
 * (hotspot, Bluetooth, a phone's cable, mobile data); few phones of the house are in it. `virtual`: containers, virtual
 * machines, tunnels; none is.
 */
export type AdapterKind = 'lan' | 'shared' | 'virtual';

/** Names on Linux, macOS and Windows, as their makers give them. Bridges of Docker end in twelve hex digits. */
const virtualNames = [
  /docker|podman|wsl|hyper-v|vmware|virtualbox|parallels|waydroid|anbox/i,
  /^(br-[\da-f]{12}|veth[\da-f]{4,}|virbr|vnet\d|vmnet|vmenet|vboxnet|cni|flannel|cali|cilium|lxc|lxd|kube|weave|dummy|ifb)/i,
  /tailscale|zerotier|hamachi|radmin|wireguard|nordlynx|mullvad|proton|vpn|wintun|anyconnect|globalprotect|fortinet/i,
  /^(zt[\da-z]{8}|feth\d|wg|tun\d|tap\d|tap-|utun|ipsec|ppp|cscotun|gpd|gif|stf|sit|ip6tnl|awdl|llw|anpi)/i,
  /loopback|teredo|isatap|6to4/i,
];

/** `* 2` at the end of a name is Windows' mark of a Wi-Fi adapter that it made for itself, in every language. */
const sharedNames =
  /\* \d+$|bluetooth|cellular|^(bnep|pan\d|bridge\d|ap\d|usb\d|rndis|p2p|wwan|rmnet|pdp_ip)/i;

const realNames = /^(wl|wi-?fi|eth|en|ovs_eth|bond|team|br\d|vmbr)/i;

/**
 * Hardware addresses that hosts of virtual machines give to their own end: VirtualBox and VMware. (Their guests have
 * others, and a guest may well be the computer of the house.)
 */
const hostEndAddress = /^(0a:00:27|00:50:56:c0)/i;
const hyperVAddress = /^00:15:5d/i;
const noAddress = '00:00:00:00:00:00';

/** What an adapter is, as far as its name and hardware address tell. */
export function adapterKind(name: string, { mac }: Pick<NetworkInterfaceInfo, 'mac'>): AdapterKind {
  if (hostEndAddress.test(mac) || virtualNames.some((pattern) => pattern.test(name))) return 'virtual';
  // A switch of Hyper-V over the real card takes over the card's hardware address.
  if (/^vethernet/i.test(name)) return mac === noAddress || hyperVAddress.test(mac) ? 'virtual' : 'lan';
  if (sharedNames.test(name)) return 'shared';
  // The inner end of a container's cable.
  if (/^02:42:/.test(mac) && /^eth\d/.test(name)) return 'virtual';
  // Tunnels have no hardware address, whatever their owner calls them.
  return mac === noAddress && !realNames.test(name) ? 'virtual' : 'lan';
}
