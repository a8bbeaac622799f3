import { type Route, readRoute, writeRoute } from '../../http/route.ts';
import { parseTimestamp } from '../../lib/timestamps.ts';
import type { Services } from '../../services.ts';
import {
  event,
  eventCreate,
  eventPage,
  eventParams,
  eventQuery,
  eventUpdate,
  occurrenceParams,
  occurrenceQuery,
} from './events.schema.ts';
import { createEvent, deleteEvent, deleteOccurrence, getEvent, updateEvent } from './events.ts';
import { listOccurrences } from './list-events.ts';
import { presentEvent, presentOccurrence } from './present.ts';

export const eventRoutes = (services: Services): Route[] => {
  const { timeZone } = services;
  return [
    readRoute(
      {
        method: 'get',
        path: '/api/events',
        operationId: 'listEvents',
        tag: 'events',
        summary: 'List events by start time; series are expanded when both bounds are given',
        access: 'user',
        query: eventQuery,
        status: 200,
        output: eventPage,
        keptBy: () => timeZone(),
      },
      async ({ query: { page, limit, start_after, start_before } }, { db }) => {
        const zone = timeZone();
        const range = {
          ...(start_after !== undefined && { from: parseTimestamp(start_after, zone) }),
          ...(start_before !== undefined && { to: parseTimestamp(start_before, zone) }),
        };
        const { items, total } = await listOccurrences(db, range, zone, { page, limit });
        return { items: items.map((item) => presentOccurrence(item, zone)), total, page, limit };
      },
    ),

    writeRoute(
      {
        method: 'post',
        path: '/api/events',
        operationId: 'createEvent',
        tag: 'events',
        summary: 'Create an event',
        access: 'user',
        body: eventCreate,
        status: 201,
        output: event,
      },
      async ({ body }, scope) => presentEvent(await createEvent(scope, services, body), timeZone()),
    ),

    readRoute(
      {
        method: 'get',
        path: '/api/events/{event_id}',
        operationId: 'getEvent',
        tag: 'events',
        summary: 'One event',
        access: 'user',
        params: eventParams,
        status: 200,
        output: event,
        errors: [404],
      },
      async ({ params }, scope) => presentEvent(await getEvent(scope, params.event_id), timeZone()),
    ),

    writeRoute(
      {
        method: 'patch',
        path: '/api/events/{event_id}',
        operationId: 'updateEvent',
        tag: 'events',
        summary: 'Change an event, the whole series if it recurs',
        access: 'user',
        params: eventParams,
        body: eventUpdate,
        status: 200,
        output: event,
        errors: [404],
      },
      async ({ params, body }, scope) =>
        presentEvent(await updateEvent(scope, services, params.event_id, body), timeZone()),
    ),

    writeRoute(
      {
        method: 'delete',
        path: '/api/events/{event_id}',
        operationId: 'deleteEvent',
        tag: 'events',
        summary: 'Delete an event, the whole series if it recurs',
        access: 'user',
        params: eventParams,
        status: 204,
        output: 'empty',
        errors: [404],
      },
      ({ params }, scope) => deleteEvent(scope, services, params.event_id),
    ),

    writeRoute(
      {
        method: 'delete',
        path: '/api/events/{event_id}/occurrences/{date}',
        operationId: 'deleteOccurrence',
        tag: 'events',
        summary: 'Remove one date of a series, or it and all later ones, or the series',
        access: 'user',
        params: occurrenceParams,
        query: occurrenceQuery,
        status: 204,
        output: 'empty',
        errors: [404],
      },
      ({ params: { event_id, date }, query }, scope) =>
        deleteOccurrence(scope, services, event_id, date, query.mode),
    ),
  ];
};
