// docs/openapi.json, as the build brings it: its exact type would be as long as itself.
declare module 'api-description' {
  const description: unknown;
  export default description;
}
