import { type RefObject, useLayoutEffect, useRef } from 'react';

const nearPx = 48;

/** Keeps a scroller at its end while `content` grows, unless the reader has scrolled up to read. */
export function useStickToEnd(content: unknown): {
  scroller: RefObject<HTMLDivElement | null>;
  onScroll: () => void;
} {
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (content !== undefined && element !== null && atEnd.current) element.scrollTop = element.scrollHeight;
  }, [content]);
  const onScroll = () => {
    const element = scroller.current;
    if (element === null) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx;
  };
  return { scroller, onScroll };
}
