import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { text } from '../text/text.ts';
import { type Command, commandsFor } from './command.ts';

/** Where the arrow keys lead in a list of `count`; undefined for other keys. */
function moved(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at - 1 + count) % count;
  return undefined;
}

export type PaletteProps = { commands: readonly Command[]; onClose: () => void };

/** Everything that can be done, found by typing: a combobox over a list (WAI-ARIA authoring practices). */
export function Palette({ commands, onClose }: PaletteProps): ReactElement {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const listId = useId();
  const hintId = useId();
  const found = commandsFor(query, commands);
  const optionId = (place: number) => `${listId}-${place}`;

  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  useEffect(() => {
    document.getElementById(`${listId}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, at]);

  function run(command: Command | undefined): void {
    if (command === undefined) return;
    onClose();
    // After the focus went back, so that what the command does has the last word on it.
    setTimeout(command.run);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const next = moved(event.key, at, found.length);
    if (next !== undefined) setAt(next);
    else if (event.key === 'Enter') run(found[at]);
    else return;
    event.preventDefault();
  }

  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label={text.palette.open}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        // The backdrop is the dialog itself.
        if (event.target === dialog.current) onClose();
      }}
      onKeyDown={onKeyDown}
    >
      <input
        className="palette-input"
        role="combobox"
        aria-label={text.palette.label}
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? optionId(at) : undefined}
        aria-describedby={hintId}
        placeholder={text.palette.placeholder}
        value={query}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => {
          setQuery(target.value);
          setAt(0);
        }}
      />
      <div id={listId} className="palette-list" role="listbox" aria-label={text.palette.list}>
        {found.map((command, place) => (
          <div
            key={command.id}
            id={optionId(place)}
            className="palette-option"
            role="option"
            tabIndex={-1}
            aria-selected={place === at}
            onPointerMove={() => setAt(place)}
            onClick={() => run(command)}
            onKeyDown={onKeyDown}
          >
            {command.title}
          </div>
        ))}
      </div>
      <p id={hintId} className="hint palette-hint">
        {found.length === 0 ? text.palette.none : text.palette.hint}
      </p>
    </dialog>
  );
}
