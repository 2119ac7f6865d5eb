/** The namespace of the descriptions for plugin V821_18. */
export const TRAVEL_CARD_NAMESPACE = 'urn:ticket-distribution:nod:travel-card:1';
