import type { OfficerRole } from '../../../shared/domain/application/actor';
import type { Text } from '../language/text';

/** A link of the main navigation and whom it is shown to. */
export type NavigationItem = {
  readonly to: string;
  readonly label: Text;
  readonly audience: { readonly kind: 'everybody' } | { readonly kind: 'applicants' } | { readonly kind: 'officers'; readonly roles: readonly OfficerRole[] };
};
