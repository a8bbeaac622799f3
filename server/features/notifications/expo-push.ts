import type { Expo, ExpoPushReceipt, ExpoPushTicket } from 'expo-server-sdk';
import type { PushMessage, PushReceipt, PushResult, PushService } from './push-service.ts';

/** Expo's push service (docs.expo.dev, "Send notifications with the Expo Push API"). Loaded when first needed. */
export function createExpoPush(): PushService {
  let loaded: Promise<{ expo: Expo; isToken(token: string): boolean }> | undefined;
  const load = () =>
    (loaded ??= import('expo-server-sdk').then(({ Expo: Client }) => ({
      expo: new Client(),
      isToken: (token: string) => Client.isExpoPushToken(token),
    })));

  return {
    async send(messages) {
      const { expo, isToken } = await load();
      const results = new Map<PushMessage, PushResult>(
        messages.filter(({ token }) => !isToken(token)).map((message) => [message, { outcome: 'gone' }]),
      );
      const good = messages.filter(({ token }) => isToken(token));
      const chunks = expo.chunkPushNotifications(
        good.map(({ token, title, body, data }) => ({ to: token, title, body, data, sound: 'default' })),
      );
      let next = 0;
      for (const chunk of chunks) {
        for (const ticket of await expo.sendPushNotificationsAsync(chunk)) {
          const message = good[next];
          next += 1;
          if (message) results.set(message, resultOf(ticket));
        }
      }
      return messages.map((message) => results.get(message) ?? { outcome: 'failed', reason: 'no answer' });
    },

    async receipts(tickets) {
      const { expo } = await load();
      const found = new Map<string, PushReceipt>();
      for (const chunk of expo.chunkPushNotificationReceiptIds([...tickets])) {
        const receipts = await expo.getPushNotificationReceiptsAsync(chunk);
        for (const [ticket, receipt] of Object.entries(receipts)) found.set(ticket, meaningOf(receipt));
      }
      return found;
    },
  };
}

function meaningOf(receipt: ExpoPushReceipt): PushReceipt {
  if (receipt.status === 'ok') return 'delivered';
  return receipt.details?.error === 'DeviceNotRegistered' ? 'gone' : 'failed';
}

function resultOf(ticket: ExpoPushTicket): PushResult {
  if (ticket.status === 'ok') return { outcome: 'accepted', ticket: ticket.id };
  if (ticket.details?.error === 'DeviceNotRegistered') return { outcome: 'gone' };
  return { outcome: 'failed', reason: ticket.details?.error ?? ticket.message };
}
