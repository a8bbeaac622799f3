/** Services that speak OpenAI's protocol, by the names they go by, and where. The last two run on this computer. */
export const services = [
  { name: 'OpenAI', address: 'https://api.openai.com/v1' },
  { name: 'Google Gemini', address: 'https://generativelanguage.googleapis.com/v1beta/openai' },
  { name: 'OpenRouter', address: 'https://openrouter.ai/api/v1' },
  { name: 'Groq', address: 'https://api.groq.com/openai/v1' },
  { name: 'Mistral', address: 'https://api.mistral.ai/v1' },
  { name: 'DeepSeek', address: 'https://api.deepseek.com/v1' },
  { name: 'LM Studio', address: 'http://localhost:1234/v1' },
  { name: 'llama.cpp', address: 'http://localhost:8080/v1' },
] as const;

/** Models of Ollama's library that can call functions, from small to large; the sizes are those of the download. */
export const suggestedModels = [
  { name: 'qwen3:1.7b', sizeBytes: 1.4e9, need: 'little' },
  { name: 'llama3.2', sizeBytes: 2e9, need: 'usual' },
  { name: 'qwen3:8b', sizeBytes: 5.2e9, need: 'much' },
  { name: 'gpt-oss:20b', sizeBytes: 14e9, need: 'strong' },
] as const;
