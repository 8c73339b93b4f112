import { KMSClient } from '@aws-sdk/client-kms';
import type { Environment } from '../config/environment';
import { readTableConfig } from '../config/table-config';
import { createKmsDataKeys } from '../integrations/kms-data-keys';
import { createKmsFieldCipher } from '../integrations/kms-field-cipher';
import { systemClock } from '../integrations/system-clock';
import type { FieldCipher } from '../ports/field-cipher';

/** The cipher of functions that meet accounts or contacts. What each may do with the key is its role's matter. */
export const kmsCipher = (fieldKeyId: string, environment: Environment): FieldCipher =>
  createKmsFieldCipher(createKmsDataKeys(new KMSClient({ region: readTableConfig(environment).region }), fieldKeyId), systemClock);
