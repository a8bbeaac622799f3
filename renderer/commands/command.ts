import type { QueryClient } from '@tanstack/react-query';
import type { Choices } from '../choices/use-choices.ts';
import type { Connection } from '../connection/connection.ts';

/** Something the owner can do from anywhere by typing what it is called. */
export type Command = {
  /** Unique, `screen.verb`. */
  id: string;
  title: string;
  /** Other words it should be found under, in the language of the page. */
  keywords?: string;
  /** Runs when the palette has closed and the focus is back where it was. Tells what came of it with a toast. */
  run: () => void;
};

/** What commands may use. */
export type CommandContext = { connection: Connection; client: QueryClient; choices: Choices };

/** The commands in whose title or keywords every word of the query stands, in their own order. */
export function commandsFor(query: string, commands: readonly Command[]): Command[] {
  const wanted = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return commands.filter(({ title, keywords = '' }) => {
    const words = `${title} ${keywords}`.toLocaleLowerCase();
    return wanted.every((part) => words.includes(part));
  });
}
