import { type KeyboardEvent, type ReactElement, useId, useState } from 'react';
import { text } from '../text/text.ts';
import { Icon } from '../ui/icon.tsx';

export type ComposerProps = { busy: boolean; onSend: (content: string) => void; onStop: () => void };

/** The line to write in. While an answer comes one can go on writing; sending waits for its end. */
export function Composer({ busy, onSend, onStop }: ComposerProps): ReactElement {
  const [content, setContent] = useState('');
  const hintId = useId();

  function send(): void {
    if (busy || content.trim() === '') return;
    onSend(content.trim());
    setContent('');
  }

  function onKeyDown(event: KeyboardEvent): void {
    // While an input method composes (Korean, Japanese), Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  }

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        id="chat"
        className="input composer-text"
        rows={1}
        value={content}
        placeholder={text.chat.placeholder}
        aria-label={text.chat.placeholder}
        aria-describedby={hintId}
        onChange={(event) => setContent(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {busy ? (
        <button
          type="button"
          className="button button-quiet button-round"
          aria-label={text.chat.stop}
          onClick={onStop}
        >
          <Icon name="stop" />
        </button>
      ) : (
        <button
          type="submit"
          className="button button-primary button-round"
          aria-label={text.chat.send}
          aria-disabled={content.trim() === '' || undefined}
        >
          <Icon name="send" />
        </button>
      )}
      <p id={hintId} className="hint composer-hint">
        {text.chat.hint}
      </p>
    </form>
  );
}
