import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startComputer } from './computer.ts';
import * as desk from './desktop-tasks.ts';
import { addresses, connectTwoComputers } from './namespaces.ts';
import * as hand from './phone-tasks.ts';

const port = 8000;
const at = (address: string) => `http://${address}:${port}`;

/** A desktop and a phone, each with a network of its own and a cable between, as in one Wi-Fi. */
test('a phone finds the computer, is let in, chats, follows it to another address, and is shut out', async (context) => {
  await using both = await connectTwoComputers();
  if (both.missing !== undefined) {
    context.diagnostic(`not run: computers with networks of their own cannot be made here (${both.missing})`);
    return;
  }
  await using desktop = startComputer(both.desktop);
  await using phone = startComputer(both.phone);

  await context.test('the server finds out by itself where phones reach it', async () => {
    assert.deepEqual(await desktop.run(desk.start, { port }), [at(addresses.desktop)]);
  });

  await context.test('before anybody came in, the firewall is suspected', async () => {
    const { reachable, findings } = await desktop.run(desk.checkReach, undefined);
    assert.deepEqual([reachable, findings[0]?.code], [false, 'FIREWALL_LIKELY']);
  });

  await context.test('multicast DNS tells the phone name, address, port, id and version', async () => {
    const [found, ...others] = await phone.run(hand.lookAround, addresses.phone);
    assert.deepEqual(others, []);
    assert.deepEqual([found?.port, found?.addresses, found?.version], [port, [addresses.desktop], '0.1.0']);
    assert.match(found?.name ?? '', /^ClawChat on /);
    assert.match(found?.host ?? '', /^clawchat-.*\.local$/);
    assert.match(found?.id ?? '', /^[0-9a-f-]{36}$/);
  });

  await context.test('the page at / shows the phone that it came through', async () => {
    assert.match(await phone.run(hand.openPage, at(addresses.desktop)), new RegExp(at(addresses.desktop)));
  });

  await context.test('a scanned code lets it in, and it keeps the address it came by', async () => {
    const { qr_payload } = await desktop.run(desk.showCode, undefined);
    const claimed = await phone.run(hand.scan, qr_payload);
    assert.equal(claimed.api_base_url, at(addresses.desktop));
    const [device] = await desktop.run(desk.listDevices, undefined);
    assert.deepEqual([device?.name, device?.last_address], ['Pixel 9', addresses.phone]);
    assert.deepEqual(await desktop.run(desk.notices, undefined), ['Paired: Pixel 9']);
  });

  await context.test('it chats, over the stream and the socket', async () => {
    assert.ok((await phone.run(hand.chat, undefined)).length > 0);
    assert.equal((await phone.run(hand.openTheSocket, undefined)).type, 'pong');
  });

  await context.test('somebody came in, so the way is proven', async () => {
    const { reachable, findings, last_visitor } = await desktop.run(desk.checkReach, undefined);
    assert.deepEqual([reachable, findings, last_visitor?.address], [true, [], addresses.phone]);
  });

  await context.test(
    'a virtual adapter comes last, whatever it is called, and is not advertised',
    async () => {
      await both.ip(both.desktop, 'link add docker0 type veth peer name inside0');
      await both.ip(both.desktop, 'addr add 172.17.0.1/16 dev docker0');
      await both.ip(both.desktop, 'link set docker0 up');
      await both.ip(both.desktop, 'link set inside0 up');
      const offered = await desktop.run(desk.untilOffered, { count: 2, first: at(addresses.desktop) });
      assert.deepEqual(offered, [at(addresses.desktop), at('172.17.0.1')]);
      const [found] = await phone.run(hand.lookAround, addresses.phone);
      assert.deepEqual(found?.addresses, [addresses.desktop]);
    },
  );

  await context.test(
    'another address is on the page, in the code and in the house within ten seconds',
    async () => {
      await both.ip(both.desktop, `addr del ${addresses.desktop}/24 dev lan0`);
      await both.ip(both.desktop, `addr add ${addresses.moved}/24 dev lan0`);
      const offered = await desktop.run(desk.untilOffered, { count: 2, first: at(addresses.moved) });
      assert.equal(offered[0], at(addresses.moved));
      const { qr_payload } = await desktop.run(desk.showCode, undefined);
      assert.equal(JSON.parse(qr_payload).server_url, at(addresses.moved));
      assert.ok(await desktop.run(desk.heard, 'network_changed'), 'the page of the owner was told');
      const [found] = await phone.run(hand.untilSeen, { own: addresses.phone, wanted: addresses.moved });
      assert.deepEqual(found?.addresses, [addresses.moved]);
      assert.equal(await phone.run(hand.statusAt, at(addresses.moved)), 200, 'the phone is still let in');
    },
  );

  await context.test(
    'LAN off cuts requests, stream, socket, downloads and calendar of the phone, and of nobody here',
    async () => {
      const things = await desktop.run(desk.things, undefined);
      await desktop.run(desk.beBusy, undefined);
      await phone.run(hand.beBusy, { url: at(addresses.moved), things });
      assert.deepEqual(await desktop.run(desk.setLan, false), { enabled: false, locked: false });
      assert.deepEqual(await phone.run(hand.howItEnded, at(addresses.moved)), {
        socket: { code: 1001, reason: 'LAN access is off' },
        stream: 'cut',
        download: 'cut',
        signed: 'cut',
        feed: 'cut',
        request: 'ECONNREFUSED',
      });
      assert.deepEqual(await desktop.run(desk.howItGoes, undefined), {
        socket: 'pong',
        download: 'whole',
        feed: 'whole',
        request: 200,
      });
      assert.deepEqual(await phone.run(hand.lookAround, addresses.phone), [], 'nothing is advertised');
      assert.equal((await desktop.run(desk.checkReach, undefined)).findings[0]?.code, 'NOT_LISTENING');
    },
  );

  await context.test('LAN on lets the phone in again on the same port, with the same token', async () => {
    assert.deepEqual(await desktop.run(desk.setLan, true), { enabled: true, locked: false });
    assert.equal(await phone.run(hand.statusAt, at(addresses.moved)), 200);
  });

  await context.test('revoked, the phone is cut off within a second with 4001', async () => {
    const things = await desktop.run(desk.things, undefined);
    await phone.run(hand.beBusy, { url: at(addresses.moved), things });
    await desktop.run(desk.revokeFirst, undefined);
    const ended = await phone.run(hand.howItEnded, at(addresses.moved));
    assert.deepEqual(ended, {
      socket: { code: 4001, reason: 'Session ended' },
      stream: 'cut',
      download: 'cut',
      signed: 'cut',
      feed: 'whole',
      request: 401,
    });
  });

  await context.test('stopped, it takes its name back', async () => {
    await desktop.run(desk.stop, undefined);
    assert.deepEqual(await phone.run(hand.lookAround, addresses.phone), []);
  });
});
