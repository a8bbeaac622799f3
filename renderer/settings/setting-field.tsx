import type { ReactElement } from 'react';
import { originInWords } from '../connection/origin.ts';
import type { Setting } from '../connection/queries.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { LockedField } from '../ui/locked-field.tsx';
import { Select } from '../ui/select.tsx';
import { Switch } from '../ui/switch.tsx';
import { nameInWords } from './setting-words.ts';

export type SettingFieldProps = {
  setting: Setting;
  /** What is in the form: a text, or null for the default; undefined when it was not touched. */
  draft: string | null | undefined;
  error?: string | undefined;
  onChange: (value: string | null) => void;
};

/** Where the value comes from, and when a new one is used. */
function hintOf(setting: Setting, isDefault: boolean): string {
  const hints: Record<string, string> = text.settings.hints;
  const units = setting.unit === undefined ? [] : [text.settings.units[setting.unit]];
  const origin = isDefault ? text.settings.isDefault : text.settings.from(originInWords(setting));
  const restart = setting.is_pending
    ? [text.settings.pending]
    : setting.needs_restart
      ? [text.settings.atNextStart]
      : [];
  return [hints[setting.name] ?? '', ...units, origin, ...restart].filter(Boolean).join(' ');
}

function Control({
  setting,
  value,
  error,
  hint,
  onChange,
}: {
  setting: Setting;
  value: string;
  error?: string | undefined;
  hint: string;
  onChange: (value: string) => void;
}): ReactElement {
  const label = nameInWords(setting.name);
  const shown = { label, hint, value, onChange, ...(error === undefined ? {} : { error }) };
  switch (setting.type) {
    case 'boolean':
      return (
        <Switch
          label={label}
          hint={error ?? hint}
          isOn={value === 'true'}
          onChange={(isOn) => onChange(String(isOn))}
        />
      );
    case 'choice':
      return (
        <Select
          {...shown}
          options={(setting.choices ?? []).map((choice) => ({ value: choice, label: choice }))}
        />
      );
    case 'integer':
      return <TextField {...shown} inputMode="numeric" />;
    case 'address':
      return <TextField {...shown} type="url" inputMode="url" />;
    default:
      return <TextField {...shown} />;
  }
}

/** Its value only: it is set outside, or never shown. */
function FixedField({ setting }: { setting: Setting }): ReactElement {
  const label = nameInWords(setting.name);
  const secret = setting.is_set ? text.settings.secretSet : text.settings.secretUnset;
  const value = setting.secret ? secret : (setting.value ?? text.settings.nothing);
  if (setting.locked) return <LockedField label={label} value={value} setting={setting} />;
  return (
    <dl className="field locked">
      <dt>{label}</dt>
      <dd>{value}</dd>
    </dl>
  );
}

/** What the form shows: what was typed, else what is set; null stands for the default. */
function shownValue(setting: Setting, draft: string | null | undefined): string {
  const value = draft === undefined ? setting.value : draft;
  return value ?? setting.default ?? '';
}

/** One setting: its control, or its value where it can only be changed outside. */
export function SettingField({ setting, draft, error, onChange }: SettingFieldProps): ReactElement {
  if (setting.secret || setting.locked) return <FixedField setting={setting} />;
  const isDefault = draft === undefined ? setting.source === 'default' : draft === null;
  return (
    <div className="setting">
      <Control
        setting={setting}
        value={shownValue(setting, draft)}
        error={error}
        hint={hintOf(setting, isDefault)}
        onChange={onChange}
      />
      {!isDefault && (
        <Button
          look="bare"
          label={text.settings.toDefaultOf(nameInWords(setting.name))}
          onClick={() => onChange(null)}
        >
          {text.settings.toDefault}
        </Button>
      )}
    </div>
  );
}
