import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ollamaAddress, openaiAddress, targetOf, usableKey } from './address.ts';
import type { AiSettings } from './provider.ts';

const settings = (baseUrl: string): AiSettings => ({
  provider: 'openai',
  baseUrl,
  apiKey: 'key',
  model: 'm',
});

describe('the address of an AI', () => {
  const openai: Record<string, string> = {
    'https://api.openai.com': 'https://api.openai.com/v1',
    'https://api.openai.com/v1': 'https://api.openai.com/v1',
    'https://api.openai.com/v1/': 'https://api.openai.com/v1',
    ' http://localhost:1234/v1 ': 'http://localhost:1234/v1',
    'https://openrouter.ai/api': 'https://openrouter.ai/api/v1',
    'https://api.groq.com/openai/v1': 'https://api.groq.com/openai/v1',
    'https://generativelanguage.googleapis.com/v1beta/openai/':
      'https://generativelanguage.googleapis.com/v1beta/openai',
    'https://api.z.ai/api/paas/v4': 'https://api.z.ai/api/paas/v4',
    'http://nas:8080/v1/chat/completions': 'http://nas:8080/v1',
  };
  for (const [typed, address] of Object.entries(openai)) {
    it(`is ${address} for "${typed}"`, () => assert.equal(openaiAddress(settings(typed)), address));
  }

  const ollama: Record<string, string> = {
    'http://localhost:11434': 'http://localhost:11434',
    'http://localhost:11434/': 'http://localhost:11434',
    'http://localhost:11434/v1': 'http://localhost:11434',
    'http://localhost:11434/api/': 'http://localhost:11434',
    'http://nas.local/ollama': 'http://nas.local/ollama',
    'http://[::1]:11434': 'http://[::1]:11434',
  };
  for (const [typed, address] of Object.entries(ollama)) {
    it(`is ${address} for Ollama at "${typed}"`, () => assert.equal(ollamaAddress(settings(typed)), address));
  }

  it('is shown without password and query', () => {
    assert.equal(
      targetOf(settings('https://me:secret@ai.example/v1?key=secret#x')).address,
      'https://ai.example/v1',
    );
  });

  it('goes with a key without the blanks around it', () => {
    assert.equal(usableKey({ ...settings('http://nas'), apiKey: ' sk-1\n' }), 'sk-1');
  });
});
