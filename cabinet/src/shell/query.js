// The launch's query is taken once and removed from the address, so that neither a copied link
// nor a Referer nor the browser's history carries the session of the person.
export function takeQuery() {
  const query = location.search.replace(/^\?/, '');
  if (query) history.replaceState(null, '', location.pathname + location.hash);
  return query;
}
