// Who works here, and who of them runs purchases: imports, decides on claims. As the server's table of permissions says.
export const STAFF = ['owner', 'organizer', 'external_orders_manager', 'support', 'viewer'];
export const ORGANIZERS = ['owner', 'organizer'];
