/** Reason with which work ends that will be taken up again: at the next start, or after a restore. */
const stopping = new Error('The work is interrupted');
/** Reason with which work ends that nobody wants any more. */
const ended = new Error('The task was ended');

/** The work under way, by the id of its task, and how to end it. */
export class Aborts {
  readonly #controllers = new Map<string, { controller: AbortController; signal: AbortSignal }>();
  #isStopping = false;

  /** True while everything is to end without a word. */
  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** Begins to listen for the end of a task; `whole` ends it, too. */
  open(id: string, whole?: AbortSignal): void {
    const controller = new AbortController();
    const signal = whole ? AbortSignal.any([controller.signal, whole]) : controller.signal;
    this.#controllers.set(id, { controller, signal });
  }

  /** Of a task that is not open it is aborted already. */
  signalOf(id: string): AbortSignal {
    return this.#controllers.get(id)?.signal ?? AbortSignal.abort(ended);
  }

  close(id: string): void {
    this.#controllers.delete(id);
  }

  abort(ids: readonly string[]): void {
    for (const id of ids) this.#controllers.get(id)?.controller.abort(ended);
  }

  stop(): void {
    this.#isStopping = true;
    for (const { controller } of this.#controllers.values()) controller.abort(stopping);
  }

  /** To be called once all that was stopped is over. */
  goOn(): void {
    this.#isStopping = false;
  }
}
