import { settingForms } from '../../config/forms.ts';
import { isLocked, type LiveConfig } from '../../config/live-config.ts';
import { type SettingName, settingNames, settingsTable } from '../../config/table.ts';
import { settingText } from '../../config/text.ts';
import type { DashboardSettings } from './settings.schema.ts';

/** All settings with their sources. Secrets are never shown, only whether there is one. */
export function listSettings(live: LiveConfig): DashboardSettings {
  return { settings: settingNames.map((name) => describeSetting(live, name)) };
}

function describeSetting(live: LiveConfig, name: SettingName): DashboardSettings['settings'][number] {
  const config = live.current();
  const spec = settingsTable[name];
  const { isNetwork = false, choices, ...form } = settingForms[name];
  const secret = 'secret' in spec;
  const text = settingText(config, name);
  return {
    name,
    value: secret ? undefined : text,
    default: 'default' in spec && !secret ? spec.default : undefined,
    is_set: text !== undefined && text !== '',
    secret,
    source: config.sources[name],
    locked: isLocked(config, name),
    needs_restart: 'needsRestart' in spec,
    is_pending: live.isPending(name),
    description: spec.description,
    is_network: isNetwork,
    ...form,
    choices: choices && [...choices],
  };
}
