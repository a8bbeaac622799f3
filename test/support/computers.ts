import type { Adapters } from './network-cases.ts';

const none = '00:00:00:00:00:00';
const lo = `${none} 127.0.0.1/8 ::1/128`;

/** Computers as they are, with the addresses to be offered, best first; virtual ones stand behind a bar. */
export const computers: [name: string, adapters: Adapters, offered: string][] = [
  // Windows
  [
    'Windows laptop on Wi-Fi',
    { 'Wi-Fi': 'a4:c3:f0:11:22:33 fe80::1c2b/64 192.168.1.20/24', 'Loopback Pseudo-Interface 1': lo },
    '192.168.1.20',
  ],
  [
    'Windows in Korean, cable and Wi-Fi Direct',
    {
      이더넷: '00:d8:61:aa:bb:cc 192.168.0.7/24',
      '로컬 영역 연결* 2': '32:d8:61:aa:bb:cc 192.168.137.1/24',
    },
    '192.168.0.7 192.168.137.1',
  ],
  [
    'Windows with WSL and the Default Switch listed first',
    {
      'vEthernet (WSL (Hyper-V firewall))': '00:15:5d:01:02:03 172.29.112.1/20',
      'vEthernet (Default Switch)': '00:15:5d:04:05:06 172.20.0.1/20',
      Ethernet: '18:c0:4d:11:22:33 192.168.178.31/24',
    },
    '192.168.178.31 | 172.29.112.1 172.20.0.1',
  ],
  [
    'Windows whose real card is behind an external switch of Hyper-V',
    {
      'vEthernet (WSL)': '00:15:5d:01:02:03 172.29.112.1/20',
      'vEthernet (LAN)': '18:c0:4d:11:22:33 10.0.0.5/24',
    },
    '10.0.0.5 | 172.29.112.1',
  ],
  [
    'Windows with VirtualBox, whose adapter is called just Ethernet 2',
    {
      'Ethernet 2': '0a:00:27:00:00:0d 192.168.56.1/24',
      Ethernet: '70:85:c2:11:22:33 192.168.1.50/24',
    },
    '192.168.1.50 | 192.168.56.1',
  ],
  [
    'Windows with VMware',
    {
      'VMware Network Adapter VMnet1': '00:50:56:c0:00:01 192.168.126.1/24',
      'VMware Network Adapter VMnet8': '00:50:56:c0:00:08 192.168.40.1/24',
      WLAN: 'f8:e4:e3:11:22:33 192.168.2.104/24',
    },
    '192.168.2.104 | 192.168.126.1 192.168.40.1',
  ],
  [
    'Windows with Docker Desktop and Tailscale',
    {
      Tailscale: `${none} 100.101.102.103/32 fd7a:115c:a1e0::6601:6667/128`,
      'Wi-Fi': 'a4:c3:f0:11:22:33 192.168.1.20/24',
      'vEthernet (WSL)': '00:15:5d:01:02:03 172.18.32.1/20',
    },
    '192.168.1.20 | 172.18.32.1 100.101.102.103 fd7a:115c:a1e0::6601:6667',
  ],
  [
    'Windows with NordLynx, OpenVPN and a cable that is out',
    {
      NordLynx: `${none} 10.5.0.2/16`,
      'OpenVPN TAP-Windows6': '00:ff:12:34:56:78 10.8.0.2/24',
      Ethernet: '18:c0:4d:11:22:33 169.254.10.20/16',
      'Wi-Fi': 'a4:c3:f0:11:22:33 192.168.1.20/24',
    },
    '192.168.1.20 | 10.5.0.2 10.8.0.2',
  ],
  [
    'Windows with a WireGuard tunnel named by its owner, and Radmin',
    {
      office: `${none} 10.66.66.2/32`,
      'Radmin VPN': '02:50:60:70:80:90 26.1.2.3/8',
      'Wi-Fi 2': '9c:b6:d0:11:22:33 192.168.0.22/24',
    },
    '192.168.0.22 | 10.66.66.2 26.1.2.3',
  ],
  [
    'Windows with ZeroTier and a Npcap loopback',
    {
      'Npcap Loopback Adapter': '02:00:4c:4f:4f:50 169.254.1.2/16 10.255.0.1/24',
      'ZeroTier One [8056c2e21c000001]': '6e:11:22:33:44:55 10.147.17.5/24',
      Ethernet: '18:c0:4d:11:22:33 192.168.1.9/24',
    },
    '192.168.1.9 | 10.255.0.1 10.147.17.5',
  ],
  [
    'Windows with a proxy that makes addresses up',
    { Meta: `${none} 198.18.0.1/30`, 'Wi-Fi': 'a4:c3:f0:11:22:33 192.168.31.8/24' },
    '192.168.31.8',
  ],
  // macOS
  [
    'MacBook on Wi-Fi',
    {
      lo0: lo,
      anpi0: 'aa:bb:cc:00:00:01 fe80::a8bb/64',
      en0: 'f0:18:98:11:22:33 fe80::1c5e/64 192.168.1.34/24 2003:e1:f00:1:1c5e:2af3:9b11:8d02/64',
      awdl0: 'b2:11:22:33:44:55 fe80::b011/64',
      llw0: 'b2:11:22:33:44:55 fe80::b011/64',
      utun0: `${none} fe80::ce81/64`,
    },
    '192.168.1.34 2003:e1:f00:1:1c5e:2af3:9b11:8d02',
  ],
  [
    'Mac with cable and Wi-Fi in one network',
    { en0: 'f0:18:98:11:22:33 192.168.1.34/24', en7: '00:e0:4c:68:11:22 192.168.1.35/24' },
    '192.168.1.34 192.168.1.35',
  ],
  [
    'Mac with virtual machines and internet sharing',
    {
      bridge100: 'f2:18:98:aa:bb:64 192.168.64.1/24',
      vmenet0: 'be:d0:74:11:22:33 192.168.64.2/24',
      en0: 'f0:18:98:11:22:33 10.0.1.7/24',
    },
    '10.0.1.7 192.168.64.1 | 192.168.64.2',
  ],
  [
    'Mac with VMware Fusion and VirtualBox',
    {
      vmnet8: '00:50:56:c0:00:08 172.16.23.1/24',
      vboxnet0: '0a:00:27:00:00:00 192.168.56.1/24',
      en0: 'f0:18:98:11:22:33 172.16.0.15/24',
    },
    '172.16.0.15 | 172.16.23.1 192.168.56.1',
  ],
  [
    'Mac with Tailscale, ZeroTier and a VPN of the firm',
    {
      utun4: `${none} 100.64.0.7/32`,
      feth2048: '66:65:74:68:08:00 10.147.17.9/24',
      ipsec0: `${none} 10.20.30.40/32`,
      en0: 'f0:18:98:11:22:33 192.168.1.34/24',
    },
    '192.168.1.34 | 10.147.17.9 10.20.30.40 100.64.0.7',
  ],
  [
    'Mac in a network without IPv4',
    {
      en0: 'f0:18:98:11:22:33 192.0.0.2/32 2001:db8:1:2:c0a:11ff:fe22:3344/64 2001:db8:1:2:f5a1:7c2e:9d31:aa02/64',
    },
    '2001:db8:1:2:c0a:11ff:fe22:3344 2001:db8:1:2:f5a1:7c2e:9d31:aa02',
  ],
  ['Mac on the hotspot of a phone', { en0: 'f0:18:98:11:22:33 172.20.10.2/28' }, '172.20.10.2'],
  // Linux
  [
    'Linux laptop with Docker and its bridges',
    {
      lo,
      docker0: '02:42:5e:11:22:33 172.17.0.1/16',
      'br-5f2d9c01ab34': '02:42:8a:11:22:33 172.18.0.1/16',
      veth3b1c2d4: '4e:11:22:33:44:55 169.254.5.5/16',
      wlp3s0: '9c:b6:d0:11:22:33 192.168.1.77/24 fe80::9eb6/64',
    },
    '192.168.1.77 | 172.17.0.1 172.18.0.1',
  ],
  [
    'Linux desktop with libvirt, listed first',
    {
      virbr0: '52:54:00:11:22:33 192.168.122.1/24',
      vnet3: 'fe:54:00:11:22:33 fe80::fc54/64',
      enp5s0: 'a8:a1:59:11:22:33 192.168.1.10/24',
    },
    '192.168.1.10 | 192.168.122.1',
  ],
  [
    'Linux server whose cards are in a bridge, with LXD beside',
    {
      br0: 'a8:a1:59:11:22:33 10.10.0.4/16',
      lxdbr0: '00:16:3e:11:22:33 10.111.0.1/24',
    },
    '10.10.0.4 | 10.111.0.1',
  ],
  [
    'Linux with WireGuard, Tailscale and ProtonVPN',
    {
      'wg-home': `${none} 10.9.0.2/24`,
      tailscale0: `${none} 100.99.98.97/32`,
      proton0: `${none} 10.2.0.2/32`,
      enx00e04c681122: '00:e0:4c:68:11:22 192.168.8.15/24',
    },
    '192.168.8.15 | 10.9.0.2 10.2.0.2 100.99.98.97',
  ],
  [
    'Raspberry Pi with cable, Wi-Fi and IPv6',
    {
      eth0: 'dc:a6:32:11:22:33 192.168.1.5/24 2a02:908:1:2:3c1f:9d2e:77aa:1234/64 fd00:1234:5678:1:dea6:32ff:fe11:2233/64 2a02:908:1:2:dea6:32ff:fe11:2233/64',
      wlan0: 'dc:a6:32:11:22:34 192.168.1.6/24',
    },
    '192.168.1.5 192.168.1.6 fd00:1234:5678:1:dea6:32ff:fe11:2233 2a02:908:1:2:dea6:32ff:fe11:2233 2a02:908:1:2:3c1f:9d2e:77aa:1234',
  ],
  [
    'NAS with Open vSwitch over its card',
    { ovs_eth0: '00:11:32:11:22:33 192.168.1.200/24', docker0: '02:42:5e:11:22:33 172.17.0.1/16' },
    '192.168.1.200 | 172.17.0.1',
  ],
  [
    'NAS with bonded cards and a VLAN',
    { bond0: '24:5e:be:11:22:33 192.168.10.2/24', 'bond0.20': '24:5e:be:11:22:33 192.168.20.2/24' },
    '192.168.10.2 192.168.20.2',
  ],
  [
    'Kubernetes node',
    {
      'flannel.1': '0e:11:22:33:44:55 10.42.0.0/32',
      cni0: '1a:11:22:33:44:55 10.42.0.1/24',
      cali12ab34cd56e: 'ee:ee:ee:ee:ee:ee 169.254.1.1/32',
      eno1: 'a8:a1:59:11:22:33 10.0.0.21/24',
    },
    '10.0.0.21 | 10.42.0.0 10.42.0.1',
  ],
  [
    'guest of VMware that is the server of the house',
    { ens160: '00:0c:29:11:22:33 192.168.1.90/24' },
    '192.168.1.90',
  ],
  ['inside a container', { lo, eth0: '02:42:ac:11:00:02 172.17.0.2/16' }, '| 172.17.0.2'],
  [
    'rented server with a public address and a private one',
    { eth0: '96:00:00:11:22:33 203.0.113.9/32 2a01:4f8:1:2::1/64', ens10: '86:00:00:11:22:33 10.0.0.2/32' },
    '10.0.0.2 203.0.113.9 2a01:4f8:1:2::1',
  ],
  [
    'Linux with mobile data and a phone on a cable',
    {
      wwan0: `${none} 10.171.2.3/30`,
      usb0: '3e:11:22:33:44:55 192.168.42.129/24',
      wlan0: '9c:b6:d0:11:22:33 192.168.1.44/24',
    },
    '192.168.1.44 10.171.2.3 192.168.42.129',
  ],
  [
    'Linux desktop with Podman, Waydroid and a VPN of the firm',
    {
      podman0: 'b2:11:22:33:44:55 10.88.0.1/16',
      waydroid0: '00:16:3e:00:00:01 192.168.240.1/24',
      tun0: `${none} 10.8.0.6/24`,
      cscotun0: `${none} 10.30.1.2/24`,
      enp0s31f6: '54:e1:ad:11:22:33 192.168.1.3/24',
    },
    '192.168.1.3 | 10.88.0.1 192.168.240.1 10.8.0.6 10.30.1.2',
  ],
  [
    'home behind carrier-grade NAT',
    { eth0: 'dc:a6:32:11:22:33 100.70.1.2/24 10.0.0.2/24' },
    '10.0.0.2 100.70.1.2',
  ],
  ['computer without any network', { lo }, ''],
  ['computer with a cable into nothing', { lo, eth0: 'dc:a6:32:11:22:33 169.254.7.7/16 fe80::1/64' }, ''],
];
