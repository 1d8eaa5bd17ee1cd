/** Of the databases of a page. */
export const outboxName = 'chatter.outbox';
export const copyName = 'chatter.copy';
