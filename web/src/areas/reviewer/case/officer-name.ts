type Named = { readonly officerNames: readonly { readonly userId: string; readonly name: string }[] };

/** What an officer is called; by their user id where nobody noted a name. */
export const officerName = ({ officerNames }: Named, userId: string): string => officerNames.find((one) => one.userId === userId)?.name ?? userId;
