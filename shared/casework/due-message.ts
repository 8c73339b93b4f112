/** A case whose day has come, as a message between the daily run and whoever works it off. */
export const dueMessage = (applicationId: string): string => JSON.stringify({ applicationId });

/** @throws Error for anything else: it is then tried again and kept aside. */
export const readDueMessage = (text: string): string => {
  const message: unknown = JSON.parse(text);
  if (typeof message !== 'object' || message === null || !('applicationId' in message) || typeof message.applicationId !== 'string') throw new Error('A message about a due case names the case.');
  return message.applicationId;
};
