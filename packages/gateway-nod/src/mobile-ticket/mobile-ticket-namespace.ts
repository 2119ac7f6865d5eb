/** The namespace of the descriptions for plugin V821_25. */
export const MOBILE_TICKET_NAMESPACE = 'urn:ticket-distribution:nod:mobile-ticket:1';
