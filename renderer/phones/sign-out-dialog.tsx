import { type ReactElement, useState } from 'react';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Switch } from '../ui/switch.tsx';

export type SignOutDialogProps = { onSignOut: (phones: boolean) => void; onClose: () => void };

/** Asks once, and whether paired phones are meant, too. */
export function SignOutDialog({ onSignOut, onClose }: SignOutDialogProps): ReactElement {
  const [phones, setPhones] = useState(false);
  return (
    <Dialog
      title={text.phones.signOut}
      onClose={onClose}
      actions={
        <>
          <Button
            look="primary"
            onClick={() => {
              onSignOut(phones);
              onClose();
            }}
          >
            {text.phones.signOutNow}
          </Button>
          <Button onClick={onClose}>{text.cancel}</Button>
        </>
      }
    >
      <p>{text.phones.signOutText}</p>
      <Switch
        label={text.phones.signOutPhones}
        hint={text.phones.signOutPhonesHint}
        isOn={phones}
        onChange={setPhones}
      />
    </Dialog>
  );
}
