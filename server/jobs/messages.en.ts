/** What a reminder says: always the same, and nothing that tells a stranger what it is about. */
export const en = {
  'reminder.subject': 'A reminder',
  'reminder.text': 'Something waits for you. Please look when you can.',
} as const;
