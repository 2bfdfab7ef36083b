// The session outlives a reload of its tab, and nothing else: the token with its end, and how the page looks around it.
// A frame may have no storage at all; then a reload is what it was without it.
const NAME = 'kabinet';

export function keep({ token, expiresAt, role, language, community }) {
  tried(() => sessionStorage.setItem(NAME, JSON.stringify({ token, expiresAt, role, language, community })));
}

export function kept() {
  const session = tried(() => JSON.parse(sessionStorage.getItem(NAME)));
  if (session?.token && new Date(session.expiresAt) > new Date()) return session;
  forget();
  return null;
}

export const forget = () => { tried(() => sessionStorage.removeItem(NAME)); };

export function speakLater(language) {
  const session = kept();
  if (session) keep({ ...session, language });
}

function tried(act) {
  try {
    return act();
  } catch {
    return null;
  }
}
