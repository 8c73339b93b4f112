/** The line the nightly proof of the books writes when something does not add up; an alarm waits for it. */
export const booksDiffer = 'books differ';
