/** The database cannot be had for oneself at the moment. `message` is a sentence for the owner. */
export class DatabaseBusyError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DatabaseBusyError';
  }
}
