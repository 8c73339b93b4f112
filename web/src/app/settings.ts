import * as z from 'zod';

const settingsSchema = z.object({
  /** Issuer of the sign-in (OpenID Connect discovery lies below it). */
  issuer: z.url(),
  clientId: z.string().min(1),
  scope: z.string().default('openid profile'),
  /** Where the API answers: a path on this host or a whole address. */
  apiBase: z.string().min(1),
  /** The demonstration: invented enterprises, a clock of its own. */
  demo: z.boolean().default(false),
});

export type Settings = z.output<typeof settingsSchema>;

/** Settings of this installation, so that one bundle runs everywhere. @throws Error when they can't be read. */
export const loadSettings = async (): Promise<Settings> => {
  const reply = await fetch('/settings.json');
  if (!reply.ok) throw new Error(`settings.json: HTTP ${reply.status}`);
  return settingsSchema.parse(await reply.json());
};
