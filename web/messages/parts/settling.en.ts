/** English texts of what several people wrote, and of taking back what was just done. */
export const settlingTexts = {
  'disputed.settle': 'This is right',
  'disputed.settled': 'Settled. What others had said stays in the history.',
  'disputed.stands': 'It stands',
  'disputed.takeBack': 'Take it back',
  'disputed.title': 'People have given different answers. Which is right?',
  'disputed.withdrawn': 'One took this back, and another has written to it without knowing.',
  'disputed.withdrawnWhy': 'Taken back: {reason}',
  'meanwhile.help':
    'Both are kept until you say which is right. If you hand in before, others can settle it.',
  'meanwhile.keep': 'Keep mine',
  'meanwhile.mine': 'You',
  'meanwhile.take': 'Take this',
  'meanwhile.theirs': 'Somebody else',
  'meanwhile.title': 'Somebody else has written here meanwhile',
  'undo.done': 'Taken back. It stays in the history.',
  'undo.do': 'Undo',
  'undo.reason': 'Taken back at once by the person who did it',
  'withdraw.do': 'Take it back',
  'withdraw.help':
    'It counts no longer. That it was there, who wrote it and why it was taken back stay in the history.',
  'withdraw.leave': 'Leave it',
  'withdraw.offer': 'Entered by mistake?',
  'withdraw.reason': 'Why was this a mistake?',
  'withdraw.reasonMissing': 'Say in a few words what was wrong with it.',
  'withdraw.title': 'Take this back?',
} as const;
