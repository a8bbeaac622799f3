import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Setting } from '../connection/queries.ts';
import { aiSettingsFrom, changesOf, draftFrom, trialOf, withProvider } from './ai-draft.ts';

function setting(name: string, change: Partial<Setting> = {}): Setting {
  return {
    name,
    is_set: true,
    secret: false,
    locked: false,
    needs_restart: false,
    is_pending: false,
    is_network: false,
    description: '',
    group: 'ai',
    type: 'text',
    source: 'saved',
    ...change,
  };
}

function settings(change: { [name: string]: Partial<Setting> } = {}) {
  return aiSettingsFrom([
    setting('AI_PROVIDER', { value: 'openai', ...change['AI_PROVIDER'] }),
    setting('AI_BASE_URL', { value: 'https://ai.example/v1', ...change['AI_BASE_URL'] }),
    setting('AI_API_KEY', { secret: true, ...change['AI_API_KEY'] }),
    setting('AI_MODEL', { value: 'big', ...change['AI_MODEL'] }),
  ]);
}

test('an untouched form tries what is saved and saves nothing', () => {
  const saved = settings();
  const draft = draftFrom(saved);
  assert.deepEqual(trialOf(draft, saved), {
    provider: 'openai',
    base_url: 'https://ai.example/v1',
    model: 'big',
  });
  assert.deepEqual(changesOf(draft, saved), {});
});

test('the saved key never goes to another address', () => {
  const saved = settings();
  const draft = withProvider('ollama', saved);
  assert.deepEqual(trialOf(draft, saved), {
    provider: 'ollama',
    base_url: 'http://localhost:11434',
    model: '',
    api_key: '',
  });
  assert.deepEqual(changesOf({ ...draft, model: 'llama3.2' }, saved), {
    AI_PROVIDER: 'ollama',
    AI_BASE_URL: 'http://localhost:11434',
    AI_API_KEY: null,
    AI_MODEL: 'llama3.2',
  });
});

test('a changed address leaves the saved key behind as well', () => {
  const saved = settings();
  const draft = { ...draftFrom(saved), address: 'https://ai.exampel/v1' };
  assert.equal(trialOf(draft, saved).api_key, '');
  assert.deepEqual(changesOf(draft, saved), { AI_BASE_URL: 'https://ai.exampel/v1', AI_API_KEY: null });
});

test('going back to the saved provider brings its values back', () => {
  const saved = settings();
  assert.deepEqual(withProvider('openai', saved), draftFrom(saved));
});

test('a new key is tried and saved, a removed one is tried as none and saved as null', () => {
  const saved = settings();
  const typed = { ...draftFrom(saved), key: 'sk-new' };
  assert.equal(trialOf(typed, saved).api_key, 'sk-new');
  assert.deepEqual(changesOf(typed, saved), { AI_API_KEY: 'sk-new' });
  const removed = { ...draftFrom(saved), removeKey: true };
  assert.equal(trialOf(removed, saved).api_key, '');
  assert.deepEqual(changesOf(removed, saved), { AI_API_KEY: null });
});

test('values fixed outside stay and are not saved', () => {
  const locked = { locked: true, source: 'environment' } as const;
  const saved = settings({ AI_BASE_URL: locked, AI_MODEL: locked, AI_API_KEY: locked });
  const draft = withProvider('ollama', saved);
  assert.deepEqual(trialOf(draft, saved), {
    provider: 'ollama',
    base_url: 'https://ai.example/v1',
    model: 'big',
  });
  assert.deepEqual(changesOf(draft, saved), { AI_PROVIDER: 'ollama' });
});

test('built-in needs nothing and leaves the rest for the way back', () => {
  const saved = settings();
  const draft = withProvider('builtin', saved);
  assert.deepEqual(trialOf(draft, saved), { provider: 'builtin' });
  assert.deepEqual(changesOf(draft, saved), { AI_PROVIDER: 'builtin' });
  const later = settings({ AI_PROVIDER: { value: 'builtin' } });
  assert.deepEqual(trialOf(withProvider('openai', later), later), {
    provider: 'openai',
    base_url: 'https://ai.example/v1',
    model: 'big',
  });
});
