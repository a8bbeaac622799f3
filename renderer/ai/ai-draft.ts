import type { AiTrial, Setting } from '../connection/queries.ts';

export type AiProvider = NonNullable<AiTrial['provider']>;

/** What the form is open for: another AI, or (`present`) the one that is set. */
export type AskedForm = AiProvider | 'present' | undefined;

/** What stands in the form. An empty key means: keep the saved one. */
export type AiDraft = {
  provider: AiProvider;
  address: string;
  key: string;
  removeKey: boolean;
  model: string;
};

/** The settings behind the form; undefined where the server does not tell. */
export type AiSettings = {
  provider: Setting | undefined;
  address: Setting | undefined;
  key: Setting | undefined;
  model: Setting | undefined;
};

const usualAddress: Record<AiProvider, string> = {
  builtin: '',
  ollama: 'http://localhost:11434',
  openai: '',
};

export function aiSettingsFrom(settings: readonly Setting[]): AiSettings {
  const named = (name: string) => settings.find((setting) => setting.name === name);
  return {
    provider: named('AI_PROVIDER'),
    address: named('AI_BASE_URL'),
    key: named('AI_API_KEY'),
    model: named('AI_MODEL'),
  };
}

function providerOf(setting: Setting | undefined): AiProvider {
  const value = setting?.value;
  return value === 'ollama' || value === 'openai' ? value : 'builtin';
}

export function draftFrom(saved: AiSettings): AiDraft {
  const { address, model } = saved;
  return {
    provider: providerOf(saved.provider),
    address: address?.value ?? '',
    key: '',
    removeKey: false,
    model: model?.value ?? '',
  };
}

/** Whether the saved address and model are of use for `provider`: its own, or left over from before built-in. */
function remembers(before: AiDraft, provider: AiProvider): boolean {
  if (before.provider === provider) return true;
  const forOllama = before.address === usualAddress.ollama;
  return before.provider === 'builtin' && forOllama === (provider === 'ollama');
}

/** The draft for another provider. Address and model do not travel along, except where they are fixed outside. */
export function withProvider(provider: AiProvider, saved: AiSettings): AiDraft {
  const before = draftFrom(saved);
  if (remembers(before, provider)) return { ...before, provider };
  return {
    ...before,
    provider,
    address: saved.address?.locked ? before.address : usualAddress[provider],
    model: saved.model?.locked ? before.model : '',
  };
}

/** A key belongs to the address it was saved with and must never be sent to another one. */
export function keepsSavedKey(draft: AiDraft, saved: AiSettings): boolean {
  if (saved.key?.locked) return true;
  return !draft.removeKey && draft.address === draftFrom(saved).address;
}

/** What to try before saving. */
export function trialOf(draft: AiDraft, saved: AiSettings): AiTrial {
  const { provider, address, key, model } = draft;
  if (provider === 'builtin') return { provider };
  const trial: AiTrial = { provider, base_url: address, model };
  if (key !== '') return { ...trial, api_key: key };
  return keepsSavedKey(draft, saved) ? trial : { ...trial, api_key: '' };
}

function keyChange(draft: AiDraft, saved: AiSettings): string | null | undefined {
  if (draft.key !== '') return draft.key;
  return saved.key?.is_set && !keepsSavedKey(draft, saved) ? null : undefined;
}

/** What to save: only what is new and not fixed outside. Built-in leaves the rest as it was, for the way back. */
export function changesOf(draft: AiDraft, saved: AiSettings): Record<string, string | null> {
  const before = draftFrom(saved);
  const changes: Record<string, string | null> = {};
  const note = (setting: Setting | undefined, value: string | null | undefined, old?: string) => {
    if (setting !== undefined && !setting.locked && value !== undefined && value !== old) {
      changes[setting.name] = value;
    }
  };
  note(saved.provider, draft.provider, before.provider);
  if (draft.provider === 'builtin') return changes;
  note(saved.address, draft.address, before.address);
  note(saved.key, keyChange(draft, saved));
  note(saved.model, draft.model, before.model);
  return changes;
}
