import type { Work, WriteScope } from '../../db/work.ts';
import type { Caller } from '../../http/access.ts';
import { conflict, HttpError } from '../../http/errors.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Ids } from '../../lib/ids.ts';
import type { Hub } from '../../live/hub.ts';
import type { Notices } from '../../live/notices.ts';
import { version } from '../../version.ts';
import type { Auth } from '../auth/auth.ts';
import type { ClaimRequest, ClaimResponse, DeviceList, PairingSession } from './pairing.schema.ts';
import { insertDevice, isPaired, selectDescent, selectDevices } from './pairing.store.ts';
import { codeMilliseconds, type PairingCodes } from './pairing-codes.ts';
import { addressForDevice } from './server-address.ts';

export type { PairedDevice } from './pairing.schema.ts';

export type PairingDependencies = {
  work: Work;
  auth: Auth;
  codes: PairingCodes;
  hub: Hub;
  /** The owner hears of every new device at once. */
  notices: Notices;
  ids: Ids;
  clock: Clock;
  /** The name of this computer, as the owner calls it. */
  serverName(): string;
  /** `PUBLIC_URL`, while it is set. */
  publicUrl(): string | undefined;
  /** The best address for phones; undefined while there is none. */
  bestAddress(): string | undefined;
};

/** Letting phones in without the PIN, and shutting them out again. */
export type Pairing = ReturnType<typeof createPairing>;

export function createPairing(dependencies: PairingDependencies) {
  const { work, auth, codes, hub, notices, ids, clock, serverName, publicUrl, bestAddress } = dependencies;

  /** The address a device keeps that asked for this host. */
  const addressFor = (host: string | undefined) =>
    addressForDevice({ publicUrl: publicUrl(), best: bestAddress(), host });

  /**
   * A code for one device, good for five minutes, and what to draw as a QR code. While no phone could reach this
   * computer, it names the address by which the asker came: a program on this computer, or one behind a tunnel, can
   * still be let in.
   *
   * @param host the `Host` the asker asked for
   * @throws {HttpError} 409 while there is no address at all
   */
  const openSession = (caller: Caller, host: string | undefined): PairingSession => {
    const server_url = publicUrl() ?? bestAddress() ?? addressFor(host);
    if (server_url === undefined) throw conflict(nowhere);
    const code = codes.open(caller.sessionId, clock.monotonic());
    return {
      code,
      expires_at: new Date(clock.now().getTime() + codeMilliseconds).toISOString(),
      qr_payload: JSON.stringify({ type: 'clawchat_pair', code, server_url, version }),
    };
  };

  /** Devices that may come in, newest first. */
  const list = async (): Promise<DeviceList> => {
    const rows = await work.read(({ db }) => selectDevices(db));
    const devices = rows.map(({ last_seen_at, last_address, ...device }) => {
      const seen = auth.lastSeen(device.id);
      return {
        ...device,
        last_seen: seen?.at.toISOString() ?? last_seen_at,
        last_address: seen?.address ?? last_address ?? undefined,
        is_active: true,
        is_connected: hub.isConnected(device.id),
      };
    });
    return { devices, items: devices };
  };

  /**
   * Shuts a device out for good, and with it those that came in by a code it showed: whoever finds a lost phone cannot
   * keep a second way in.
   *
   * @returns false when there is no such device
   */
  const revoke = async (scope: WriteScope, id: string): Promise<boolean> => {
    if (!(await isPaired(scope.db, id))) return false;
    for (const each of await selectDescent(scope.db, id)) await auth.endSessions(scope, { id: each });
    scope.afterCommit(() => hub.tellOwners({ type: 'devices_changed' }));
    return true;
  };

  /** Every paired device. @returns how many there were */
  const revokeAll = async (scope: WriteScope): Promise<number> => {
    const devices = await selectDevices(scope.db);
    for (const { id } of devices) await revoke(scope, id);
    return devices.length;
  };

  const admit = async (
    id: string,
    maker: string,
    { device_name, device_type }: ClaimRequest,
    address: string,
  ) => {
    const name = readable(device_name) || 'Unnamed device';
    const type = readable(device_type) || 'unknown';
    await work.write(async (scope) => {
      if (!(await auth.isAlive(scope, maker))) throw notValid();
      await auth.admitDevice(scope, id, address);
      await insertDevice(scope.db, { id, name, device_type: type, paired_by: maker }, scope.now);
      scope.afterCommit(() => {
        hub.tellOwners({ type: 'devices_changed' });
        notices.show({
          title: `Paired: ${name}`,
          body: `It can use everything in ClawChat now (${type}, ${address}). If it is not yours, remove it.`,
          actions: [{ label: 'Not me: remove', run: () => work.write((later) => revoke(later, id)) }],
        });
      });
    });
  };

  /**
   * Exchanges a code for a token that is good until it is revoked. Of several at once exactly one succeeds.
   *
   * @param from the peer's IP address, and the `Host` it asked for
   * @throws {HttpError} 404 for a wrong, old or used code, 429 when too many were wrong
   */
  const claim = async (
    request: ClaimRequest,
    from: { address: string; host: string | undefined },
  ): Promise<ClaimResponse> => {
    const api_base_url = addressFor(from.host);
    if (api_base_url === undefined) throw conflict(nowhere);
    const guess = auth.takeGuess(from.address);
    const maker = codes.use(asDigits(request.code), clock.monotonic());
    if (maker === undefined) {
      await guess.failed();
      throw notValid();
    }
    guess.succeeded();
    const device_id = ids.uuid();
    await admit(device_id, maker, request, from.address);
    const device_token = await auth.signDevice(device_id);
    return { device_id, device_token, api_base_url, host_name: serverName(), server_version: version };
  };

  return { addressFor, openSession, claim, list, revoke, revokeAll };
}

const nowhere =
  'Phones cannot reach this computer at the moment: it is in no network, or LAN access is off. The dashboard says more.';

const notValid = () => new HttpError(404, 'NOT_FOUND', 'Pairing code not valid or expired');

/** People type codes in groups, and some keyboards write full-width digits. */
const asDigits = (code: string) => code.normalize('NFKC').replaceAll(/[\s-]/g, '');

/** Names are shown in notifications and lists: one line, nothing invisible in it, not too long. */
const readable = (text: string) =>
  [
    ...text
      .toWellFormed()
      .replaceAll(/[\p{C}\p{Z}]+/gu, ' ')
      .trim(),
  ]
    .slice(0, 100)
    .join('');
