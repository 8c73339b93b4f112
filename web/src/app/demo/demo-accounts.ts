import * as z from 'zod';
import { officerRoles } from '../../../../shared/domain/application/actor';

const schema = z.object({
  password: z.string(),
  accounts: z.array(z.object({
    accountId: z.string(), name: z.string(),
    roles: z.array(z.object({ role: z.enum(officerRoles), regionCode: z.string() })),
    enterprises: z.array(z.object({ name: z.string(), capacity: z.enum(['legal_representative', 'handler', 'agency']) })),
    conflicted: z.boolean(),
  })),
});

export type DemoAccounts = z.output<typeof schema>;
export type DemoAccount = DemoAccounts['accounts'][number];

/** Who can sign in to the demonstration; only the system on one machine answers this. @throws Error */
export const loadDemoAccounts = async (): Promise<DemoAccounts> => {
  const reply = await fetch('/demo/accounts');
  if (!reply.ok) throw new Error(`demo accounts: HTTP ${reply.status}`);
  return schema.parse(await reply.json());
};
