// What the server takes and what it does not: said in the page, so that no field promises more or less than the server keeps.
const given = JSON.parse((/** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name="limits"]')))?.content || '{}');

export const limit = (name) => given[name];
