import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import type { DashboardStatus } from '../../server/features/dashboard/dashboard.schema.ts';
import type { FirstRun } from '../../server/features/first-run/first-run.schema.ts';
import { wordsOf } from '../api/errors.ts';
import { languageChoices } from '../choices/language.ts';
import { useChoices } from '../choices/use-choices.ts';
import { useConnection } from '../connection/connection.ts';
import { type Setting, useSettings } from '../connection/queries.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { LockedField } from '../ui/locked-field.tsx';
import { Select } from '../ui/select.tsx';
import { Outcome } from '../ui/state-line.tsx';
import { Switch } from '../ui/switch.tsx';
import { BringAlong } from './bring-along.tsx';

/** Every zone the browser knows, and the one that is set, should it be none of them. */
function zoneOptions(present: string): { value: string; label: string }[] {
  const zones = Intl.supportedValuesOf('timeZone');
  const all = zones.includes(present) ? zones : [present, ...zones];
  return all.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}

type Draft = { name: string; zone: string; lan: boolean | undefined };

/** Saves what is another than before. */
function useSaveHouse(firstRun: FirstRun, lan: boolean | undefined) {
  const { api } = useConnection();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (draft: Draft) => {
      const name = draft.name.trim();
      const values = {
        ...(name !== '' && name !== firstRun.name && { SERVER_NAME: name }),
        ...(draft.zone !== firstRun.time_zone && { TIME_ZONE: draft.zone }),
      };
      if (Object.keys(values).length > 0)
        await api.json({ method: 'PUT', path: '/api/dashboard/settings', body: { values } });
      if (draft.lan !== undefined && draft.lan !== lan)
        await api.json({ method: 'PUT', path: '/api/dashboard/lan', body: { enabled: draft.lan } });
    },
    // Whoever comes back to this screen finds what was saved.
    onSuccess: (_nothing, { name, zone }) =>
      client.setQueryData<FirstRun>(['first-run'], {
        is_open: true,
        name: name.trim() || firstRun.name,
        time_zone: zone,
      }),
    onSettled: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'first-run' }),
  });
}

function LanguageField(): ReactElement {
  const { language, languageLock, chooseLanguage } = useChoices();
  const { languages } = text.settings;
  const label = text.settings.language;
  if (languageLock !== undefined)
    return <LockedField label={label} value={languages[language]} setting={languageLock} />;
  return (
    <Select
      label={label}
      value={language}
      options={languageChoices.map((value) => ({ value, label: languages[value] }))}
      onChange={chooseLanguage}
    />
  );
}

type ZoneFieldProps = { zone: string; lock: Setting | undefined; onChange: (zone: string) => void };

function ZoneField({ zone, lock, onChange }: ZoneFieldProps): ReactElement {
  const label = text.facts.timeZone;
  if (lock !== undefined) return <LockedField label={label} value={zone} setting={lock} />;
  return <Select label={label} value={zone} options={zoneOptions(zone)} onChange={onChange} />;
}

export type HouseStepProps = {
  firstRun: FirstRun;
  status: DashboardStatus | undefined;
  onNext: () => void;
};

/** What this computer is called, when it is today there, and who may come in: all filled in. */
export function HouseStep({ firstRun, status, onNext }: HouseStepProps): ReactElement {
  const { data } = useSettings();
  const [draft, setDraft] = useState<Draft>({
    name: firstRun.name,
    zone: firstRun.time_zone,
    lan: undefined,
  });
  const save = useSaveHouse(firstRun, status?.lan);
  const lockOf = (name: string) => data?.settings.find((setting) => setting.name === name && setting.locked);
  const nameLock = lockOf('SERVER_NAME');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate(draft, { onSuccess: onNext });
  };
  return (
    <>
      <form className="card form" onSubmit={submit}>
        {nameLock === undefined ? (
          <TextField
            label={text.firstRun.name}
            hint={text.firstRun.nameHint}
            value={draft.name}
            onChange={(name) => setDraft({ ...draft, name })}
          />
        ) : (
          <LockedField label={text.firstRun.name} value={firstRun.name} setting={nameLock} />
        )}
        <div className="first-run-pair">
          <LanguageField />
          <ZoneField
            zone={draft.zone}
            lock={lockOf('TIME_ZONE')}
            onChange={(zone) => setDraft({ ...draft, zone })}
          />
        </div>
        {status?.lan_locked === false && (
          <Switch
            label={text.firstRun.lan}
            hint={text.firstRun.lanHint}
            isOn={draft.lan ?? status.lan}
            onChange={(lan) => setDraft({ ...draft, lan })}
          />
        )}
        <Outcome tone="bad">{save.error === null ? undefined : wordsOf(save.error)}</Outcome>
        <div className="actions">
          <Button look="primary" submit busy={save.isPending}>
            {text.firstRun.next}
          </Button>
        </div>
      </form>
      <BringAlong />
    </>
  );
}
