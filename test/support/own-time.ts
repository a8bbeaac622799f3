/** How long one look of the watch counts at most, and between two looks, ms. */
const [countedPerLook, betweenLooks] = [50, 20];

/** Time in which this process was let run, ms: a computer that is busy with other things makes nobody late. */
export function ownTime(): { elapsed(): number } & Disposable {
  let elapsed = 0;
  let last = performance.now();
  const look = () => {
    const now = performance.now();
    elapsed += Math.min(now - last, countedPerLook);
    last = now;
  };
  const timer = setInterval(look, betweenLooks);
  return {
    elapsed() {
      look();
      return elapsed;
    },
    [Symbol.dispose]: () => clearInterval(timer),
  };
}
