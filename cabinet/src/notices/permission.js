// Only OK can ask a person whether a group may write to him, and it has two ways to ask; each answers under its name.
import { connection, launchQuery, portalListener } from '../shell/fapi.js';

export const WAYS = {
  showGroupPermissions: (group) => window.FAPI.invokeUIMethod('showGroupPermissions', 'MESSAGES_FROM_GROUP', group),
  joinGroup: (group) => window.FAPI.UI.joinGroup(group, true),
};

export const canAsk = () => connection() !== null && groupId() !== '';

// Ends when OK says anything at all, for its word proves nothing; fails when OK cannot ask so; may never end.
export async function askForMessages(way) {
  await connection();
  return new Promise((resolve, reject) => {
    portalListener((method, result) => {
      if (method === way) (result === 'error' ? reject : resolve)(result);
    });
    WAYS[way](groupId());
  });
}

export function groupId() {
  const id = new URLSearchParams(launchQuery()).get('group_id') ?? '';
  return /^\d{1,24}$/.test(id) ? id : '';
}
