/** The variables a program was started with. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of this process, for the Lambdas' entries: the one place where they take it from. */
export const environment = (): Environment => process.env;
