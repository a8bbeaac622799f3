import type { AiProvider } from './provider.ts';

/**
 * The same AI, which talks and acts with the temperature its owner chose; without one it acts as it is asked to, and talks
 * as its model was made.
 */
export const withTemperature = (provider: AiProvider, temperature: number | undefined): AiProvider =>
  temperature === undefined
    ? provider
    : {
        ...provider,
        chat: (request) => provider.chat({ temperature, ...request }),
        converse: (request) => provider.converse({ ...request, temperature }),
      };
