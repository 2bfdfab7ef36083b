// Who imports orders: the roles that may, as the server's table of permissions says.
export const ORGANIZERS = ['owner', 'organizer'];
