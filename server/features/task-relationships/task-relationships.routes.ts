import { type Route, readRoute, writeRoute } from '../../http/route.ts';
import type { Services } from '../../services.ts';
import {
  relationship,
  relationshipCreate,
  relationshipList,
  relationshipParams,
  relationshipQuery,
} from './task-relationships.schema.ts';
import { selectRelationships } from './task-relationships.store.ts';
import { createRelationship, deleteRelationship } from './task-relationships.ts';

export const taskRelationshipRoutes = (services: Services): Route[] => [
  readRoute(
    {
      method: 'get',
      path: '/api/task-relationships',
      operationId: 'listRelationships',
      tag: 'task-relationships',
      summary: 'Relationships in which a todo is source or target',
      access: 'user',
      query: relationshipQuery,
      status: 200,
      output: relationshipList,
    },
    ({ query }, { db }) => selectRelationships(db, query.todo_id),
  ),

  writeRoute(
    {
      method: 'post',
      path: '/api/task-relationships',
      operationId: 'createRelationship',
      tag: 'task-relationships',
      summary: 'Relate two todos',
      access: 'user',
      body: relationshipCreate,
      status: 201,
      output: relationship,
      errors: [404, 409],
    },
    ({ body }, scope) => createRelationship(scope, services, body),
  ),

  writeRoute(
    {
      method: 'delete',
      path: '/api/task-relationships/{relationship_id}',
      operationId: 'deleteRelationship',
      tag: 'task-relationships',
      summary: 'Remove a relationship',
      access: 'user',
      params: relationshipParams,
      status: 204,
      output: 'empty',
      errors: [404],
    },
    ({ params }, scope) => deleteRelationship(scope, services, params.relationship_id),
  ),
];
