import { type FormEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { signIn } from '../api/api.ts';
import { wordsOf } from '../api/errors.ts';
import type { Session } from '../api/session.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { CalmScreen } from './calm-screen.tsx';

export type SignInScreenProps = { origin: string; session: Session };

/** The PIN form. A PIN set in the configuration may be any text, so it is not limited to digits. */
export function SignInScreen({ origin, session }: SignInScreenProps): ReactElement {
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();

  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    if (pin === '') return setError(text.signIn.missing);
    setBusy(true);
    setError(undefined);
    try {
      session.replace(await signIn(origin, pin));
    } catch (cause) {
      setError(wordsOf(cause));
      setBusy(false);
    }
  }

  return (
    <CalmScreen heading={text.signIn.heading}>
      <p className="soft">{text.signIn.where(new URL(origin).host)}</p>
      <form className="sign-in" ref={form} onSubmit={submit}>
        <TextField
          label={text.signIn.pin}
          type="password"
          autoComplete="current-password"
          value={pin}
          onChange={setPin}
          hint={text.signIn.hint}
        />
        <div role="alert">{error !== undefined && <p className="outcome outcome-bad">{error}</p>}</div>
        <Button look="primary" submit busy={busy}>
          {busy ? text.signIn.busy : text.signIn.submit}
        </Button>
      </form>
    </CalmScreen>
  );
}
