import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

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
  // Cards grow when something is decided, and the window has other sizes.
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    if (content !== undefined && element.firstElementChild !== null)
      observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, [content]);
  const onScroll = () => {
    const element = scroller.current;
    if (element === null) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx;
  };
  return { scroller, onScroll };
}
