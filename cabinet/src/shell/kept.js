// What outlives a reload of its tab, and nothing else: the token with its end, a hash of the launch it came by, how the
// page looks around it, and what was typed and not sent yet. All of it ends with the session, but for the language, in
// which its end is told.
// A frame may have no storage at all; then a reload is what it was without it.
const NAME = 'kabinet';
const DRAFTS = 'kabinet.drafts';
const LANGUAGE = 'kabinet.language';

export function keep({ token, expiresAt, role, language, community, launch, waiting }) {
  write(NAME, { token, expiresAt, role, language, community, launch, waiting });
  write(LANGUAGE, language);
}

export function kept() {
  const session = read(NAME);
  if (session?.token && new Date(session.expiresAt) > new Date()) return session;
  forget();
  return null;
}

export const forget = () => [NAME, DRAFTS].forEach((name) => tried(() => sessionStorage.removeItem(name)));
export const keptLanguage = () => read(LANGUAGE);
export const keepDrafts = (drafts) => write(DRAFTS, drafts);
export const keptDrafts = () => read(DRAFTS) ?? {};

export function speakLater(language) {
  const session = kept();
  if (session) keep({ ...session, language });
}

export function keepCounts(waiting) {
  const session = kept();
  if (session) keep({ ...session, waiting });
}

const write = (name, value) => tried(() => sessionStorage.setItem(name, JSON.stringify(value)));
const read = (name) => tried(() => JSON.parse(sessionStorage.getItem(name) ?? 'null'));

function tried(act) {
  try {
    return act();
  } catch {
    return null;
  }
}
