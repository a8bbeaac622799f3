import { z } from 'zod';
import { idParam, pageOf, pageQuery, tagsInput, timestamp } from '../../http/fields.ts';

const title = z.string().max(1000);
const content = z.string().max(500_000);

export const memo = z.object({
  id: z.string(),
  title: z.string(),
  content: z.string(),
  tags: z.array(z.string()),
  created_at: timestamp,
  updated_at: timestamp,
});
export type Memo = z.infer<typeof memo>;

export const memoPage = pageOf(memo);
export const memoQuery = z.object(pageQuery({ standard: 20, most: 100 }));
export const memoParams = z.object({ memo_id: idParam });

export const memoCreate = z.object({ title: title.nullish(), content, tags: tagsInput });
export type MemoCreate = z.infer<typeof memoCreate>;

export const memoUpdate = z.object({ title: title.optional(), content: content.optional(), tags: tagsInput });
export type MemoUpdate = z.infer<typeof memoUpdate>;
