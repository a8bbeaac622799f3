import { type ReactElement, type ReactNode, useRef } from 'react';
import { Button } from './button.tsx';

export type FileButtonProps = {
  children: ReactNode;
  /** Endings and types, as in the `accept` of an input. */
  accept: string;
  busy?: boolean;
  look?: 'primary' | 'quiet' | 'bare';
  onFile: (file: File) => void;
};

/** Opens the system's dialog for one file. */
export function FileButton({ children, accept, busy, look, onFile }: FileButtonProps): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        onClick={() => input.current?.click()}
        {...(busy === undefined ? {} : { busy })}
        {...(look === undefined ? {} : { look })}
      >
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden={true}
        accept={accept}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          // Choosing the same file again is a new choice.
          target.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}
