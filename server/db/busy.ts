/** The database cannot be had for oneself at the moment. `message` is a sentence for the owner. */
export class DatabaseBusyError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatabaseBusyError';
  }
}
