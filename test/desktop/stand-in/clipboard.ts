let content = '';

/** Of this process alone: a test must not touch the clipboard of whoever runs it. */
export const clipboard = {
  readText: async () => content,
  async writeText(text: string): Promise<void> {
    content = text;
  },
} satisfies Partial<Electron.Clipboard>;
