import { type ReactElement, useState } from 'react';
import type { Preferences } from '../../main/bridge-contract.ts';
import { useConnection } from '../connection/connection.ts';
import { useAppState } from '../connection/desktop-state.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Outcome } from '../ui/state-line.tsx';
import { Switch } from '../ui/switch.tsx';

/** The switches of the desktop app; nothing in a plain browser. */
export function DesktopCard(): ReactElement | null {
  const { desktop } = useConnection();
  const state = useAppState();
  const [problem, setProblem] = useState<string>();
  if (desktop === undefined || state === undefined) return null;
  const { keepInTray, startAtLogin, startAtLoginNote } = state.preferences;
  const set = (name: keyof Pick<Preferences, 'keepInTray' | 'startAtLogin'>) => (on: boolean) => {
    setProblem(undefined);
    desktop
      .request('app:set-preference', { name, on })
      .catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
  };
  return (
    <Card title={text.settings.desktop}>
      <Switch label={text.settings.keepInTray} isOn={keepInTray} onChange={set('keepInTray')} />
      <Switch
        label={text.settings.startAtLogin}
        isOn={startAtLogin}
        hint={startAtLoginNote}
        onChange={set('startAtLogin')}
      />
      <Outcome tone="bad">{problem}</Outcome>
      <div className="actions">
        <Button onClick={() => void desktop.request('app:open-data-folder', undefined)}>
          {text.openDataFolder}
        </Button>
        <Button onClick={() => void desktop.request('app:open-log', undefined)}>{text.openLog}</Button>
      </div>
    </Card>
  );
}
