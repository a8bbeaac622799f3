import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Event } from '../../server/features/events/events.schema.ts';
import { type Assistant, paths, startAssistant } from '../support/assistant.ts';
import { expectReply } from '../support/expect-reply.ts';

let assistant: Assistant;

before(async () => {
  assistant = await startAssistant();
});
after(() => assistant[Symbol.asyncDispose]());

const listed = async () =>
  (await assistant.phone.get<{ items: Event[] }>('/api/events?limit=200')).body.items;

const onlyEvents = async (...wanted: object[]) => {
  for (const { id } of await listed()) await assistant.phone.delete(`/api/events/${id}`);
  const made: Event[] = [];
  for (const fields of wanted) made.push((await assistant.phone.post<Event>('/api/events', fields)).body);
  return made;
};

const dentist = { title: 'Dentist', start_time: '2026-03-06T15:00:00', end_time: '2026-03-06T15:45:00' };

for (const path of paths) {
  describe(`events by chat over /${path}`, () => {
    it('create_event makes one with all its fields', async () => {
      await onlyEvents();
      assistant.calls({
        name: 'create_event',
        arguments: {
          title: 'Lunch with Ana',
          start_time: '2026-03-06T12:30:00',
          duration: 90,
          location: 'Café Rio',
          description: 'bring the book',
        },
      });
      const exchange = await assistant.say('lunch with Ana friday at 12:30 at Café Rio', { path });
      const [made] = await listed();
      assert.deepEqual(
        [made?.title, made?.start_time, made?.end_time, made?.location, made?.description, made?.is_all_day],
        [
          'Lunch with Ana',
          '2026-03-06T12:30:00+01:00',
          '2026-03-06T14:00:00+01:00',
          'Café Rio',
          'bring the book',
          false,
        ],
      );
      expectReply(exchange, path, {
        intent: 'create_event',
        card: {
          action_type: 'event_created',
          module: 'events',
          event_id: made?.id,
          event_title: 'Lunch with Ana',
          event_start_time: '2026-03-06T12:30:00+01:00',
        },
        changed: ['events'],
        text: /Lunch with Ana.*Fri, Mar 6, 12:30 PM, 1\.5 hours, at Café Rio/,
      });
    });

    it('create_event without a time asks for it and makes nothing', async () => {
      await onlyEvents();
      assistant.calls({ name: 'create_event', arguments: { title: 'Party' } });
      const exchange = await assistant.say('put a party on my calendar', { path });
      expectReply(exchange, path, { intent: 'create_event', changed: [], text: /When should “Party” be/ });
      assert.deepEqual(await listed(), []);
    });

    it('create_event for a bare day takes the whole day, and an end before the start is no end', async () => {
      await onlyEvents();
      assistant.calls(
        { name: 'create_event', arguments: { title: 'Fair', start_time: '2026-03-07' } },
        {
          name: 'create_event',
          arguments: {
            start_time: '2026-03-08T10:00:00',
            end_time: '2026-03-08T09:00:00',
            recurrence_rule: 'often',
          },
        },
      );
      assistant.reader.wishes = ['fair', 'something'].map((title) => ({
        intent: 'create_event',
        parameters: { title },
      }));
      await assistant.say('the fair on saturday, and something on sunday at 10', { path });
      assistant.reader.wishes = [];
      const [fair, untitled] = await listed();
      assert.equal(fair?.is_all_day, true);
      assert.deepEqual(
        [untitled?.title, untitled?.end_time, untitled?.recurrence_rule],
        ['Untitled event', undefined, undefined],
      );
    });

    it('query_events tells the first five, dates of series included', async () => {
      await onlyEvents(dentist, {
        title: 'Stand-up',
        start_time: '2026-03-02T09:15:00',
        recurrence_rule: 'FREQ=DAILY',
      });
      assistant.calls({
        name: 'query_events',
        arguments: { start_time: '2026-03-06T00:00:00', end_time: '2026-03-09T00:00:00' },
      });
      const exchange = await assistant.say('what is on from friday to sunday?', { path });
      expectReply(exchange, path, { intent: 'query_events', changed: [], text: /^You have 4 events:/ });
      assert.match(exchange.reply.content, /Stand-up, Fri, Mar 6, 9:15 AM\n• Dentist, Fri, Mar 6, 3:00 PM/);
      assistant.calls({ name: 'query_events', arguments: { title: 'dentist' } });
      assert.match(
        (await assistant.say('when is the dentist?', { path })).reply.content,
        /1 event:\n• Dentist/,
      );
      assistant.calls({ name: 'query_events', arguments: { start_time: '2026-02-01' } });
      assert.match((await assistant.say('and on february 1?', { path })).reply.content, /no events/);
    });

    it('update_event moves it and keeps its length', async () => {
      const [event] = await onlyEvents(dentist);
      assistant.calls({
        name: 'update_event',
        arguments: { existing: 'Dentist', start_time: '2026-03-09T16:00:00' },
      });
      const exchange = await assistant.say('move the dentist to monday at 4', { path });
      const [moved] = await listed();
      assert.deepEqual(
        [moved?.id, moved?.start_time, moved?.end_time],
        [event?.id, '2026-03-09T16:00:00+01:00', '2026-03-09T16:45:00+01:00'],
      );
      expectReply(exchange, path, {
        intent: 'update_event',
        card: {
          action_type: 'event_updated',
          module: 'events',
          event_id: event?.id,
          event_title: 'Dentist',
          event_start_time: '2026-03-09T16:00:00+01:00',
        },
        changed: ['events'],
        text: /Changed the event “Dentist”, Mon, Mar 9, 4:00 PM/,
      });
    });

    it('update_event to a bare day keeps the hour, to a time makes a whole day timed', async () => {
      await onlyEvents(dentist, { title: 'Birthday', start_time: '2026-03-10', is_all_day: true });
      assistant.calls({ name: 'update_event', arguments: { existing: 'dentist', start_time: '2026-03-12' } });
      await assistant.say('dentist on thursday next week', { path });
      assistant.calls({
        name: 'update_event',
        arguments: { existing: 'birthday', start_time: '2026-03-10T19:00:00' },
      });
      await assistant.say('the birthday is at 7 pm', { path });
      const [birthday, moved] = await listed();
      assert.deepEqual(
        [moved?.start_time, moved?.end_time],
        ['2026-03-12T15:00:00+01:00', '2026-03-12T15:45:00+01:00'],
      );
      assert.deepEqual(
        [birthday?.is_all_day, birthday?.start_time, birthday?.end_time],
        [false, '2026-03-10T19:00:00+01:00', undefined],
      );
    });

    it('update_event takes no end before the start', async () => {
      await onlyEvents(dentist);
      assistant.calls({
        name: 'update_event',
        arguments: { existing: 'dentist', end_time: '2026-03-01T15:00:00' },
      });
      await assistant.say('the dentist takes until three', { path });
      assert.equal((await listed())[0]?.end_time, '2026-03-06T15:45:00+01:00');
      assistant.calls({
        name: 'update_event',
        arguments: { existing: 'dentist', duration: 60, location: 'Mitte' },
      });
      await assistant.say('the dentist takes an hour and is in Mitte', { path });
      const [event] = await listed();
      assert.deepEqual([event?.end_time, event?.location], ['2026-03-06T16:00:00+01:00', 'Mitte']);
    });

    it('update_event with nothing to change asks', async () => {
      await onlyEvents(dentist);
      assistant.calls({ name: 'update_event', arguments: { existing: 'dentist' } });
      const exchange = await assistant.say('change the dentist', { path });
      expectReply(exchange, path, { intent: 'update_event', changed: [], text: /What should I change/ });
    });

    it('delete_event deletes the whole series', async () => {
      const [event] = await onlyEvents({ ...dentist, recurrence_rule: 'FREQ=MONTHLY' });
      assistant.calls({ name: 'delete_event', arguments: { existing: 'dentist' } });
      const exchange = await assistant.say('cancel the dentist', { path });
      assert.deepEqual(await listed(), []);
      expectReply(exchange, path, {
        intent: 'delete_event',
        card: {
          action_type: 'event_deleted',
          module: 'events',
          event_id: event?.id,
          event_title: 'Dentist',
          event_start_time: '2026-03-06T15:00:00+01:00',
        },
        changed: ['events'],
        text: /Deleted the event “Dentist”/,
      });
    });

    it('an appointment to come is meant rather than one that is over', async () => {
      await onlyEvents(
        { ...dentist, start_time: '2026-01-06T15:00:00', end_time: '2026-01-06T16:00:00' },
        dentist,
      );
      assistant.calls({ name: 'delete_event', arguments: { existing: 'dentist' } });
      await assistant.say('cancel the dentist', { path });
      assert.deepEqual(
        (await listed()).map(({ start_time }) => start_time),
        ['2026-01-06T15:00:00+01:00'],
      );
    });
  });
}
