import type { Frame, Topic } from './frames.ts';
import type { Hub } from './hub.ts';

/** Between two frames to the dashboard, ms: a burst of changes is one. */
const pauseMilliseconds = 300;

/** Frames upon which there are more rows, or fewer. */
const dataFrames: ReadonlySet<Frame['type']> = new Set([
  'module_data_changed',
  'stream_end',
  'conversation_updated',
  'task_completed',
  'task_failed',
]);

/** What is said in conversations, which the dashboard shows as it comes. */
const chatFrames: ReadonlySet<Frame['type']> = new Set([
  'stream_start',
  'stream_chunk',
  'stream_end',
  'conversation_updated',
]);

/** Tells open dashboards what is worth asking for again. */
export type News = { changed(...topics: Topic[]): void };

export function createNews(hub: Hub): News {
  const waiting = new Set<Topic>();
  const tell = () => {
    const topics = [...waiting];
    waiting.clear();
    hub.tellDashboards({ type: 'dashboard_changed', data: { topics } });
  };
  const news: News = {
    changed(...topics) {
      if (waiting.size === 0) setTimeout(tell, pauseMilliseconds).unref();
      for (const topic of topics) waiting.add(topic);
    },
  };
  hub.onComing(() => news.changed('connections', 'home'));
  hub.onBroadcast((frame) => {
    const { type } = frame;
    if (chatFrames.has(type)) hub.tellDashboards(frame);
    if (dataFrames.has(type)) news.changed('data', 'home');
    if (type.startsWith('task_')) news.changed('tasks');
  });
  return news;
}
