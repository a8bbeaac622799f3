/** The words of the screen Chat. */
export const chatWords = {
  chat: {
    heading: 'Chat',
    startOver: 'New chat',
    emptyHeading: 'Say hello',
    empty: 'What you write here is answered just as on a phone.',
    placeholder: 'Message',
    hint: 'Enter sends, Shift+Enter starts a line.',
    send: 'Send',
    stop: 'Stop',
    you: 'You',
    assistant: 'Assistant',
    log: 'Conversation',
    waiting: 'Thinking',
    stopped: 'Stopped.',
    cutOff: 'The answer was cut off.',
    nothing: 'The assistant gave no answer.',
    silent: 'The server has been silent for a minute, so the page stopped waiting.',
  },
};
